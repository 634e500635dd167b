package pk.gov.nsor.agencies.verification.web;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pk.gov.nsor.agencies.verification.FingerQuestions;
import pk.gov.nsor.agencies.verification.FingerState;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.register.ConfirmationHeld;
import pk.gov.nsor.record.register.IdentityNotes;

/** What NADRA has said of fingers, before whoever confirms the CNIC; one of somebody else keeps NADRA from confirming it alone. */
@Component
class FingerNotes implements IdentityNotes, ConfirmationHeld {

    private final FingerQuestions fingers;

    FingerNotes(FingerQuestions fingers) {
        this.fingers = fingers;
    }

    @Override
    public List<Note> of(PersonId person, SignedIn reader) {
        String path = "/people/" + person + "/nadra-finger";
        return Optional.of(FingerState.DIFFERS)
                .filter(state -> isAny(person, state))
                .or(() -> Optional.of(FingerState.MATCHES).filter(state -> isAny(person, state)))
                .map(state -> new Note(NadraStatement.key("nadra.finger.note.", state), path))
                .stream()
                .toList();
    }

    private boolean isAny(PersonId person, FingerState state) {
        return fingers.of(person).stream().anyMatch(finger -> finger.state() == state);
    }

    @Override
    public Reason reason() {
        return Reason.FINGER;
    }

    @Override
    public boolean holds(PersonId person, Cnic cnic) {
        return fingers.of(person).stream()
                .anyMatch(finger ->
                        finger.state() == FingerState.DIFFERS && finger.cnic().equals(cnic));
    }
}
