package pk.gov.nsor.policing.notices.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.reference.Area;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.Tehsil;
import pk.gov.nsor.foundation.reference.field.PlaceFields;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.Rows;
import pk.gov.nsor.policing.notices.NoticeKind;
import pk.gov.nsor.policing.notices.Particulars;
import pk.gov.nsor.policing.notices.ScreenedParticulars;

/** Reads the content of a notice from the fields of its page. */
@Component
class ParticularsForm {

    static final int MOST_COUNTRIES = 10;

    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("dd-MM-uuuu", Locale.ROOT);

    private final PlaceFields places;
    private final NoticeMessages wording;
    private final Clock clock;

    ParticularsForm(PlaceFields places, NoticeMessages wording, Clock clock) {
        this.places = places;
        this.wording = wording;
        this.clock = clock;
    }

    /** A day as a field has it filled in. */
    static String written(LocalDate day) {
        return WRITTEN.format(day);
    }

    static int countries(Form form) {
        return Rows.count(form, "countries", 1, MOST_COUNTRIES);
    }

    /** The particulars, or empty and what is wrong with the form. */
    Optional<Particulars> read(NoticeKind kind, Form form) {
        Optional<Particulars> typed = switch (kind) {
            case NAME -> name(form);
            case ADDRESS -> home(form);
            case STAY -> stay(form);
            case TRAVEL_INSIDE -> travelInside(form);
            case TRAVEL_ABROAD -> travelAbroad(form);
            case PHONE, WORK, HOUSEHOLD, VEHICLE, ONLINE_IDENTITY -> CircumstanceFields.read(kind, form);
        };
        return typed.flatMap(read -> form.whole("on", () -> ScreenedParticulars.require(read)));
    }

    private static Optional<Particulars> name(Form form) {
        Optional<PersonName> name =
                form.check("nameLatin", () -> new PersonName(form.value("nameLatin"), form.value("nameUrdu")));
        Optional<LocalDate> on = day(form, "on");
        return name.isEmpty() || on.isEmpty()
                ? Optional.empty()
                : Optional.of(new Particulars.NewName(name.get(), on.get()));
    }

    private Optional<Particulars> home(Form form) {
        Optional<LocalDate> on = day(form, "on");
        Optional<String> line = line(form);
        Optional<Area> area = places.area(form, "district", "notices.district.missing", on.orElse(today()));
        Tehsil tehsil = area.map(Area::tehsil).orElse(null);
        Optional<String> district = area.map(Area::district)
                .flatMap(named -> tehsil == null ? onDay(form, named, on.orElse(today())) : Optional.of(named.code()));
        return on.isEmpty() || line.isEmpty() || district.isEmpty()
                ? Optional.empty()
                : form.whole(
                        "line",
                        () -> new Particulars.NewHome(
                                line.get(), district.get(), tehsil == null ? null : tehsil.code(), on.get()));
    }

    private Optional<Particulars> stay(Form form) {
        Optional<LocalDate> on = day(form, "on");
        Optional<LocalDate> until = day(form, "until");
        Optional<String> line = line(form);
        Optional<String> district = district(form, on.orElse(today()));
        return on.isEmpty() || until.isEmpty() || line.isEmpty() || district.isEmpty()
                ? Optional.empty()
                : form.whole("line", () -> new Particulars.Stay(line.get(), district.get(), on.get(), until.get()));
    }

    private Optional<Particulars> travelInside(Form form) {
        Optional<LocalDate> on = day(form, "on");
        Optional<LocalDate> until = day(form, "until");
        Optional<String> line = line(form);
        Optional<String> district = district(form, on.orElse(today()));
        Optional<String> purpose = form.require("tripPurpose", "notices.purpose.missing", text -> text);
        return on.isEmpty() || until.isEmpty() || line.isEmpty() || district.isEmpty() || purpose.isEmpty()
                ? Optional.empty()
                : form.whole(
                        "line",
                        () -> new Particulars.TravelInside(
                                line.get(), district.get(), on.get(), until.get(), purpose.get()));
    }

    private static Optional<Particulars> travelAbroad(Form form) {
        Optional<LocalDate> on = day(form, "on");
        Optional<LocalDate> until = day(form, "until");
        List<Particulars.Leg> legs = legs(form);
        Optional<String> purpose = form.require("tripPurpose", "notices.purpose.missing", text -> text);
        Optional<String> carrier = form.require("carrier", "notices.carrier.missing", text -> text);
        Optional<String> passport = form.require("passport", "notices.passport.missing", text -> text);
        return !form.isValid()
                ? Optional.empty()
                : form.whole(
                        "country1",
                        () -> new Particulars.TravelAbroad(
                                legs,
                                on.orElseThrow(),
                                until.orElseThrow(),
                                purpose.orElseThrow(),
                                carrier.orElseThrow(),
                                passport.orElseThrow()));
    }

    /** A row in which nothing was typed is none, but for the first. */
    private static List<Particulars.Leg> legs(Form form) {
        List<Particulars.Leg> legs = new ArrayList<>();
        for (int i = 1; i <= countries(form); i++) {
            boolean isEmpty = form.value("country" + i).isEmpty()
                    && form.value("from" + i).isEmpty();
            if (i == 1 || !isEmpty) {
                Optional<String> country =
                        form.require("country" + i, "notices.country.missing", Particulars.Leg::checkedCountry);
                Optional<LocalDate> from = day(form, "from" + i);
                if (country.isPresent() && from.isPresent()) {
                    legs.add(new Particulars.Leg(country.get(), from.get()));
                }
            }
        }
        return legs;
    }

    static Optional<LocalDate> day(Form form, String field) {
        return form.day(field, "notices.day.missing");
    }

    private static Optional<String> line(Form form) {
        return form.require("line", "invalid.address.empty", text -> text);
    }

    private Optional<String> district(Form form, LocalDate on) {
        return places.district(form, "district", "notices.district.missing", on)
                .flatMap(district -> onDay(form, district, on));
    }

    /** Where the district will have been split by that day, it is asked which of the districts is meant. */
    private Optional<String> onDay(Form form, District district, LocalDate on) {
        Map<String, String> meant = wording.successors(district.code(), on);
        String answer = form.value("successor");
        if (meant.isEmpty() || meant.containsKey(answer)) {
            return Optional.of(meant.isEmpty() ? district.code() : answer);
        }
        form.reject(
                "successor", "notices.successor.missing", wording.district(NoticeMessages.reader(), district.code()));
        return Optional.empty();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
