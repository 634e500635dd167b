package pk.gov.nsor.agencies.intake.web;

import java.util.List;
import org.springframework.stereotype.Component;
import pk.gov.nsor.agencies.intake.quarantine.CnicClashes;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.register.ConfirmationHeld;
import pk.gov.nsor.record.register.IdentityNotes;

/** CNICs that two records lay claim to, before whoever confirms one of them. */
@Component
class ClashNotes implements IdentityNotes, ConfirmationHeld {

    private final CnicClashes clashes;

    ClashNotes(CnicClashes clashes) {
        this.clashes = clashes;
    }

    @Override
    public List<Note> of(PersonId person, SignedIn reader) {
        return clashes.openOf(person).stream()
                .map(clash -> new Note("intake.clash.note", reader.has(Role.REGISTRAR) ? path(clash) : null))
                .toList();
    }

    @Override
    public Reason reason() {
        return Reason.CLASH;
    }

    @Override
    public boolean holds(PersonId person, Cnic cnic) {
        return !clashes.openOf(person).isEmpty();
    }

    private static String path(CnicClashes.Clash clash) {
        return "/quarantine/" + clash.receipt() + "/clash";
    }
}
