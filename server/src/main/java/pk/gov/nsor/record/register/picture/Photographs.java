package pk.gov.nsor.record.register.picture;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.RecordKeys;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.keys.Encryption;
import pk.gov.nsor.foundation.outbox.Outbox;
import pk.gov.nsor.foundation.outbox.OutboxTopic;
import pk.gov.nsor.foundation.reference.PolicyValues;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.UnknownPersonException;
import pk.gov.nsor.record.register.journal.Journal;
import pk.gov.nsor.record.register.journal.JournalKind;
import pk.gov.nsor.record.register.picture.Photograph.Reason;
import pk.gov.nsor.record.register.picture.Photograph.Size;

/** The photographs of people, which are only ever added to. Their pictures are encrypted with the record's key. */
@Service
public class Photographs {

    private static final String RENEWAL = "photograph.renewal";

    private static final String SELECT = """
            select p.id, p.person_id, p.taken_on, p.recorded_at, p.recorded_by,
                   w.reason as withdrawal_reason, w.recorded_at as withdrawal_recorded_at,
                   w.recorded_by as withdrawal_recorded_by
            from register.photograph p left join register.photograph_withdrawal w on w.photograph_id = p.id
            """;

    private final JdbcClient jdbc;
    private final People people;
    private final PictureMaker maker;
    private final RecordKeys keys;
    private final PolicyValues policy;
    private final Journal journal;
    private final Trail trail;
    private final Outbox outbox;
    private final Clock clock;

