package pk.gov.nsor.record.registration.web;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.screening.Screened;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.record.register.Identity;
import pk.gov.nsor.record.register.correction.CorrectionDocument;
import pk.gov.nsor.record.register.correction.CorrectionEvidence;

/** Reads the corrections of an identity. The form contains the whole identity, as the record has it now. */
@Component
class IdentityCorrectionForm {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd-MM-yyyy", Locale.ENGLISH);

    private final IdentityForm identities;

    IdentityCorrectionForm(IdentityForm identities) {
        this.identities = identities;
    }

    /** The result of reading. */
    record Read(Identity after, CorrectionEvidence evidence, String reason) {}

    /** The form filled with the values of the record. */
    static Form of(Identity identity) {
        Form form = new Form();
        fill(form, "name", identity.name());
        fill(form, "father", identity.fatherName());
        form.set("sex", identity.sex().name());
        form.set("bornOn", identity.bornOn() == null ? "" : identity.bornOn().format(DAY));
        form.set("nationality", identity.nationality());
        return form;
    }

    private static void fill(Form form, String field, @Nullable PersonName name) {
        String latin = name == null ? null : name.latin();
        String urdu = name == null ? null : name.urdu();
        form.set(field + "Latin", latin == null ? "" : latin);
        form.set(field + "Urdu", urdu == null ? "" : urdu);
    }

    /** The other names on record that are to be removed, each by its position. */
    static Map<String, String> aliases(Identity identity) {
        Map<String, String> offered = new LinkedHashMap<>();
        for (int i = 0; i < identity.aliases().size(); i++) {
            offered.put(Integer.toString(i), identity.aliases().get(i).any());
        }
        return offered;
    }

    Optional<Read> read(Form form, Identity now) {
        Optional<Identity> after = identities.identity(form, aliases(form, now));
        Optional<CorrectionDocument> document =
                form.choice("document", "identity.correction.document.missing", CorrectionDocument.class);
        Optional<CorrectionEvidence> evidence = form.check(
                "documentNumber",
                () -> new CorrectionEvidence(
                        document.orElse(CorrectionDocument.CNIC_CARD),
                        Screened.require(form.value("documentNumber"), "documentNumber")));
        if (form.value("reason").isEmpty()) {
            form.reject("reason", "approval.reason.missing");
        }
        form.check("reason", () -> Screened.require(form.value("reason"), "reason"));
        return form.isValid()
                ? Optional.of(new Read(after.orElseThrow(), evidence.orElseThrow(), form.value("reason")))
                : Optional.empty();
    }

    /** The request that it answers; null where the page was not opened from one. */
    static @Nullable UUID request(Form form) {
        try {
            return form.value("request").isEmpty() ? null : UUID.fromString(form.value("request"));
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    private static List<PersonName> aliases(Form form, Identity now) {
        List<PersonName> aliases = new ArrayList<>();
        for (int i = 0; i < now.aliases().size(); i++) {
            if (!form.has("aliasOff", Integer.toString(i))) {
                aliases.add(now.aliases().get(i));
            }
        }
        form.read("newAlias", text -> IdentityForm.alias(Screened.require(text, "newAlias")))
                .ifPresent(aliases::add);
        return aliases;
    }
}
