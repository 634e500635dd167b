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
import pk.gov.nsor.policing.supervision.knowledge.IntelligenceNote.SourceGrade;
import pk.gov.nsor.record.register.journal.JournalKind;

/** Graded intelligence. The timeline says that there is a note, and neither its grade nor what it says. */
@Service
public class IntelligenceNotes {

    private final JdbcClient jdbc;
    private final CaseRecording recording;
    private final RecordSeal seal;
    private final Clock clock;

    IntelligenceNotes(JdbcClient jdbc, CaseRecording recording, RecordSeal seal, Clock clock) {
        this.jdbc = jdbc;
        this.recording = recording;
        this.seal = seal;
        this.clock = clock;
    }

    /**
     * Records a note.
     *
     * @throws pk.gov.nsor.foundation.kernel.InvalidValueException naming the field, where the day lies in the future, or the person is
     *     not on the register
     */
    @Transactional
    public void record(PersonId person, IntelligenceNote note, Actor actor) {
        Screened.require(note.text(), "text");
        LocalDate today = recording.lock(person);
        if (recording.isRecorded("intelligence_note", note.id(), person)) {
            return;
        }
        recording.requireCase(person, today);
        CaseRecording.refuseFuture(note.on(), today, "on");
        jdbc.sql("""
                        insert into supervision.intelligence_note
                            (id, person_id, noted_on, source_grade, information_grade, content, recorded_at, recorded_by)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(note.id())
                .param(person.value())
                .param(note.on())
                .param(note.source().name())
                .param(note.information())
                .param(seal.open(person).seal(note.text(), context(note.id())))
                .param(OffsetDateTime.now(clock))
                .param(actor.id())
                .update();
        recording.done(
                person,
                JournalKind.INTELLIGENCE_NOTED,
                note.on(),
                Map.of(),
                TrailAction.INTELLIGENCE_RECORDED,
                note,
                actor);
    }

    /** The latest first, of joined records as well. */
    @Transactional(readOnly = true)
    public List<Recorded<IntelligenceNote>> of(PersonId person) {
        RecordSeal.Readable keys = seal.readable(person);
        return jdbc.sql("""
                                select id, person_id, noted_on, source_grade, information_grade, content, recorded_at, recorded_by
                                from supervision.intelligence_note
                                where person_id = any (?) order by noted_on desc, recorded_at desc
                                """)
                .param(keys.records())
                .query((row, number) -> {
                    UUID id = row.getObject("id", UUID.class);
                    return new Recorded<>(
                            new IntelligenceNote(
                                    id,
                                    row.getObject("noted_on", LocalDate.class),
                                    SourceGrade.valueOf(row.getString("source_grade")),
                                    row.getInt("information_grade"),
                                    keys.of(row).read(row.getBytes("content"), context(id), String.class)),
                            row.getObject("recorded_at", OffsetDateTime.class),
                            row.getObject("recorded_by", UUID.class));
                })
                .list();
    }

    private static String context(UUID id) {
        return "intelligence/" + id;
    }
}
