package pk.gov.nsor.publicservice.draftlaw;

import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.IsoFields;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.jobs.Job;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.reference.Laws;
import pk.gov.nsor.foundation.requirement.Law;
import pk.gov.nsor.foundation.requirement.OffenceFile;

/** Drafts that were approved, and their figures, computed once, by a job. */
@Service
public class DraftLaws {

    /** Of a year, where each quarter had as many as it may. */
    private static final int MOST_COMPARED = 4 * DraftLawProposal.MOST;

    private static final Actor COUNTING = Actor.system("draft-law");
    private static final String COLUMNS = """
            select id, 'D-' || serial as number, title, rests_on,
                (approved_at at time zone 'Asia/Karachi')::date as approved_on, as_of
            from draftlaw.draft""";

    private final JdbcClient jdbc;
    private final DraftImpact impact;
    private final Laws laws;
    private final Trail trail;
    private final TransactionOperations transaction;
    private final Clock clock;

    DraftLaws(
            JdbcClient jdbc,
            DraftImpact impact,
            Laws laws,
            Trail trail,
            TransactionOperations transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.impact = impact;
        this.laws = laws;
        this.trail = trail;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** An earlier draft's number, and in what some rows differ from its rows. */
    record Compared(String number, RowDifference difference) {}

    @Configuration(proxyBeanMethods = false)
    static class Jobs {

        @Bean
        Job draftLawJob(DraftLaws drafts) {
            return Job.inOneProcess("draftlaw.impact", Duration.ofSeconds(30)).doesWhile(drafts::compute);
        }
    }

    /** The latest first. */
    public List<DraftLaw> all() {
        return jdbc.sql(COLUMNS + " order by serial desc").query(DraftLaw.class).list();
    }

    public Optional<DraftLaw> find(UUID id) {
        return jdbc.sql(COLUMNS + " where id = ?")
                .param(id)
                .query(DraftLaw.class)
                .optional();
    }

    /** Its rows, as they were approved. */
    public String rows(DraftLaw draft) {
        return jdbc.sql("select rows from draftlaw.draft where id = ?")
                .param(draft.id())
                .query(String.class)
                .single();
    }

    /** The rows of the law as it is, in the form of a draft's. */
    public String presentRows() {
        return OffenceFile.written(laws.current().offences(), "present");
    }

    /**
     * Of the drafts that were approved, the one whose rows differ least from these, of several the latest; the latest
     * {@value #MOST_COMPARED} are compared.
     */
    Optional<Compared> nearest(String rows) {
        return jdbc
                .sql("select 'D-' || serial as number, rows from draftlaw.draft order by serial desc limit ?")
                .param(MOST_COMPARED)
                .query((row, _) -> new Compared(row.getString("number"), RowDifference.of(rows, row.getString("rows"))))
                .list()
                .stream()
                .min(Comparator.comparing(each -> each.difference().rows().size()));
    }

    /** What is told of it; none until it is computed. */
    public List<DraftFigure> figures(DraftLaw draft) {
        return jdbc.sql("select name, told, step from draftlaw.figure where draft = ? order by name")
                .param(draft.id())
                .query(DraftFigure.class)
                .list();
    }

    /** How many were approved in the quarter that runs. */
    int inQuarter() {
        LocalDate today = LocalDate.now(clock);
        LocalDate first = LocalDate.of(today.getYear(), (today.get(IsoFields.QUARTER_OF_YEAR) - 1) * 3 + 1, 1);
        return jdbc.sql("select count(*) from draftlaw.draft where approved_at >= ?")
                .param(first.atStartOfDay(Day.ZONE).toOffsetDateTime())
                .query(Integer.class)
                .single();
    }

    void add(String title, String rows, UUID proposal) {
        jdbc.sql("insert into draftlaw.draft (id, title, rows, rests_on, approved_at) values (?, ?, ?, ?, ?)")
                .params(UUID.randomUUID(), title, rows, proposal, OffsetDateTime.now(clock))
                .update();
    }

    /** Computes those that wait, the first approved first. */
    public void compute(BooleanSupplier mayGoOn) {
        for (UUID id : jdbc.sql("select id from draftlaw.draft where computed_at is null order by serial")
                .query(UUID.class)
                .list()) {
            if (mayGoOn.getAsBoolean()) {
                compute(find(id).orElseThrow(), mayGoOn);
            }
        }
    }

    private void compute(DraftLaw draft, BooleanSupplier mayGoOn) {
        LocalDate today = LocalDate.now(clock);
        Law present = laws.current();
        Law changed = present.with(OffenceFile.read(rows(draft)));
        List<DraftFigure> figures = impact.of(present, changed, today, mayGoOn);
        transaction.executeWithoutResult(_ -> store(draft, today, figures));
    }

    /** What another process has stored meanwhile stays. */
    private void store(DraftLaw draft, LocalDate today, List<DraftFigure> figures) {
        int isFirst = jdbc.sql(
                        "update draftlaw.draft set as_of = ?, computed_at = ? where id = ? and computed_at is null")
                .params(today, OffsetDateTime.now(clock), draft.id())
                .update();
        if (isFirst == 0) {
            return;
        }
        for (DraftFigure figure : figures) {
            jdbc.sql("insert into draftlaw.figure (draft, name, told, step) values (?, ?, ?, ?)")
                    .param(1, draft.id())
                    .param(2, figure.name())
                    .param(3, figure.told(), Types.BIGINT)
                    .param(4, figure.step())
                    .update();
        }
        trail.append(TrailEntry.done(COUNTING, TrailAction.DRAFT_LAW_COMPUTED).with(Map.of("draft", draft.number())));
    }
}
