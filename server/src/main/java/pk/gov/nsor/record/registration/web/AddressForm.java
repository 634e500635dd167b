package pk.gov.nsor.record.registration.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.reference.Area;
import pk.gov.nsor.foundation.reference.Tehsil;
import pk.gov.nsor.foundation.reference.field.PlaceFields;
import pk.gov.nsor.foundation.screening.Screened;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.Rows;
import pk.gov.nsor.record.register.NewAddress;

/** Reads addresses from the fields line1, district1, from1 and so on. */
@Component
class AddressForm {

    static final int MOST = 20;

    private final PlaceFields places;
    private final Clock clock;

    AddressForm(PlaceFields places, Clock clock) {
        this.places = places;
        this.clock = clock;
    }

    static int count(Form form) {
        return Rows.count(form, "addresses", 1, MOST);
    }

    /** The addresses; empty rows are left out, except the first. */
    List<NewAddress> read(Form form) {
        List<NewAddress> addresses = new ArrayList<>();
        for (int i = 1; i <= count(form); i++) {
            boolean empty = form.value("line" + i).isEmpty()
                    && form.value("district" + i).isEmpty()
                    && form.value("from" + i).isEmpty();
            if (i == 1 || !empty) {
                read(form, i).ifPresent(addresses::add);
            }
        }
        return addresses;
    }

    private Optional<NewAddress> read(Form form, int i) {
        Optional<String> line =
                form.require("line" + i, "invalid.address.empty", text -> Screened.require(text, "line" + i));
        Optional<LocalDate> from = form.day("from" + i, "registration.from.missing");
        Optional<Area> area =
                places.area(form, "district" + i, "registration.district.missing", from.orElse(LocalDate.now(clock)));
        if (from.isPresent() && from.get().isAfter(LocalDate.now(clock))) {
            form.reject("from" + i, "registration.from.future");
        }
        if (line.isEmpty() || area.isEmpty() || from.isEmpty()) {
            return Optional.empty();
        }
        return form.check("line" + i, () -> address(line.get(), area.get(), from.get()));
    }

    private static NewAddress address(String line, Area area, LocalDate from) {
        Tehsil tehsil = area.tehsil();
        return new NewAddress(line, area.district().code(), tehsil == null ? null : tehsil.code(), from);
    }
}
