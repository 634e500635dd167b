package pk.gov.nsor.record.registration.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.reference.Tehsil;
import pk.gov.nsor.foundation.screening.Screened;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.Rows;
import pk.gov.nsor.record.register.NewAddress;

/** Reads addresses from the fields line1, district1, tehsil1, from1 and so on. */
@Component
class AddressForm {

    static final int MOST = 20;

    private final Districts districts;
    private final Clock clock;

    AddressForm(Districts districts, Clock clock) {
        this.districts = districts;
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
        Optional<District> district = district(form, "district" + i);
        Optional<LocalDate> from = form.require("from" + i, "registration.from.missing", Day::parse);
        if (from.isPresent() && from.get().isAfter(LocalDate.now(clock))) {
            form.reject("from" + i, "registration.from.future");
        }
        if (line.isEmpty() || district.isEmpty() || from.isEmpty()) {
            return Optional.empty();
        }
        String tehsil = tehsil(form, "tehsil" + i, district.get(), from.get()).orElse(null);
        return form.check(
                "line" + i, () -> new NewAddress(line.get(), district.get().code(), tehsil, from.get()));
    }

    /** Empty where none was typed, or where it is reported as an error of the form. */
    private Optional<String> tehsil(Form form, String field, District district, LocalDate from) {
        String typed = form.value(field);
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        LocalDate today = LocalDate.now(clock);
        List<Tehsil> named = districts.tehsilsNamed(typed, district.code());
        Optional<Tehsil> here = named.stream()
                .filter(tehsil -> tehsil.districtOn(today).equals(district.code())
                        || tehsil.districtOn(from).equals(district.code()))
                .findFirst();
        if (here.isEmpty() && named.isEmpty()) {
            form.reject(
                    field,
                    "registration.tehsil.unknown",
                    name(district),
                    districts.tehsils(district.code(), today).stream()
                            .map(Tehsil::nameEn)
                            .collect(Collectors.joining(", ")));
        } else if (here.isEmpty()) {
            form.reject(
                    field,
                    "registration.tehsil.moved",
                    named.getFirst().nameEn(),
                    districts
                            .byCode(named.getFirst().districtOn(today))
                            .map(AddressForm::name)
                            .orElse(""));
        }
        return here.map(Tehsil::code);
    }

    private static String name(District district) {
        return isUrdu(LocaleContextHolder.getLocale()) ? district.nameUr() : district.nameEn();
    }

    private static boolean isUrdu(Locale locale) {
        return "ur".equals(locale.getLanguage());
    }

    private Optional<District> district(Form form, String field) {
        String typed = form.value(field);
        if (typed.isEmpty()) {
            form.reject(field, "registration.district.missing");
            return Optional.empty();
        }
        List<District> meant = districts.named(typed);
        if (meant.size() == 1) {
            return Optional.of(meant.getFirst());
        }
        if (meant.isEmpty()) {
            form.reject(field, "registration.district.unknown");
        } else {
            form.reject(
                    field,
                    "registration.district.several",
                    String.join(", ", meant.stream().map(District::nameEn).toList()));
        }
        return Optional.empty();
    }

    /** The choices of the field: names in the reader's language, with the province. */
    Map<String, String> offers(Locale locale) {
        boolean urdu = isUrdu(locale);
        Map<String, String> offers = new LinkedHashMap<>();
        districts
                .all()
                .forEach(district -> offers.put(
                        urdu ? district.nameUr() : district.nameEn(),
                        urdu ? district.provinceUr() : district.provinceEn()));
        return offers;
    }

    /** The choices of the tehsil field: the names, each with the districts in the reader's language. */
    Map<String, String> tehsilOffers() {
        Map<String, List<Tehsil>> tehsils = districts.tehsilsByDistrict(LocalDate.now(clock));
        Map<String, String> offers = new TreeMap<>();
        districts
                .all()
                .forEach(district -> tehsils.getOrDefault(district.code(), List.of())
                        .forEach(tehsil ->
                                offers.merge(tehsil.nameEn(), name(district), (one, another) -> one + ", " + another)));
        return offers;
    }
}
