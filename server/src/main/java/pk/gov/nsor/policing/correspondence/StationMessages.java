package pk.gov.nsor.policing.correspondence;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.RecordKeys;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.outbox.Outbox;
import pk.gov.nsor.foundation.outbox.OutboxTopic;
import pk.gov.nsor.foundation.reference.Laws;
import pk.gov.nsor.foundation.reference.PoliceStation;
import pk.gov.nsor.foundation.reference.PoliceStations;
import pk.gov.nsor.foundation.reference.PolicyValues;
import pk.gov.nsor.foundation.screening.Screened;
import pk.gov.nsor.policing.correspondence.StationMessage.State;
import pk.gov.nsor.policing.correspondence.StationMessage.Words;
import pk.gov.nsor.policing.supervision.CaseAccess;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.journal.Journal;
import pk.gov.nsor.record.register.journal.JournalKind;
import pk.gov.nsor.record.registration.Standings;

/** Sends, answers and withdraws messages between stations. Whether the reader may is the caller's to check. */
@Service
public class StationMessages {

    /** Length of what is asked and answered, in characters. */
    private static final int SHORTEST = 5;

    private static final int LONGEST = 1000;

    /** An answer may be asked for by a day at most so many days ahead. */
    private static final int LONGEST_WAIT = 90;

    private static final String SELECT = """
            select id, person_id, from_place as from, to_station as to, asked_on, answer_by, asked_by, state, ended_on
            from correspondence.message
            """;

    private final JdbcClient jdbc;
    private final People people;
    private final Standings standings;
    private final CaseAccess access;
    private final PoliceStations stations;
    private final PolicyValues policy;
    private final Laws laws;
    private final RecordKeys keys;
    private final Journal journal;
    private final Trail trail;
    private final Outbox outbox;
    private final Clock clock;

