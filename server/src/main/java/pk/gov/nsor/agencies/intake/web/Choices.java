package pk.gov.nsor.agencies.intake.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import pk.gov.nsor.agencies.intake.Decision;
import pk.gov.nsor.agencies.intake.quarantine.QuarantineReason;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.reference.Court;
import pk.gov.nsor.foundation.reference.Courts;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.reference.Offences;
import pk.gov.nsor.foundation.reference.PoliceStation;
import pk.gov.nsor.foundation.reference.PoliceStations;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.record.conviction.Fact;
import pk.gov.nsor.record.conviction.LegalRecord;
import pk.gov.nsor.record.conviction.NewConviction;
import pk.gov.nsor.record.conviction.legalfile.LegalFile;

/** What a registrar may choose in place of what the court wrote: code to name in the reader's language. */
@Component
class Choices {

    private final Courts courts;
    private final Districts districts;
    private final PoliceStations stations;
    private final Offences offences;
    private final LegalRecord record;
    private final UiFormat shown;

    Choices(
            Courts courts,
            Districts districts,
            PoliceStations stations,
            Offences offences,
            LegalRecord record,
            UiFormat shown) {
        this.record = record;
        this.shown = shown;
        this.courts = courts;
        this.districts = districts;
        this.stations = stations;
        this.offences = offences;
    }

    /** Empty where the quarantineReason is not one of a name or a judgment. */
    Map<String, String> forDoubt(QuarantineReason quarantineReason) {
        return switch (quarantineReason.code()) {
            case UNKNOWN_COURT, AMBIGUOUS_COURT ->
                named(courts.all(), Court::code, court -> court.name(LocaleContextHolder.getLocale()));
            case UNKNOWN_DISTRICT, AMBIGUOUS_DISTRICT, FORMER_DISTRICT ->
                named(districts.all(), District::code, district -> district.name(LocaleContextHolder.getLocale()));
            case UNKNOWN_POLICE_STATION, AMBIGUOUS_POLICE_STATION, STATION_ELSEWHERE ->
                named(stations.all(), PoliceStation::code, station -> station.name(LocaleContextHolder.getLocale()));
            case UNKNOWN_SECTION ->
                named(
                        offences.all(),
                        offence -> offence.section().toString(),
                        offence -> offence.section() + " – " + ofReader(offence.titleEn(), offence.titleUr()));
            case CONVICTION_KNOWN, PERHAPS_KNOWN -> {
                Map<String, String> offered = judgments(quarantineReason.person());
                offered.put(Decision.ANOTHER, shown.text("intake.message.choice.another"));
                yield offered;
            }
            case UNKNOWN_CONVICTION, AMBIGUOUS_CONVICTION -> judgments(quarantineReason.person());
            case CNIC_OF_ANOTHER,
                    POSSIBLE_DUPLICATE,
                    UNKNOWN_PERSON,
                    UNKNOWN_STAY,
                    CONTRADICTS_RECORD,
                    TEXT_STOPPED,
                    WITHDRAWS_RECORDED,
                    REPLACES_RECORDED -> Map.of();
        };
    }

    /** The judgments in force of a record, by their identifiers. */
    private Map<String, String> judgments(@Nullable PersonId person) {
        Map<String, String> offered = new LinkedHashMap<>();
        if (person != null) {
            LegalFile file = record.file(person);
            file.convictions().stream().filter(Fact::inForce).forEach(fact -> {
                NewConviction judgment = fact.now();
                String court = courts.byCode(judgment.courtCode())
                        .map(known -> known.name(LocaleContextHolder.getLocale()))
                        .orElse(judgment.courtCode());
                offered.put(
                        fact.id().toString(),
                        shown.text(
                                "intake.message.choice.judgment",
                                judgment.caseNumber(),
                                court,
                                shown.day(judgment.judgmentOn())));
            });
        }
        return offered;
    }

    private static <T> Map<String, String> named(List<T> things, Function<T, String> code, Function<T, String> name) {
        Map<String, String> named = new LinkedHashMap<>();
        things.forEach(thing -> named.put(code.apply(thing), name.apply(thing)));
        return named;
    }

    private static String ofReader(String english, String urdu) {
        return "ur".equals(LocaleContextHolder.getLocale().getLanguage()) ? urdu : english;
    }
}
