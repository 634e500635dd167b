package pk.gov.nsor.policing.supervision.knowledge;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.screening.Screened;
import pk.gov.nsor.record.register.journal.JournalKind;

/** Contacts with people, their families, and other agencies about them. */
@Service
public class Contacts {

    private final JdbcClient jdbc;
    private final CaseRecording recording;
    private final RecordSeal seal;
    private final Clock clock;

    Contacts(JdbcClient jdbc, CaseRecording recording, RecordSeal seal, Clock clock) {
        this.jdbc = jdbc;
        this.recording = recording;
        this.seal = seal;
        this.clock = clock;
    }

    /**
     * Records a contact.
     *
     * @throws pk.gov.nsor.foundation.kernel.InvalidValueException naming the field, where the day lies in the future, or the person is
     *     not on the register
     */
    @Transactional
    public void record(PersonId person, Contact contact, Actor actor) {
        Screened.require(contact.note(), "note");
        LocalDate today = recording.lock(person);
        if (recording.isRecorded("contact", contact.id(), person)) {
            return;
        }
        recording.requireCase(person, today);
        CaseRecording.refuseFuture(contact.on(), today, "on");
        jdbc.sql("""
                        insert into supervision.contact
                            (id, person_id, happened_on, kind, content, recorded_at, recorded_by)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(contact.id())
                .param(person.value())
                .param(contact.on())
                .param(contact.kind().name())
                .param(seal.open(person).seal(contact.note(), context(contact.id())))
                .param(OffsetDateTime.now(clock))
                .param(actor.id())
                .update();
        recording.done(
                person,
                JournalKind.CONTACT_MADE,
                contact.on(),
                Map.of("kind", contact.kind().name()),
                TrailAction.CONTACT_RECORDED,
                contact,
                actor);
    }

    /** The latest first, of joined records as well. */
    @Transactional(readOnly = true)
    public List<Recorded<Contact>> of(PersonId person) {
        RecordSeal.Readable keys = seal.readable(person);
        return jdbc.sql("""
                                select id, person_id, happened_on, kind, content, recorded_at, recorded_by from supervision.contact
                                where person_id = any (?) order by happened_on desc, recorded_at desc
                                """)
                .param(keys.records())
                .query((row, number) -> {
                    UUID id = row.getObject("id", UUID.class);
                    return new Recorded<>(
                            new Contact(
                                    id,
                                    row.getObject("happened_on", LocalDate.class),
                                    Contact.Kind.valueOf(row.getString("kind")),
                                    keys.of(row).read(row.getBytes("content"), context(id), String.class)),
                            row.getObject("recorded_at", OffsetDateTime.class),
                            row.getObject("recorded_by", UUID.class));
                })
                .list();
    }

    private static String context(UUID id) {
        return "contact/" + id;
    }
}
