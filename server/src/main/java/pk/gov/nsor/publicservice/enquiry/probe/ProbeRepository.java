package pk.gov.nsor.publicservice.enquiry.probe;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.kernel.PersonId;

/** The runs of the probes and what came of them. No number is kept. */
@Component
class ProbeRepository {

    private final JdbcClient jdbc;

    ProbeRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional
    public long begin(Instant now) {
        return jdbc.sql("insert into enquiry.probe_run (started_at) values (?) returning id")
                .param(at(now))
                .query(Long.class)
                .single();
    }

    @Transactional
    public void finish(long run, Instant now) {
        jdbc.sql("update enquiry.probe_run set finished_at = ? where id = ?")
                .params(at(now), run)
                .update();
    }

    /** In the transaction that closes the channel where it must. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(long run, ProbeResult result, Collection<PersonId> people) {
        jdbc.sql("""
                        insert into enquiry.probe_result (run_id, kind, asked, wrong, open, asked_at)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        run,
                        result.kind().name(),
                        result.asked(),
                        result.wrong(),
                        result.isOpen(),
                        at(result.askedAt()))
                .update();
        for (PersonId person : people) {
            jdbc.sql(
                            "insert into enquiry.probe_finding (run_id, kind, person_id) values (?, ?, ?) on conflict do nothing")
                    .params(run, result.kind().name(), person.value())
                    .update();
        }
    }

    /** Removes runs from before the moment. */
    @Transactional
    public void forget(Instant before) {
        jdbc.sql("delete from enquiry.probe_run where started_at < ?")
                .param(at(before))
                .update();
    }

    /** The last result of each class, of any process. */
    @Transactional(readOnly = true)
    public List<ProbeResult> latest() {
        return jdbc.sql("""
                        select distinct on (kind) kind, asked, wrong, open, asked_at
                        from enquiry.probe_result
                        where run_id > (select coalesce(max(id), 0) - 50 from enquiry.probe_run)
                        order by kind, run_id desc
                        """).query(ProbeResult.class).list();
    }

    /** The last runs, the latest first. */
    @Transactional(readOnly = true)
    public List<ProbeRun> runs(int most) {
        return jdbc.sql("""
                        select r.id, r.started_at, r.finished_at, coalesce(sum(p.asked), 0)::int as asked,
                            coalesce(sum(p.wrong), 0)::int as wrong, coalesce(bool_and(p.open), false) as open
                        from (select * from enquiry.probe_run order by id desc limit ?) r
                        left join enquiry.probe_result p on p.run_id = r.id
                        group by r.id, r.started_at, r.finished_at order by r.id desc
                        """).param(most).query(ProbeRun.class).list();
    }

    /** When a run last came to its end. */
    @Transactional(readOnly = true)
    public Optional<Instant> lastFinished() {
        return jdbc.sql("""
                        select finished_at from enquiry.probe_run where finished_at is not null order by id desc limit 1
                        """).query(OffsetDateTime.class).optional().map(OffsetDateTime::toInstant);
    }

    /** How often a class was answered wrongly since then: of each class how many at most in one run. */
    @Transactional(readOnly = true)
    public List<WrongClass> wrongSince(Instant since) {
        return jdbc.sql("""
                        select kind, max(wrong) as wrong, max(asked_at) as last_at from enquiry.probe_result
                        where wrong > 0 and asked_at >= ? group by kind order by max(asked_at) desc, kind
                        """).param(at(since)).query(WrongClass.class).list();
    }

    /** Whose records they were that were answered wrongly since then, the latest first. */
    @Transactional(readOnly = true)
    public List<ProbeFinding> findings(Instant since, int most) {
        return jdbc.sql("""
                        select f.kind, f.person_id, p.serial as number, max(r.started_at) as found_at
                        from enquiry.probe_finding f
                        join enquiry.probe_run r on r.id = f.run_id
                        join register.person_view p on p.id = f.person_id
                        where r.started_at >= ?
                        group by f.kind, f.person_id, p.serial order by max(r.started_at) desc, p.serial limit ?
                        """).params(at(since), most).query(ProbeFinding.class).list();
    }

    private static OffsetDateTime at(Instant moment) {
        return OffsetDateTime.ofInstant(moment, Day.ZONE);
    }
}
