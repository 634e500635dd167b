package pk.gov.nsor.policing.supervision.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.reference.PoliceStation;
import pk.gov.nsor.foundation.reference.field.PlaceFields;
import pk.gov.nsor.foundation.screening.Screened;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.policing.supervision.CaseScope;
import pk.gov.nsor.policing.supervision.NewAppearance;
import pk.gov.nsor.policing.supervision.NewAppearance.AddressSeen;
import pk.gov.nsor.policing.supervision.NewAppearance.IdentitySeen;

/** Reads an appearance. On a page with many appearances, each field's name ends with the number of its row. */
@Component
public class AppearanceForm {

    private static final String UNKNOWN = "invalid.appearance.station";

    private final PlaceFields places;

    AppearanceForm(PlaceFields places) {
        this.places = places;
    }

    /** The appearance, or empty and what is wrong with it; days and the person are checked when it is recorded. */
    public Optional<NewAppearance> read(Form form, String row, CaseScope scope) {
        Optional<UUID> id = form.require("appearance" + row, "invalid.appearance.other", AppearanceForm::identifier);
        Optional<IdentitySeen> identity =
                form.choice("identity" + row, "supervision.identity.missing", IdentitySeen.class);
        Optional<AddressSeen> address = form.choice("address" + row, "supervision.address.missing", AddressSeen.class);
        Optional<LocalDate> on = form.day("on" + row, "supervision.on.missing");
        Optional<String> station = row.isEmpty()
                ? places.station(form, "station", UNKNOWN, each -> scope.coversStation(each.code()))
                        .map(PoliceStation::code)
                : Optional.of(form.value("at")).filter(scope::coversStation);
        if (station.isEmpty() && !row.isEmpty()) {
            form.reject("on" + row, UNKNOWN);
        }
        if (id.isEmpty() || identity.isEmpty() || address.isEmpty() || on.isEmpty() || station.isEmpty()) {
            return Optional.empty();
        }
        return form.check(
                "note" + row,
                () -> new NewAppearance(
                        id.get(),
                        station.get(),
                        on.get(),
                        identity.get(),
                        address.get(),
                        Screened.require(form.value("note" + row))));
    }

    /** What is usually seen at the counter, said in one choice; each is an identity and an address. */
    static List<Seen> usual() {
        return List.of(
                new Seen(IdentitySeen.CNIC_CARD, AddressSeen.STATED),
                new Seen(IdentitySeen.KNOWN_IN_PERSON, AddressSeen.STATED),
                new Seen(IdentitySeen.CNIC_CARD, AddressSeen.DOCUMENT));
    }

    /** Answers both questions by the choice of one that is usual, where one was made. */
    static void answer(Form form) {
        usual().stream()
                .filter(seen -> seen.value().equals(form.value("seen")))
                .forEach(seen -> form.set("identity", seen.identity().name())
                        .set("address", seen.address().name()));
    }

    /** Who it was and where they live, as it was seen. */
    record Seen(IdentitySeen identity, AddressSeen address) {

        /** As the form posts it. */
        public String value() {
            return identity + "-" + address;
        }
    }

    /** Reads an identifier that a form carries hidden. */
    public static UUID identifier(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException malformed) {
            throw new pk.gov.nsor.foundation.kernel.InvalidValueException(
                    "appearance.other", "Something else was recorded under this number. Open the form again.");
        }
    }
}
