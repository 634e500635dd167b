package pk.gov.nsor.agencies.verification;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pk.gov.nsor.agencies.verification.NadraPolicy.Confirms;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.register.CnicOfPerson;
import pk.gov.nsor.record.register.ConfirmationHeld;
import pk.gov.nsor.record.register.IdentityConfirmation;
import pk.gov.nsor.record.register.Person;
import pk.gov.nsor.record.register.merged.MergedRecords;
import pk.gov.nsor.record.registration.Standing;
import pk.gov.nsor.record.registration.Standings;

/** Says why an answer in which all is alike must not confirm by itself: the rule of ADR 34, one reason after another. */
@Component
class Confirming {

    private final NadraPolicy policy;
    private final MachineClients clients;
    private final IdentityConfirmation confirmation;
    private final MergedRecords merged;
    private final Standings standings;
    private final List<ConfirmationHeld> others;

    Confirming(
            NadraPolicy policy,
            MachineClients clients,
            IdentityConfirmation confirmation,
            MergedRecords merged,
            Standings standings,
            List<ConfirmationHeld> others) {
        this.policy = policy;
        this.clients = clients;
        this.confirmation = confirmation;
        this.merged = merged;
        this.standings = standings;
        this.others = List.copyOf(others);
    }

    /** @param leading the record under which facts about the person are */
    Optional<Held> held(Question question, Person person, PersonId leading) {
        Confirms confirms = policy.get();
        CnicOfPerson entered = person.cnics().stream()
                .filter(cnic -> cnic.cnic().equals(question.cnic()) && cnic.status() == CnicOfPerson.Status.UNCONFIRMED)
                .findFirst()
                .orElse(null);
        if (confirms == Confirms.NOBODY) {
            return Optional.of(Held.POLICY);
        }
        if (entered == null || confirmation.wasDecided(question.entry(), question.cnic())) {
            return Optional.of(Held.EXAMINED);
        }
        UUID by = entered.enteredBy();
        // Without somebody who has entered it there is nobody than whom NADRA is another.
        if (by == null || (confirms == Confirms.SYSTEMS && !isSystem(by))) {
            return Optional.of(Held.BY_OFFICER);
        }
        if (!leading.equals(question.person()) || !merged.parts(leading).isEmpty()) {
            return Optional.of(Held.JOINED);
        }
        if (person.cnics().stream().anyMatch(cnic -> !cnic.equals(entered))) {
            return Optional.of(Held.SEVERAL_CNICS);
        }
        if (standings.of(leading).map(Standing::juvenile).orElse(true)) {
            return Optional.of(Held.UNDER_18);
        }
        return others.stream()
                .filter(each -> each.reason() != ConfirmationHeld.Reason.FILE || confirms == Confirms.SYSTEMS)
                .filter(each -> each.holds(leading, question.cnic()))
                .map(each -> Held.valueOf(each.reason().name()))
                .findFirst();
    }

    /** An agency's own system; what a clerk types into the register's form is one person's word. */
    private boolean isSystem(UUID by) {
        return clients.find(by).filter(client -> !client.office()).isPresent();
    }
}
