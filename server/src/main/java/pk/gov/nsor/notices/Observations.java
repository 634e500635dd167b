package pk.gov.nsor.notices;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.access.FieldProblem;
import pk.gov.nsor.access.Machine;
import pk.gov.nsor.access.ProblemException;
import pk.gov.nsor.audit.Actor;
import pk.gov.nsor.audit.Trail;
import pk.gov.nsor.audit.TrailAction;
import pk.gov.nsor.audit.TrailEntry;
import pk.gov.nsor.kernel.Cnic;
import pk.gov.nsor.kernel.PersonId;
import pk.gov.nsor.keys.KeyedHash;
import pk.gov.nsor.keys.Keys;
import pk.gov.nsor.notices.ObservationTable.Received;
import pk.gov.nsor.register.People;
import pk.gov.nsor.registration.Standings;
import tools.jackson.databind.ObjectMapper;

/**
 * Takes what other systems report of people. The answer is the same whether or not the person is on the register, and of
 * somebody who is not, nothing is kept.
 */
@Service
public class Observations {

    private final ObservationTable table;
    private final ContradictionReviews reviews;
    private final People people;
    private final Standings standings;
    private final Trail trail;
    private final ObjectMapper json;
    private final KeyedHash hash;
    private final Clock clock;

    Observations(
            ObservationTable table,
            ContradictionReviews reviews,
            People people,
            Standings standings,
            Trail trail,
            ObjectMapper json,
            Keys keys,
            Clock clock) {
        this.table = table;
        this.reviews = reviews;
        this.people = people;
        this.standings = standings;
        this.trail = trail;
        this.json = json;
        this.hash = keys.keyedHash("observation");
        this.clock = clock;
    }

    /**
     * A message, checked.
     *
     * @param messageId the client's own name for it; sent again, it is the same message
     */
    public record Message(String messageId, Cnic cnic, Observation observation) {}

    /** @param isRepetition whether the message had been received before */
    public record Answer(UUID receipt, boolean isRepetition) {}

    /**
     * Takes a message.
     *
     * @throws ProblemException 409 where another message was sent under this name
     */
    @Transactional
    public Answer receive(Message message, Machine client, Actor actor) {
        byte[] digest = hash.of(message.observation().kind()
                + message.cnic().formatted()
                + json.writeValueAsString(message.observation()));
        Optional<PersonId> known = people.withCnic(message.cnic());
        known.ifPresent(people::lock);
        Optional<Received> before = table.find(client.clientId(), message.messageId());
        if (before.isPresent()) {
            return again(before.get(), digest);
        }
        UUID receipt = UUID.randomUUID();
        Optional<PersonId> person = known.filter(this::isOnRegister);
        boolean isFirst = table.insert(
                receipt, client.clientId(), message.messageId(), digest, person.orElse(null), message.observation());
        if (!isFirst) {
            return again(table.find(client.clientId(), message.messageId()).orElseThrow(), digest);
        }
        TrailEntry entry = TrailEntry.done(actor, TrailAction.OBSERVATION_RECEIVED);
        trail.append(person.map(id -> entry.about(id.value())).orElse(entry));
        person.flatMap(id -> table.find(id, receipt)).ifPresent(reviews::first);
        return new Answer(receipt, false);
    }

    private boolean isOnRegister(PersonId person) {
        LocalDate today = LocalDate.now(clock);
        return standings.of(person).filter(known -> known.isOnRegister(today)).isPresent();
    }

    private static Answer again(Received before, byte[] digest) {
        if (!MessageDigest.isEqual(before.digest(), digest)) {
            throw new ProblemException(
                    HttpStatus.CONFLICT,
                    "message-id-used",
                    "The messageId is used",
                    "Another message was sent under this messageId. Nothing was recorded.",
                    List.of(new FieldProblem(
                            "/messageId", "message-id.used", "Give each message a messageId of its own.")));
        }
        return new Answer(before.id(), true);
    }
}
