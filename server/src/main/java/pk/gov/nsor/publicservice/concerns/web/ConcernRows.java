package pk.gov.nsor.publicservice.concerns.web;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Jurisdiction.National;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Jurisdiction.OfProvince;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.escalation.EscalationLevel;
import pk.gov.nsor.foundation.escalation.EscalationSteps;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.reference.PoliceStations;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.policing.supervision.CaseAccess;
import pk.gov.nsor.policing.supervision.CaseScope;
import pk.gov.nsor.policing.supervision.Escalation;
import pk.gov.nsor.publicservice.concerns.Concern;
import pk.gov.nsor.publicservice.concerns.ConcernLists.Line;
import pk.gov.nsor.publicservice.concerns.ConcernWay;
import pk.gov.nsor.publicservice.concerns.Concerns;

/** Who sees a concern, and says in the reader's language what is so about it. */
@Component
class ConcernRows {

    private final Concerns concerns;
    private final CaseAccess access;
    private final PoliceStations stations;
    private final Districts districts;
    private final Escalation escalation;
    private final UiFormat uiFormat;

    ConcernRows(
            Concerns concerns,
            CaseAccess access,
            PoliceStations stations,
            Districts districts,
            Escalation escalation,
            UiFormat uiFormat) {
        this.concerns = concerns;
        this.access = access;
        this.stations = stations;
        this.districts = districts;
        this.escalation = escalation;
        this.uiFormat = uiFormat;
    }

    /** Empty where the concern is of no place of the reader's. */
    @Transactional(readOnly = true)
    Optional<Concern> find(UUID id, SignedIn reader) {
        CaseScope scope = access.scope(reader);
        return concerns.find(id).filter(concern -> covers(scope, concern.station(), concern.district()));
    }

    private static boolean covers(CaseScope scope, @Nullable String station, @Nullable String district) {
        if (station != null) {
            return scope.coversStation(station);
        }
        return district == null ? scope.isNational() : scope.coversDistrict(district);
    }

    EscalationSteps steps() {
        return escalation.ofConcerns();
    }

    /** With whom it lies; with the whole country's level from the first day where it is of no district. */
    String level(@Nullable String station, @Nullable String district, LocalDate receivedOn) {
        boolean isOfNoPlace = station == null && district == null;
        EscalationLevel level = isOfNoPlace ? EscalationLevel.NATIONAL : steps().of(receivedOn);
        return uiFormat.text("supervision.level." + level.key());
    }

    /** The level from which a concern concerns somebody whose work lies there; those of a district see all. */
    static EscalationLevel concerns(Jurisdiction place) {
        return switch (place) {
            case National _ -> EscalationLevel.NATIONAL;
            case OfProvince _ -> EscalationLevel.PROVINCE;
            case OfDistrict _ -> EscalationLevel.OFFICER;
        };
    }

    String kind(Line line) {
        return uiFormat.text("concern.kind." + line.kind().key());
    }

    String way(ConcernWay way) {
        return uiFormat.text("concern.way." + way.key());
    }

    /** The station that answers, or the district that was named, or that neither is known. */
    String place(@Nullable String station, @Nullable String district) {
        if (station != null) {
            return stations.byCode(station)
                    .map(known -> known.name(LocaleContextHolder.getLocale()))
                    .orElse(station);
        }
        if (district == null) {
            return uiFormat.text("concern.place.none");
        }
        boolean isUrdu = LocaleContextHolder.getLocale().getLanguage().equals("ur");
        return districts
                .byCode(district)
                .map(known -> isUrdu ? known.nameUr() : known.nameEn())
                .orElse(district);
    }
}
