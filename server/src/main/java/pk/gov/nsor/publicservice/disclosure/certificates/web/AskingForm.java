package pk.gov.nsor.publicservice.disclosure.certificates.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.CnicFormat;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.kernel.Sex;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.publicservice.disclosure.certificates.Asking;
import pk.gov.nsor.publicservice.disclosure.certificates.Work;
import pk.gov.nsor.record.register.Examination;
import pk.gov.nsor.record.register.Identity;

/** Reads what was asked at the counter; every problem is a field's. */
@Component
class AskingForm {

    private static final String PAKISTANI = "PK";

    private final CnicFormat cnics;

    AskingForm(CnicFormat cnics) {
        this.cnics = cnics;
    }

    Optional<Asking> read(Form form) {
        Optional<PersonName> name = name(form, "name");
        Optional<PersonName> father = name(form, "father");
        Optional<LocalDate> bornOn = form.pastDay("bornOn", "certificate.born-on.missing");
        Optional<Sex> sex = form.choice("sex", "registration.sex.missing", Sex.class);
        Optional<Cnic> cnic = form.require("cnic", "certificate.cnic.missing", cnics::parse);
        Optional<Examination.Document> document =
                form.choice("document", "certificate.document.missing", Examination.Document.class);
        Optional<Work> work = form.choice("work", "certificate.work.missing", Work.class);
        Optional<LocalDate> consentOn = form.day("consentOn", "certificate.consent-day.missing");
        if (!form.has("consent", "SIGNED")) {
            form.reject("consent", "certificate.consent.missing");
        }
        if (!form.isValid()) {
            return Optional.empty();
        }
        return form.whole(
                "nameLatin",
                () -> new Asking(
                        new Identity(
                                name.orElseThrow(),
                                father.orElseThrow(),
                                sex.orElseThrow(),
                                bornOn.orElseThrow(),
                                PAKISTANI,
                                List.of()),
                        cnic.orElseThrow(),
                        document.orElseThrow(),
                        form.value("employer"),
                        work.orElseThrow(),
                        consentOn.orElseThrow()));
    }

    private static Optional<PersonName> name(Form form, String field) {
        return form.check(
                field + "Latin",
                () -> new PersonName(given(form.value(field + "Latin")), given(form.value(field + "Urdu"))));
    }

    private static @Nullable String given(String typed) {
        return typed.isEmpty() ? null : typed;
    }
}
