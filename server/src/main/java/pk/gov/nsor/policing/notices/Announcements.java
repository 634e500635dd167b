package pk.gov.nsor.policing.notices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.database.RecordMapper;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.outbox.Outbox;
import pk.gov.nsor.foundation.outbox.OutboxTopic;
import pk.gov.nsor.policing.notices.announcement.Announcement;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.journal.Journal;
import pk.gov.nsor.record.register.journal.JournalKind;

/** What people announced by SMS, until they have come and a notice was taken of it. It changes nothing by itself. */
@Service
public class Announcements {

    private static final Duration THE_SAME_FOR = Duration.ofDays(1);

    private static final String SELECT = """
            select a.id, a.receipt, a.person_id, a.kind as about, a.said, a.announced_on, a.notice_id,
                   a.closed_at is null and not exists (select from notices.notice n where n.id = a.notice_id) as is_open
            from notices.announcement a
            """;

    private final JdbcClient jdbc;
    private final NoticeSeal seal;
    private final People people;
    private final Journal journal;
    private final Trail trail;
    private final Outbox outbox;
    private final Clock clock;
    private final RecordMapper<Announcement> mapper;

    Announcements(
            JdbcClient jdbc, NoticeSeal seal, People people, Journal journal, Trail trail, Outbox outbox, Clock clock) {
        this.jdbc = jdbc;
        this.seal = seal;
        this.people = people;
        this.journal = journal;
        this.trail = trail;
        this.outbox = outbox;
        this.clock = clock;
        this.mapper = RecordMapper.of(Announcement.class).with("told.said", this::said);
    }

    /** Keeps it; the same words within a day are the same announcement, while that is open. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Announcement take(PersonId person, ShortForm told) {
        Announced about = Objects.requireNonNull(told.about());
        people.lock(person);
        OffsetDateTime now = OffsetDateTime.now(clock);
        Optional<Announcement> before = jdbc
                .sql(SELECT + " where a.person_id = ? and a.kind = ? and a.recorded_at > ? order by a.receipt desc")
                .params(person.value(), about.name(), now.minus(THE_SAME_FOR))
                .query(mapper)
                .list()
                .stream()
                .filter(one -> one.isOpen() && one.told().equals(told))
                .findFirst();
        if (before.isPresent()) {
            return before.get();
        }
        UUID id = UUID.randomUUID();
        LocalDate today = LocalDate.now(clock);
        jdbc.sql("""
                        insert into notices.announcement (id, person_id, kind, said, announced_on, recorded_at)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .params(id, person.value(), about.name(), seal.encrypt(person, context(id), told.said()), today, now)
                .update();
        Actor actor = Actor.system("sms");
        journal.append(person, JournalKind.NOTICE_ANNOUNCED, today, Map.of("announced", about.name()), actor);
        trail.append(TrailEntry.done(actor, TrailAction.NOTICE_TAKEN)
                .about(person.value())
                .with(Map.of("announcement", id.toString(), "kind", about.name())));
        outbox.publish(OutboxTopic.CASE_CHANGED, person.value());
        return find(person, id).orElseThrow();
    }

    /** Those of a person that wait, the latest first. */
    @Transactional(readOnly = true)
    public List<Announcement> open(PersonId person) {
        return jdbc
                .sql(SELECT + " where a.person_id = ? and a.closed_at is null order by a.receipt desc")
                .param(person.value())
                .query(mapper)
                .list()
                .stream()
                .filter(Announcement::isOpen)
                .toList();
    }

    /** The person's announcement with this identifier. */
    @Transactional(readOnly = true)
    public Optional<Announcement> find(PersonId person, UUID id) {
        return jdbc.sql(SELECT + " where a.id = ? and a.person_id = ?")
                .params(id, person.value())
                .query(mapper)
                .optional();
    }

    /** Somebody has begun to enter the notice that comes of it; once that is taken, it waits no more. */
    @Transactional
    public void begun(PersonId person, UUID id, UUID notice) {
        people.lock(person);
        refuseUnlessOpen(person, id);
        jdbc.sql("update notices.announcement set notice_id = ? where id = ?")
                .params(notice, id)
                .update();
    }

    /**
     * No notice comes of it: the person is back, did not send it, or it is something else.
     *
     * @param reason 5 to 1000 characters
     * @throws InvalidValueException where it waits no more
     */
    @Transactional
    public void close(PersonId person, UUID id, String reason, Actor actor) {
        String clean = NoticeReasons.checked(reason);
        people.lock(person);
        refuseUnlessOpen(person, id);
        jdbc.sql("update notices.announcement set closed_at = ?, closed_by = ?, close_reason = ? where id = ?")
                .params(
                        OffsetDateTime.now(clock),
                        Objects.requireNonNull(actor.id()),
                        seal.encrypt(person, reasonContext(id), clean),
                        id)
                .update();
        trail.append(TrailEntry.done(actor, TrailAction.NOTICE_DECIDED)
                .about(person.value())
                .with(Map.of("announcement", id.toString(), "reason", clean)));
        outbox.publish(OutboxTopic.CASE_CHANGED, person.value());
    }

    private void refuseUnlessOpen(PersonId person, UUID id) {
        if (find(person, id).filter(Announcement::isOpen).isEmpty()) {
            throw new InvalidValueException("notice.decided", "This notice was decided or taken back already.");
        }
    }

    private String said(ResultSet row) throws SQLException {
        PersonId person = new PersonId(row.getObject("person_id", UUID.class));
        return seal.decrypt(person, context(row.getObject("id", UUID.class)), row.getBytes("said"));
    }

    private static String context(UUID id) {
        return "announcement/" + id;
    }

    private static String reasonContext(UUID id) {
        return "announcement-closed/" + id;
    }
}
