package pk.gov.nsor.publicservice.enquiry.web;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.publicservice.enquiry.dispute.TakeBackState;
import pk.gov.nsor.publicservice.enquiry.dispute.TakeBacks;
import pk.gov.nsor.publicservice.enquiry.dispute.Tickets;
import pk.gov.nsor.record.registration.TaskOnRecord;

/** Whose CNIC it is, in a dispute whose proof was seen, and before answers are taken back. */
@Component
class DisputeTasks implements TaskOnRecord {

    private final Tickets tickets;
    private final TakeBacks takeBacks;

    DisputeTasks(Tickets tickets, TakeBacks takeBacks) {
        this.tickets = tickets;
        this.takeBacks = takeBacks;
    }

    @Override
    public Optional<String> reference(UUID task, Purpose purpose, PersonId person, SignedIn reader) {
        if (purpose != Purpose.IDENTITY_CONFIRMATION || !reader.has(Role.REGISTRAR)) {
            return Optional.empty();
        }
        return tickets.find(task)
                .filter(ticket -> ticket.state().isOpen())
                .filter(ticket ->
                        ticket.proof() != null && person.equals(ticket.proof().person()))
                .map(ticket -> "Dispute " + ticket.number())
                .or(() -> takeBacks
                        .find(task)
                        .filter(takeBack -> takeBack.state() == TakeBackState.PREPARED)
                        .filter(takeBack -> takeBack.person().equals(person))
                        .map(takeBack -> "Take-back of " + takeBack.preparedAt()));
    }
}