    StationMessages(
            JdbcClient jdbc,
            People people,
            Standings standings,
            CaseAccess access,
            PoliceStations stations,
            PolicyValues policy,
            Laws laws,
            RecordKeys keys,
            Journal journal,
            Trail trail,
            Outbox outbox,
            Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.standings = standings;
        this.access = access;
        this.stations = stations;
        this.policy = policy;
        this.laws = laws;
        this.keys = keys;
        this.journal = journal;
        this.trail = trail;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Sends a message about somebody with whose record the writer works.
     *
     * @throws InvalidValueException naming the field, where the words are too short or long, the day is past or too far ahead,
     *     the station is none or of the writer's own district, or the person is not on the register today
     */
    @Transactional
    public UUID ask(PersonId person, NewStationMessage message, SignedIn writer, Actor actor) {
        String question = checked(message.question(), "question");
        LocalDate today = LocalDate.now(clock);
        LocalDate answerBy = checked(message.answerBy(), today);
        PoliceStation to = stations.byCode(message.station())
                .orElseThrow(() -> new InvalidValueException("station-message.station", "There is no such station.")
                        .at("station"));
        if (writer.jurisdiction() instanceof OfDistrict && access.covers(writer.jurisdiction(), to.districtCode())) {
            throw new InvalidValueException(
                            "station-message.own-district",
                            "This station is of your own district, which works on the same cases. Choose one of another.")
                    .at("station");
        }
        people.lock(person);
        if (standings
                .of(person)
                .filter(standing -> standing.isOnRegister(today))
                .isEmpty()) {
            throw new InvalidValueException(
                    "station-message.nobody",
                    "This person is not on the register today, so nobody is asked about them.");
        }
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into correspondence.message
                            (id, person_id, from_place, to_station, question, asked_on, answer_by, asked_at, asked_by)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(id)
                .param(person.value())
                .param(writer.jurisdiction().written())
                .param(to.code())
                .param(encrypted(person, "question", id, question))
                .param(today)
                .param(answerBy)
                .param(OffsetDateTime.now(clock))
                .param(actor.id())
                .update();
        done(person, id, to.code(), JournalKind.STATION_MESSAGE_SENT, TrailAction.STATION_MESSAGE_SENT, actor);
        return id;
    }

    /**
     * Answers.
     *
     * @throws InvalidValueException where the words are too short or long, it is no longer open, or it is one's own
     */
    @Transactional
    public void answer(UUID id, String answer, Actor actor) {
        String clean = checked(answer, "answer");
        StationMessage message = locked(id);
        if (message.askedBy().equals(actor.id())) {
            throw new InvalidValueException("station-message.own", "You asked this yourself. Somebody else answers.");
        }
        end(message, State.ANSWERED, encrypted(message.person(), "answer", id, clean), actor);
        done(
                message.person(),
                id,
                message.to(),
                JournalKind.STATION_MESSAGE_ANSWERED,
                TrailAction.STATION_MESSAGE_ANSWERED,
                actor);
    }

    /**
     * Takes the message back, by its writer.
     *
     * @throws InvalidValueException where it is no longer open, or somebody else's
     */
    @Transactional
    public void withdraw(UUID id, Actor actor) {
        StationMessage message = locked(id);
        if (!message.askedBy().equals(actor.id())) {
            throw new InvalidValueException(
                    "station-message.anothers", "Only whoever wrote this message withdraws it.");
        }
        end(message, State.WITHDRAWN, null, actor);
        done(
                message.person(),
                id,
                message.to(),
                JournalKind.STATION_MESSAGE_WITHDRAWN,
                TrailAction.STATION_MESSAGE_WITHDRAWN,
                actor);
    }

    @Transactional(readOnly = true)
    public Optional<StationMessage> find(UUID id) {
        return jdbc.sql(SELECT + " where id = ?")
                .param(id)
                .query(StationMessage.class)
                .optional();
    }

    /** Those about somebody, open ones first, then the latest. */
    @Transactional(readOnly = true)
    public List<StationMessage> of(PersonId person) {
        return jdbc.sql(SELECT + " where person_id = ? order by state <> 'OPEN', asked_at desc, id")
                .param(person.value())
                .query(StationMessage.class)
                .list();
    }

    /** What was asked and answered. */
    @Transactional(readOnly = true)
    public Words words(StationMessage message) {
        return jdbc.sql("select question, answer from correspondence.message where id = ?")
                .param(message.id())
                .query((row, number) -> {
                    byte[] answer = row.getBytes("answer");
                    return new Words(
                            decrypted(message, "question", row.getBytes("question")),
                            answer == null ? null : decrypted(message, "answer", answer));
                })
                .single();
    }

    /** The person's row is locked, and the message is as it is after that. */
    private StationMessage locked(UUID id) {
        StationMessage message = find(id).orElseThrow(StationMessages::ended);
        people.lock(message.person());
        return find(id).filter(StationMessage::isOpen).orElseThrow(StationMessages::ended);
    }

    private void end(StationMessage message, State state, byte @Nullable [] answer, Actor actor) {
        jdbc.sql("""
                        update correspondence.message set state = ?, answer = ?, ended_on = ?, ended_by = ? where id = ?
                        """)
                .param(state.name())
                .param(answer)
                .param(LocalDate.now(clock))
                .param(actor.id())
                .param(message.id())
                .update();
    }

    private void done(PersonId person, UUID id, String station, JournalKind line, TrailAction action, Actor actor) {
        journal.append(person, line, LocalDate.now(clock), Map.of("station", station), actor);
        trail.append(TrailEntry.done(actor, action)
                .about(person.value())
                .with(Map.of("message", id.toString(), "station", station)));
        outbox.publish(OutboxTopic.CASE_CHANGED, person.value());
    }

    private LocalDate checked(@Nullable LocalDate answerBy, LocalDate today) {
        if (answerBy == null) {
            int days =
                    Integer.parseInt(policy.get("station-message.answer", today).value());
            return laws.current().workingDays().after(today, days);
        }
        if (answerBy.isBefore(today) || answerBy.isAfter(today.plusDays(LONGEST_WAIT))) {
            throw new InvalidValueException(
                            "station-message.day",
                            "Choose a day from today to %s days ahead, or leave it empty.",
                            LONGEST_WAIT)
                    .at("answerBy");
        }
        return answerBy;
    }

    private static String checked(String words, String field) {
        String clean = words.strip();
        if (clean.length() < SHORTEST || clean.length() > LONGEST) {
            throw new InvalidValueException("station-message.words", "Write %s to %s characters.", SHORTEST, LONGEST)
                    .at(field);
        }
        return Screened.require(clean, field);
    }

    private byte[] encrypted(PersonId person, String column, UUID id, String words) {
        return keys.of(person.value()).encrypt(words.getBytes(StandardCharsets.UTF_8), context(column, id));
    }

    private String decrypted(StationMessage message, String column, byte[] words) {
        byte[] plain = keys.find(message.person().value()).orElseThrow().decrypt(words, context(column, message.id()));
        return new String(plain, StandardCharsets.UTF_8);
    }

    private static byte[] context(String column, UUID id) {
        return ("station-message/1/" + column + "/" + id).getBytes(StandardCharsets.UTF_8);
    }

    private static InvalidValueException ended() {
        return new InvalidValueException("station-message.ended", "This message was answered or withdrawn already.");
    }
}
