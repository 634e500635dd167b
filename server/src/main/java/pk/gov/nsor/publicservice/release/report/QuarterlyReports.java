package pk.gov.nsor.publicservice.release.report;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.approval.Approval;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.database.RecordMapper;
import pk.gov.nsor.foundation.jobs.Job;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.screening.Screened;
import pk.gov.nsor.publicservice.release.statistics.NoteWording;

/**
 * The Special Committee's quarterly reports. A report is drawn from published figures, kept byte for byte, and released by two
 * as it was drawn; what is released never changes. A correction is another edition, with its reason.
 */
@Service
public class QuarterlyReports {

    /** How long after a quarter a report waits for the figures of its last month. */
    static final int DAYS_TO_WAIT = 10;

    /** How many quarters that are over may still have their first report. */
    static final int QUARTERS_BACK = 4;

    private static final Logger LOG = LoggerFactory.getLogger(QuarterlyReports.class);

    private static final RecordMapper<Report> REPORT = RecordMapper.of(Report.class)
            .with("quarter", row -> ReportQuarter.of(row.getObject("quarter", LocalDate.class)));

    private static final Actor DRAFTING = Actor.system("quarterly-report");
    private static final int SHORTEST_REASON = 5;
    private static final int LONGEST_REASON = 1000;

    private final JdbcClient jdbc;
    private final PublishedMonths published;
    private final ReportFiles files;
    private final NoteWording wording;
    private final Trail trail;
    private final Clock clock;

    QuarterlyReports(
            JdbcClient jdbc,
            PublishedMonths published,
            ReportFiles files,
            NoteWording wording,
            Trail trail,
            Clock clock) {
        this.jdbc = jdbc;
        this.published = published;
        this.files = files;
        this.wording = wording;
        this.trail = trail;
        this.clock = clock;
    }

    /** The job; a draft is harmless, but a wrong clock would draw one of a quarter that is not over. */
    @Configuration(proxyBeanMethods = false)
    static class Jobs {

        @Bean
        Job draftQuarterlyReportJob(QuarterlyReports reports) {
            return Job.inOneProcess("release.report", Duration.ofHours(1))
                    .first(Duration.ofMinutes(2))
                    .whileClockIsSteady()
                    .does(reports::draftDue);
        }
    }

    /**
     * Draws the report of a quarter, once its figures are published or {@value #DAYS_TO_WAIT} days are over: of the last
     * {@value #QUARTERS_BACK} quarters the oldest that has none. Nothing is drawn of a quarter of which nothing was published, nor,
     * for now, of one whose figures, or those of the quarter before, cannot be proven.
     *
     * @return the number, where this call drew one; a call draws one at most
     */
    @Transactional
    public Optional<String> draftDue() {
        LocalDate today = LocalDate.now(clock);
        lock();
        Deque<ReportQuarter> over = new ArrayDeque<>();
        ReportQuarter quarter = ReportQuarter.of(today);
        for (int back = 0; back < QUARTERS_BACK; back++) {
            quarter = quarter.before();
            over.addFirst(quarter);
        }
        return over.stream()
                .filter(each -> latest(each).isEmpty())
                .flatMap(each -> draftDue(each, today).stream())
                .findFirst();
    }

    private Optional<String> draftDue(ReportQuarter quarter, LocalDate today) {
        try {
            int told = published.of(quarter).size();
            boolean isDue = told == quarter.months().size()
                    || (told > 0 && !today.isBefore(quarter.end().plusDays(DAYS_TO_WAIT)));
            return isDue ? Optional.of(draw(quarter, 1, 1, new Reason("", ""), "", DRAFTING)) : Optional.empty();
        } catch (InvalidValueException unproven) {
            LOG.warn("The report of {} is not drawn now: {}", quarter, unproven.getMessage());
            return Optional.empty();
        }
    }

    /**
     * Draws a report anew: a draft in its place, or after it was released a correction as another edition. A correction tells its
     * reason in both languages, and nothing that a note beside a published month may not say.
     *
     * @param reason why, 5 to 1000 characters; of a correction 10 to 500
     * @param urdu the same in Urdu; of a correction alone
     * @return the number
     * @throws InvalidValueException where the quarter has no report, or the reason is refused
     */
    @Transactional
    public String drawAnew(String quarter, String reason, String urdu, Actor by) {
        String why = Screened.require(reason.strip(), "reason");
        if (why.length() < SHORTEST_REASON || why.length() > LONGEST_REASON) {
            throw new InvalidValueException("release.reason", "Give the reason in 5 to 1000 characters.").at("reason");
        }
        lock();
        Report last = ReportQuarter.parse(quarter)
                .flatMap(this::latest)
                .orElseThrow(() -> new InvalidValueException("report.unknown", "There is no report of this quarter."));
        int edition = last.isReleased() ? last.edition() + 1 : last.edition();
        int drawing = last.isReleased() ? 1 : last.drawing() + 1;
        Reason told = edition == 1
                ? new Reason("", "")
                : new Reason(wording.require(reason, "reason"), wording.require(urdu, "urdu"));
        return draw(last.quarter(), edition, drawing, told, why, by);
    }

