package pk.gov.nsor.record.registration.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.CnicFormat;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.kernel.Sex;
import pk.gov.nsor.foundation.screening.Screened;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.Rows;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.record.register.Identity;
import pk.gov.nsor.record.register.People;

/** Reads an identity from the form's fields; every error belongs to a field. */
@Component
class IdentityForm {

    private static final int FEWEST_ALIASES = 1;
    private static final int MOST_ALIASES = 20;

    private final CnicFormat cnics;
    private final People people;
    private final Clock clock;

    IdentityForm(CnicFormat cnics, People people, Clock clock) {
        this.cnics = cnics;
        this.people = people;
        this.clock = clock;
    }

    /** The result of reading. */
    record Read(Identity identity, @Nullable Cnic cnic) {}

    /** Whether a CNIC is known. */
    enum CnicKnown {
        GIVEN,
        NONE,
        UNKNOWN
    }

    Optional<Read> read(Form form) {
        List<PersonName> aliases = aliases(form);
        Optional<Identity> identity = identity(form, aliases);
        Optional<Cnic> cnic = cnic(form);
        return form.isValid() ? identity.map(read -> new Read(read, cnic.orElse(null))) : Optional.empty();
    }

    /** The identity, with other names that were read already. */
    Optional<Identity> identity(Form form, List<PersonName> aliases) {
        Optional<PersonName> name = name(form, "name", true);
        Optional<PersonName> father = name(form, "father", false);
        Optional<Sex> sex = form.choice("sex", "registration.sex.missing", Sex.class);
        Optional<LocalDate> bornOn = form.pastDay("bornOn");
        if (bornOn.isPresent() && bornOn.get().isAfter(LocalDate.now(clock))) {
            form.reject("bornOn", "invalid.day.future");
        }
        if (form.value("nationality").isEmpty()) {
            form.reject("nationality", "registration.nationality.missing");
        }
        if (!form.isValid() || name.isEmpty() || sex.isEmpty()) {
            return Optional.empty();
        }
        return form.check(
                "nationality",
                () -> new Identity(
                        name.get(),
                        father.orElse(null),
                        sex.get(),
                        bornOn.orElse(null),
                        form.value("nationality"),
                        aliases));
    }

    static int aliasCount(Form form) {
        return Rows.count(form, "aliases", FEWEST_ALIASES, MOST_ALIASES);
    }

    /** Country codes and their names in the reader's language, Pakistan first. */
    static Map<String, String> nationalities(Locale locale) {
        Map<String, String> byName = new TreeMap<>(java.text.Collator.getInstance(locale));
        Arrays.stream(Locale.getISOCountries())
                .forEach(code -> byName.put(Locale.of("", code).getDisplayCountry(locale), code));
        Map<String, String> ordered = new java.util.LinkedHashMap<>();
        ordered.put("PK", Locale.of("", "PK").getDisplayCountry(locale));
        byName.forEach((name, code) -> ordered.putIfAbsent(code, name));
        return ordered;
    }

    private static Optional<PersonName> name(Form form, String field, boolean required) {
        String latin = form.value(field + "Latin");
        String urdu = form.value(field + "Urdu");
        if (latin.isEmpty() && urdu.isEmpty()) {
            if (required) {
                form.reject(field + "Latin", "invalid.name.empty");
            }
            return Optional.empty();
        }
        // Each script is read alone first, so that the error appears at the right field.
        boolean latinReads = latin.isEmpty()
                || form.check(field + "Latin", () -> Screened.require(PersonName.latin(latin), field))
                        .isPresent();
        boolean urduReads = urdu.isEmpty()
                || form.check(field + "Urdu", () -> Screened.require(new PersonName(null, urdu), field))
                        .isPresent();
        return latinReads && urduReads ? PersonName.ofNullable(latin, urdu) : Optional.empty();
    }

    private static List<PersonName> aliases(Form form) {
        List<PersonName> aliases = new ArrayList<>();
        for (int i = 1; i <= aliasCount(form); i++) {
            String field = "alias" + i;
            form.read(field, text -> alias(Screened.require(text, field))).ifPresent(aliases::add);
        }
        return aliases;
    }

    /** Another name, in either script. */
    static PersonName alias(String text) {
        return UiFormat.isUrdu(text) ? new PersonName(null, text) : PersonName.latin(text);
    }

    private Optional<Cnic> cnic(Form form) {
        if (form.value("cnicKnown").isEmpty() && !form.value("cnic").isEmpty()) {
            // Whoever types a CNIC has said that there is one.
            form.set("cnicKnown", CnicKnown.GIVEN.name());
        }
        Optional<CnicKnown> known = form.choice("cnicKnown", "registration.cnic-known.missing", CnicKnown.class);
        if (known.isEmpty() || known.get() != CnicKnown.GIVEN) {
            return Optional.empty();
        }
        Optional<Cnic> cnic = form.require("cnic", "registration.cnic.missing", cnics::parse);
        cnic.flatMap(people::withCnic)
                .ifPresent(holder -> form.reject(
                        "cnic",
                        "registration.cnic.taken",
                        people.get(holder).number().formatted()));
        return cnic;
    }
}
