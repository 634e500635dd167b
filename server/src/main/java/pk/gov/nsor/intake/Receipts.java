package pk.gov.nsor.intake;

import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.kernel.PersonId;
import pk.gov.nsor.register.People;
import pk.gov.nsor.registration.Standings;
import pk.gov.nsor.requirement.Status;

/** Writes receipts. */
@Component
class Receipts {

    private final Inbox inbox;
    private final People people;
    private final Standings standings;
    private final Clock clock;

    Receipts(Inbox inbox, People people, Standings standings, Clock clock) {
        this.inbox = inbox;
        this.people = people;
        this.standings = standings;
        this.clock = clock;
    }

    Receipt of(Inbox.Message message) {
        PersonId person = message.person();
        return new Receipt(
                message.receipt(),
                message.status(),
                person == null ? null : people.get(person).number().formatted(),
                person == null ? null : standing(person),
                inbox.doubts(message.receipt()).stream()
                        .map(doubt -> new Receipt.Reason(doubt.field(), doubt.code(), doubt.message()))
                        .toList(),
                message.returnReason());
    }

    /** That a record is sealed is the registrar's to know: to an agency, who is no longer on the register never was. */
    private @Nullable Status standing(PersonId person) {
        LocalDate today = LocalDate.now(clock);
        return standings
                .of(person)
                .map(standing -> standing.on(today))
                .map(status -> status == Status.SEALED ? Status.NOT_REGISTRABLE : status)
                .orElse(null);
    }
}
