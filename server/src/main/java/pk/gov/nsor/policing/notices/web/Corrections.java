package pk.gov.nsor.policing.notices.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.reference.Tehsil;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.policing.notices.Drafts;
import pk.gov.nsor.policing.notices.NoticeKind;
import pk.gov.nsor.policing.notices.Observation;
import pk.gov.nsor.policing.notices.Observation.Dwelling;
import pk.gov.nsor.policing.notices.Observation.ObservedArrest;
import pk.gov.nsor.policing.notices.Observation.ObservedHotel;
import pk.gov.nsor.policing.notices.Observation.ObservedName;
import pk.gov.nsor.policing.notices.Observation.ObservedPhone;
import pk.gov.nsor.policing.notices.Observation.OfCard;

/** Begins the notice that puts right what was reported and is not on the record. */
@Component
class Corrections {

    private final Drafts drafts;
    private final Districts districts;

    Corrections(Drafts drafts, Districts districts) {
        this.drafts = drafts;
        this.districts = districts;
    }

    /** The draft of the notice, filled in with what was reported; empty where there is none of that kind, or no more room. */
    Optional<UUID> begin(PersonId person, Observation observation, SignedIn reader) {
        UUID draft = UUID.randomUUID();
        return kind(observation)
                .flatMap(kind -> new Form().check(DraftForms.KIND, () -> {
                    drafts.save(
                            draft,
                            person,
                            reader.accountId(),
                            Map.of(
                                    DraftForms.KIND,
                                    Map.of(DraftForms.KIND, List.of(kind.name())),
                                    DraftForms.PARTICULARS,
                                    fields(observation)));
                    return draft;
                }));
    }

    /** The kind of the notice; empty where there is none. */
    static Optional<NoticeKind> kind(Observation observation) {
        return switch (observation.kind()) {
            case NADRA_NAME -> Optional.of(NoticeKind.NAME);
            case NADRA_ADDRESS, TENANT -> Optional.of(NoticeKind.ADDRESS);
            case HOTEL -> Optional.of(NoticeKind.TRAVEL_INSIDE);
            case VISIT -> observation.told().map(_ -> NoticeKind.ADDRESS);
            case PHONE, CARD_RENEWED, CARD_BLOCKED, NADRA_DEATH, ARREST -> Optional.empty();
        };
    }

    private Map<String, List<String>> fields(Observation observation) {
        Map<String, List<String>> fields = new HashMap<>();
        put(fields, "on", observation.on().toString());
        switch (observation) {
            case ObservedName named -> {
                put(fields, "nameLatin", named.name().latin());
                put(fields, "nameUrdu", named.name().urdu());
            }
            case Dwelling dwelling -> {
                put(fields, "line", dwelling.line());
                put(fields, "district", dwelling.district());
                String tehsil = dwelling.tehsil();
                if (tehsil != null) {
                    put(
                            fields,
                            "tehsil",
                            districts.tehsil(tehsil).map(Tehsil::nameEn).orElse(tehsil));
                }
            }
            case ObservedHotel hotel -> {
                put(fields, "line", hotel.line());
                put(fields, "district", hotel.district());
                put(fields, "until", hotel.on().plusDays(hotel.nights()).toString());
            }
            case ObservedPhone _, OfCard _, ObservedArrest _ -> {
                // No notice is of a telephone, a card or an arrest.
            }
        }
        return fields;
    }

    private static void put(Map<String, List<String>> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, List.of(value));
        }
    }
}