    /** Why a correction is made, as the Committee reads it; empty in the first edition. */
    private record Reason(String english, String urdu) {}

    /** All of them, the latest first; of each edition its last drawing or what was released. */
    public List<Report> all() {
        return jdbc.sql("""
                        select distinct on (drawing.quarter, drawing.edition)
                               drawing.quarter, drawing.edition, drawing.drawing, drawing.drawn_at, drawing.drawn_by,
                               drawing.reason, drawing.reason_urdu, drawing.sha256, released.released_at, released.proposal_id
                          from release.report_drawing drawing
                          left join release.report_release released using (quarter, edition)
                         where released.drawing is null or released.drawing = drawing.drawing
                         order by drawing.quarter desc, drawing.edition desc, drawing.drawing desc
                        """).query(REPORT).list();
    }

    /** By its number. */
    public Optional<Report> find(String number) {
        return all().stream().filter(report -> report.number().equals(number)).findFirst();
    }

    /** The names of the report's files, in their order. */
    public List<String> names(Report report) {
        return jdbc.sql(
                        "select name from release.report_file where quarter = ? and edition = ? and drawing = ? order by name")
                .params(report.quarter().firstDay(), report.edition(), report.drawing())
                .query(String.class)
                .list();
    }

    /**
     * One of the report's files.
     *
     * @throws IllegalStateException where the files are not those that were drawn
     */
    public Optional<byte[]> file(Report report, String name) {
        SortedMap<String, byte[]> kept = files(report);
        if (!ReportFiles.sha256(kept).equals(report.sha256())) {
            throw new IllegalStateException("The files of " + report.number() + " are not those that were drawn");
        }
        return Optional.ofNullable(kept.get(name));
    }

    /** The report's files by their names, as they are kept. */
    SortedMap<String, byte[]> files(Report report) {
        SortedMap<String, byte[]> kept = new TreeMap<>();
        jdbc.sql("select name, content from release.report_file where quarter = ? and edition = ? and drawing = ?")
                .params(report.quarter().firstDay(), report.edition(), report.drawing())
                .query(row -> {
                    kept.put(row.getString("name"), row.getBytes("content"));
                });
        return kept;
    }

    /** Whether its files are the bytes that were drawn. */
    boolean isWhole(Report report) {
        return ReportFiles.sha256(files(report)).equals(report.sha256());
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('release.report', 0))")
                .query(row -> {});
    }

    /** In the transaction of the approval. */
    @Transactional(propagation = Propagation.MANDATORY)
    void release(Report report, Approval approval) {
        jdbc.sql("""
                        insert into release.report_release
                            (quarter, edition, drawing, proposal_id, proposed_by, released_by, released_at)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        report.quarter().firstDay(),
                        report.edition(),
                        report.drawing(),
                        approval.proposal(),
                        approval.proposedBy(),
                        Objects.requireNonNull(approval.by().id()),
                        OffsetDateTime.now(clock))
                .update();
        trail.append(TrailEntry.done(approval.by(), TrailAction.REPORT_RELEASED)
                .with(Map.of("report", report.number(), "sha256", report.sha256())));
    }

    private Optional<Report> latest(ReportQuarter quarter) {
        return all().stream().filter(report -> report.quarter().equals(quarter)).findFirst();
    }

    /** @param why as the trail has it, also where the paper gives no reason; empty for the first one */
    private String draw(ReportQuarter quarter, int edition, int drawing, Reason reason, String why, Actor by) {
        SortedMap<String, byte[]> made = files.of(new ReportPaper.Content(
                quarter,
                edition,
                reason.english(),
                reason.urdu(),
                clock.instant(),
                published.of(quarter),
                published.of(quarter.before())));
        String sha256 = ReportFiles.sha256(made);
        jdbc.sql("""
                        insert into release.report_drawing
                            (quarter, edition, drawing, drawn_at, drawn_by, reason, reason_urdu, sha256)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(quarter.firstDay())
                .param(edition)
                .param(drawing)
                .param(OffsetDateTime.now(clock))
                .param(by.id())
                .param(reason.english())
                .param(reason.urdu())
                .param(sha256)
                .update();
        made.forEach((name, content) -> jdbc.sql("""
                        insert into release.report_file (quarter, edition, drawing, name, content) values (?, ?, ?, ?, ?)
                        """)
                .params(quarter.firstDay(), edition, drawing, name, content)
                .update());
        trail.append(TrailEntry.done(by, TrailAction.REPORT_DRAWN)
                .with(Map.of("report", quarter.number(edition), "sha256", sha256, "reason", why)));
        return quarter.number(edition);
    }
}
