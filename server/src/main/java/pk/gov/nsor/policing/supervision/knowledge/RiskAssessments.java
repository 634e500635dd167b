package pk.gov.nsor.policing.supervision.knowledge;

import java.sql.ResultSet;
import java.sql.SQLException;
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
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.screening.Screened;
import pk.gov.nsor.policing.supervision.knowledge.RiskAssessment.Level;
import pk.gov.nsor.policing.supervision.knowledge.RiskFactor.Presence;
import pk.gov.nsor.record.register.journal.JournalKind;

/** Assessments of risk; each stays, and the one of the latest day says when the next is due. */
@Service
public class RiskAssessments {

    private final JdbcClient jdbc;
    private final CaseRecording recording;
    private final RecordSeal seal;
    private final Clock clock;

    RiskAssessments(JdbcClient jdbc, CaseRecording recording, RecordSeal seal, Clock clock) {
        this.jdbc = jdbc;
        this.recording = recording;
        this.seal = seal;
        this.clock = clock;
    }

    /**
     * Records an assessment.
     *
     * @throws InvalidValueException naming the field, where the day lies in the future, or the person is not on the register
     */
    @Transactional
    public void record(PersonId person, RiskAssessment assessment, Actor actor) {
        Screened.require(assessment.reason(), "reason");
        LocalDate today = recording.lock(person);
        if (recording.isRecorded("risk_assessment", assessment.id(), person)) {
            return;
        }
        recording.requireCase(person, today);
        CaseRecording.refuseFuture(assessment.on(), today, "on");
        boolean isLatest = !jdbc.sql("""
                        select exists (select from supervision.risk_assessment
                            where person_id = ? and latest and assessed_on > ?)
                        """)
                .params(person.value(), assessment.on())
                .query(Boolean.class)
                .single();
        if (isLatest) {
            jdbc.sql("update supervision.risk_assessment set latest = false where person_id = ? and latest")
                    .param(person.value())
                    .update();
        }
        jdbc.sql("""
                        insert into supervision.risk_assessment
                            (id, person_id, assessed_on, level, next_review_on, content, latest, recorded_at, recorded_by)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(assessment.id())
                .param(person.value())
                .param(assessment.on())
                .param(assessment.level().name())
                .param(assessment.nextReviewOn())
                .param(seal.open(person)
                        .seal(new Content(assessment.factors(), assessment.reason()), context(assessment.id())))
                .param(isLatest)
                .param(OffsetDateTime.now(clock))
                .param(actor.id())
                .update();
        recording.done(
                person,
                JournalKind.RISK_ASSESSED,
                assessment.on(),
                Map.of(
                        "level",
                        assessment.level().name(),
                        "review",
                        assessment.nextReviewOn().toString()),
                TrailAction.RISK_ASSESSED,
                assessment,
                actor);
    }

    /** The latest first, of joined records as well; its review is the one that counts. */
    @Transactional(readOnly = true)
    public List<Recorded<RiskAssessment>> of(PersonId person) {
        RecordSeal.Readable keys = seal.readable(person);
        return jdbc.sql("""
                        select id, person_id, assessed_on, level, next_review_on, content, recorded_at, recorded_by
                        from supervision.risk_assessment
                        where person_id = any (?) order by assessed_on desc, latest desc, recorded_at desc, id desc
                        """)
                .param(keys.records())
                .query((row, number) -> assessment(row, keys.of(row)))
                .list();
    }

    private static Recorded<RiskAssessment> assessment(ResultSet row, RecordSeal.Opened key) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        Content content = key.read(row.getBytes("content"), context(id), Content.class);
        return new Recorded<>(
                new RiskAssessment(
                        id,
                        row.getObject("assessed_on", LocalDate.class),
                        content.factors(),
                        Level.valueOf(row.getString("level")),
                        content.reason(),
                        row.getObject("next_review_on", LocalDate.class)),
                row.getObject("recorded_at", OffsetDateTime.class),
                row.getObject("recorded_by", UUID.class));
    }

    private static String context(UUID id) {
        return "risk/" + id;
    }

    /** What is encrypted. */
    private record Content(Map<RiskFactor, Presence> factors, String reason) {}
}
