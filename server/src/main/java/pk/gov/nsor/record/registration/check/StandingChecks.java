package pk.gov.nsor.record.registration.check;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.database.RecordMapper;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.RegisterNumber;
import pk.gov.nsor.record.registration.Standing;
import pk.gov.nsor.record.registration.StandingCheck;
import pk.gov.nsor.record.registration.StandingRepository;
import pk.gov.nsor.record.registration.Standings;

/** The results of the checks of all standings, and the correction of what they found. */
@Service
public class StandingChecks {

    private static final String RUN =
            "select id, started_at, finished_at, as_of, law_version, people, differing from registration.check_run";

    /**
     * The differences of a run. Records that are sealed, or ought to be, are included only for readers who may see
     * sealed records.
     */
    private static final String DIFFERENCES = """
             from registration.check_difference d
            join register.person_view p on p.id = d.person_id
            left join registration.standing s on s.person_id = d.person_id
            where d.run_id = :run and (:sealedToo or not (
                coalesce(s.was_registrable, false) and not coalesce(
                    s.first_day <= :today and (s.last_day is null or s.last_day >= :today), false)
                or (d.derived ->> 'wasRegistrable')::boolean and not coalesce(
                    (d.derived ->> 'firstDay')::date <= :today
                        and (d.derived ->> 'lastDay' is null or (d.derived ->> 'lastDay')::date >= :today), false)))
            """;

    private final JdbcClient jdbc;
    private final StandingCheck check;
    private final Standings standings;
    private final Trail trail;
    private final Clock clock;
    private final RecordMapper<Run> runs;
    private final RecordMapper<Difference> differences;

    StandingChecks(
            JdbcClient jdbc,
            StandingCheck check,
            StandingRepository table,
            Standings standings,
            Trail trail,
            Clock clock) {
        this.jdbc = jdbc;
        this.check = check;
        this.standings = standings;
        this.trail = trail;
        this.clock = clock;
        this.runs = RecordMapper.of(Run.class).with("state", this::state);
        this.differences = RecordMapper.of(Difference.class)
                .with("stored", row -> row.getString("stored") == null ? null : table.read(row.getString("stored")))
                .with("derived", row -> table.read(row.getString("derived")));
    }

    /** The state of a run. */
    public enum State {
        FINISHED,
        GOING_ON,
        CUT_SHORT
    }

    /**
     * One run over the whole register.
     *
     * @param finishedAt null while it is running, and where it was interrupted
     * @param asOf the day it derived for
     * @param people how many it has seen
     * @param differing how many of them had another standing stored
     */
    public record Run(
            long id,
            OffsetDateTime startedAt,
            @Nullable OffsetDateTime finishedAt,
            LocalDate asOf,
            String lawVersion,
            long people,
            long differing,
            State state) {}

    /**
     * A record whose stored standing differed from the law's.
     *
     * @param stored null for nothing
     * @param open whether it still differs
     */
    public record Difference(
            PersonId person,
            RegisterNumber number,
            @Nullable Standing stored,
            Standing derived,
            boolean open) {}

    /** The latest first. */
    @Transactional(readOnly = true)
    public List<Run> runs(int limit) {
        return jdbc.sql(RUN + " order by id desc limit ?")
                .param(limit)
                .query(runs)
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<Run> run(long id) {
        return jdbc.sql(RUN + " where id = ?").param(id).query(runs).optional();
    }

    /** The last run that has checked everybody. */
    @Transactional(readOnly = true)
    public Optional<Run> lastFinished() {
        return jdbc.sql(RUN + " where finished_at is not null order by id desc limit 1")
                .query(runs)
                .optional();
    }

    /** How many differences of a run are listed for this reader. */
    @Transactional(readOnly = true)
    public long count(long run, boolean sealedToo) {
        return jdbc.sql("select count(*)" + DIFFERENCES)
                .params(parameters(run, sealedToo))
                .query(Long.class)
                .single();
    }

    /** In the order of the register numbers. Whether each is still there is read now. */
    public List<Difference> differences(long run, boolean sealedToo, int offset, int limit) {
        List<Difference> found = jdbc.sql("select d.person_id, p.serial as number, d.stored, d.derived, true as open"
                        + DIFFERENCES + " order by p.serial limit :limit offset :offset")
                .params(parameters(run, sealedToo))
                .param("limit", limit)
                .param("offset", offset)
                .query(differences)
                .list();
        Set<PersonId> open =
                check.stillDiffering(found.stream().map(Difference::person).toList());
        return found.stream()
                .map(one -> new Difference(
                        one.person(), one.number(), one.stored(), one.derived(), open.contains(one.person())))
                .toList();
    }

    /**
     * Derives one record anew, at a registrar's request. The stored standing and the list for the public's questions
     * are then what the law says.
     *
     * @return whether the stored standing was another one
     * @throws pk.gov.nsor.record.register.UnknownPersonException where there is no such record
     */
    @Transactional
    public boolean putRight(PersonId person, @Nullable String purpose, Actor registrar) {
        Optional<Standing> before = standings.of(person);
        boolean isChanged = standings.putRight(person, registrar);
        trail.append(TrailEntry.done(registrar, TrailAction.STANDING_DERIVED)
                .about(person.value())
                .purpose(purpose)
                .with(Map.of(
                        "before",
                        before.<Object>map(known -> known).orElse(""),
                        "after",
                        standings.of(person).orElseThrow())));
        return isChanged;
    }

    private Map<String, Object> parameters(long run, boolean sealedToo) {
        return Map.of("run", run, "sealedToo", sealedToo, "today", LocalDate.now(clock));
    }

    private State state(ResultSet row) throws SQLException {
        if (row.getObject("finished_at") != null) {
            return State.FINISHED;
        }
        OffsetDateTime startedAt = row.getObject("started_at", OffsetDateTime.class);
        return startedAt.plus(CheckRuns.LONGEST).isBefore(OffsetDateTime.now(clock)) ? State.CUT_SHORT : State.GOING_ON;
    }
}