    Photographs(
            JdbcClient jdbc,
            People people,
            PictureMaker maker,
            RecordKeys keys,
            PolicyValues policy,
            Journal journal,
            Trail trail,
            Outbox outbox,
            Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.maker = maker;
        this.keys = keys;
        this.policy = policy;
        this.journal = journal;
        this.trail = trail;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Reads the file of a photograph and makes a picture of it that holds nothing else. It is slow and changes
     * nothing, so it should not be called within a transaction.
     *
     * @throws InvalidValueException naming the field {@code photograph}, where the file is refused: see {@link
     *     PictureMaker}
     */
    public NewPhotograph read(UUID id, LocalDate takenOn, byte[] file) {
        try {
            return new NewPhotograph(id, takenOn, maker.read(file));
        } catch (InvalidValueException refused) {
            throw refused.at("photograph");
        }
    }

    /**
     * Adds a photograph to the record. Sent again under the same identifier it changes nothing.
     *
     * @throws InvalidValueException naming the field, where the day lies in the future or before the person's birth, or the
     *     identifier is of another photograph
     * @throws UnknownPersonException where there is no such record
     */
    @Transactional
    public void add(PersonId person, NewPhotograph photograph, Actor actor) {
        people.lock(person);
        Optional<Photograph> before = find(photograph.id());
        if (before.isPresent()) {
            refuseOther(before.get(), person, photograph);
            return;
        }
        refuseDay(person, photograph.takenOn());
        Encryption key = keys.of(person.value());
        jdbc.sql("""
                        insert into register.photograph
                            (id, person_id, taken_on, large, small, recorded_at, recorded_by)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(photograph.id())
                .param(person.value())
                .param(photograph.takenOn())
                .param(key.encrypt(photograph.pictures().large(), context(photograph.id(), Size.LARGE)))
                .param(key.encrypt(photograph.pictures().small(), context(photograph.id(), Size.SMALL)))
                .param(OffsetDateTime.now(clock))
                .param(actor.id())
                .update();
        journal.append(person, JournalKind.PHOTOGRAPH_ADDED, photograph.takenOn(), Map.of(), actor);
        trail.append(TrailEntry.done(actor, TrailAction.PHOTOGRAPH_ADDED)
                .about(person.value())
                .with(Map.of(
                        "photograph",
                        photograph.id().toString(),
                        "takenOn",
                        photograph.takenOn().toString())));
        outbox.publish(OutboxTopic.CASE_CHANGED, person.value());
    }

    /**
     * Withdraws a photograph; from then on its picture is shown to nobody. A repeated call changes nothing.
     *
     * @throws UnknownPersonException where the person has no such photograph
     */
    @Transactional
    public void withdraw(PersonId person, UUID photograph, Reason reason, Actor actor) {
        people.lock(person);
        Photograph found = find(photograph)
                .filter(known -> known.person().equals(person))
                .orElseThrow(UnknownPersonException::new);
        if (!found.counts()) {
            return;
        }
        jdbc.sql("""
                        insert into register.photograph_withdrawal (photograph_id, reason, recorded_at, recorded_by)
                        values (?, ?, ?, ?)
                        """)
                .param(photograph)
                .param(reason.name())
                .param(OffsetDateTime.now(clock))
                .param(actor.id())
                .update();
        journal.append(
                person,
                JournalKind.PHOTOGRAPH_WITHDRAWN,
                LocalDate.now(clock),
                Map.of("day", found.takenOn().toString(), "reason", reason.name()),
                actor);
        trail.append(TrailEntry.done(actor, TrailAction.PHOTOGRAPH_WITHDRAWN)
                .about(person.value())
                .with(Map.of("photograph", photograph.toString(), "reason", reason)));
        outbox.publish(OutboxTopic.CASE_CHANGED, person.value());
    }

    /** The photographs, the one taken last first, including withdrawn ones. */
    @Transactional(readOnly = true)
    public List<Photograph> of(PersonId person) {
        return jdbc.sql(SELECT + " where p.person_id = ? order by p.taken_on desc, p.recorded_at desc, p.id")
                .param(person.value())
                .query(Photograph.class)
                .list();
    }

    /** The valid photograph taken last. */
    @Transactional(readOnly = true)
    public Optional<Photograph> latest(PersonId person) {
        return of(person).stream().filter(Photograph::counts).findFirst();
    }

    /**
     * The picture as JPEG; empty where the person has no such photograph, it was withdrawn, or the record's key has been
     * destroyed.
     */
    @Transactional(readOnly = true)
    public Optional<byte[]> picture(PersonId person, UUID photograph, Size size) {
        String column = size == Size.LARGE ? "large" : "small";
        return jdbc.sql("select p." + column + """
                         from register.photograph p
                        where p.id = ? and p.person_id = ?
                            and not exists (select from register.photograph_withdrawal w where w.photograph_id = p.id)
                        """)
                .params(photograph, person.value())
                .query(byte[].class)
                .optional()
                .flatMap(encrypted ->
                        keys.find(person.value()).map(key -> key.decrypt(encrypted, context(photograph, size))));
    }

    /** After how many months a photograph should be renewed, by the policy of today. */
    public int renewalMonths() {
        return Integer.parseInt(policy.get(RENEWAL, LocalDate.now(clock)).value());
    }

    /** Whether it was taken so long ago that a new one is due. */
    public boolean isOld(Photograph photograph) {
        return photograph.takenOn().plusMonths(renewalMonths()).isBefore(LocalDate.now(clock));
    }

    private Optional<Photograph> find(UUID photograph) {
        return jdbc.sql(SELECT + " where p.id = ?")
                .param(photograph)
                .query(Photograph.class)
                .optional();
    }

    /** The same file always gives the same picture. */
    private void refuseOther(Photograph before, PersonId person, NewPhotograph photograph) {
        boolean isSame = before.person().equals(person)
                && before.takenOn().equals(photograph.takenOn())
                && (!before.counts()
                        || picture(person, photograph.id(), Size.LARGE)
                                .filter(kept -> Arrays.equals(
                                        kept, photograph.pictures().large()))
                                .isPresent());
        if (!isSame) {
            throw new InvalidValueException(
                            "photograph.other", "Another photograph was sent from this form. Open the form again.")
                    .at("photograph");
        }
    }

    private void refuseDay(PersonId person, LocalDate takenOn) {
        if (takenOn.isAfter(LocalDate.now(clock))) {
            throw new InvalidValueException("day.future", "This day lies in the future.").at("takenOn");
        }
        LocalDate bornOn = people.get(person).identity().bornOn();
        if (bornOn != null && takenOn.isBefore(bornOn)) {
            throw new InvalidValueException("photograph.before-birth", "The person was not born yet on this day.")
                    .at("takenOn");
        }
    }

    /**
     * The associated data that bind each picture to its own identifier and record, so that it cannot be decrypted as
     * another.
     */
    private static byte[] context(UUID photograph, Size size) {
        return ("photograph/1/" + photograph + "/" + size).getBytes(StandardCharsets.UTF_8);
    }
}
