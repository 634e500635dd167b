package pk.gov.nsor.publicservice.release.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.ZipFile;
import javax.sql.DataSource;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.audit.RecordKeys;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.pdf.PdfReading;
import pk.gov.nsor.publicservice.release.statistics.PublicTable;
import pk.gov.nsor.publicservice.release.statistics.StatisticsReleases;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.TestDatabase;
import pk.gov.nsor.testing.TrailReader;
import pk.gov.nsor.testing.WebSession;

/** Quarters to come, each test's after those of the one before; the clock is put back after each. */
@RegisterTest
class QuarterlyReportsTest {

    private static final String URDU = "جدول کا عنوان غلط تھا";
    private static final String WHY = "The figures of the quarter";

    @Autowired
    private QuarterlyReports reports;

    @Autowired
    private ReportProposal kind;

    @Autowired
    private Proposals proposals;

    @Autowired
    private StatisticsReleases releases;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private RecordKeys keys;

    @LocalServerPort
    private int port;

    private final TestClock clock;
    private final Officers officers;
    private Duration moved = Duration.ZERO;

    QuarterlyReportsTest(TestClock clock, Officers officers) {
        this.clock = clock;
        this.officers = officers;
    }

    @AfterEach
    void backToToday() {
        clock.move(moved.negated());
    }

    @Test
    void aReportIsDrawnOnceOfThePublishedFiguresAndSaysWhatIsMissing() {
        ReportQuarter quarter = publishedQuarter(List.of(1, 3));
        assertThat(reports.draftDue()).as("still waiting for the second month").isEmpty();
        move(QuarterlyReports.DAYS_TO_WAIT);
        assertThat(reports.draftDue()).contains(quarter.number(1));
        assertThat(reports.draftDue()).as("once").isEmpty();

        Report report = reports.find(quarter.number(1)).orElseThrow();
        String text = PdfReading.text(file(report, "report.pdf"));
        String missing = ReportTables.month(quarter.months().get(1), Locale.ENGLISH);
        assertThat(text)
                .contains("Quarterly report to the Special Committee", "خصوصی کمیٹی کے لیے سہ ماہی رپورٹ")
                .contains(quarter.number(1), "No figures were published of " + missing)
                .contains("By sex", "جنس کے لحاظ سے", "How this report is made", "not published", "شائع نہیں ہوا");
        assertThat(csv(report, "all").lines().filter(line -> line.startsWith(missing)))
                .containsExactly(missing + ",not published,");
    }

    @Test
    void aReportHasEveryTableThatIsPublished() {
        publishedQuarter(List.of(1, 3));
        move(QuarterlyReports.DAYS_TO_WAIT);
        Report report = reports.find(reports.draftDue().orElseThrow()).orElseThrow();
        for (PublicTable table : PublicTable.values()) {
            assertThat(reports.names(report)).contains(table.key() + ".csv");
        }
        assertThat(csv(report, "offence").lines().toList())
                .hasSize(1 + 7)
                .anySatisfy(line -> assertThat(line).startsWith("Rape,"));
        assertThat(csv(report, "questions").lines().toList())
                .hasSize(1 + 3)
                .anySatisfy(line -> assertThat(line).endsWith(",not published,not published,not published,"));
        assertThat(PdfReading.text(file(report, "report.pdf")))
                .contains("By kind of offence, the whole country", "Questions of the public by SMS");
    }

    @Test
    void theSecondQuarterIsComparedWithTheFirst() {
        ReportQuarter first = publishedQuarter(List.of(1, 2, 3));
        assertThat(reports.draftDue()).contains(first.number(1));
        ReportQuarter second = publishNext(first, List.of(1, 2, 3));
        assertThat(reports.draftDue()).contains(second.number(1));
        Report report = reports.find(second.number(1)).orElseThrow();
        assertThat(PdfReading.text(file(report, "report.pdf")))
                .contains("What changed since the quarter before", "A difference of up to 200");
        assertThat(csv(report, "changes").lines().toList()).hasSize(1 + 1 + 3 + 6 + 2 + 7);
    }

    @Test
    void twoReleaseItAndOnlyThenTheCommitteeReadsItByteForByte() throws Exception {
        ReportQuarter quarter = publishedQuarter(List.of(1, 2, 3));
        String number = reports.draftDue().orElseThrow();
        Report draft = reports.find(number).orElseThrow();
        Officer committee = officers.with(Role.OVERSIGHT);
        Officer registrar = officers.with(Role.REGISTRAR);
        Officer supervisor = officers.with(Role.NATIONAL_SUPERVISOR);
        WebSession reader = signedIn(committee);
        assertThat(reader.get("/reports").body()).doesNotContain(number);
        assertThat(reader.get("/reports/" + number + "/report.pdf").statusCode())
                .isEqualTo(404);
        assertThat(signedIn(registrar).get("/reports/" + number + "/report.pdf").statusCode())
                .isEqualTo(200);

        UUID proposal = propose(draft, supervisor);
        assertThatThrownBy(() -> proposals.approve(proposal, "", supervisor.actor()))
                .as("one person alone")
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> proposals.approve(proposal, "", registrar.actor()))
                .as("a registrar")
                .isInstanceOf(InvalidValueException.class);
        proposals.approve(proposal, "", officers.with(Role.NATIONAL_SUPERVISOR).actor());

        Report released = reports.find(number).orElseThrow();
        assertThat(released.isReleased()).isTrue();
        assertThat(ReportFiles.sha256(reports.files(released))).isEqualTo(draft.sha256());
        assertThat(reader.get("/reports").body()).contains(number).doesNotContain("Propose its release", "Draw anew");
        for (String name : reports.names(released)) {
            assertThat(reader.get("/reports/" + number + "/" + name).statusCode())
                    .as(name)
                    .isEqualTo(200);
        }
        assertThat(new TrailReader(jdbc).of(committee.account().id()))
                .contains("REPORTS_VIEWED DONE", "REPORT_EXPORTED DONE", "REPORT_EXPORTED REFUSED");
        assertThatThrownBy(() -> propose(released, registrar)).hasMessageContaining("released already");
        assertThat(quarter.number(1)).isEqualTo(number);
    }

    @Test
    void aDraftThatWasDrawnAnewIsNotReleasedByTheProposalBeforeIt() {
        publishedQuarter(List.of(1, 2, 3));
        Report draft = reports.find(reports.draftDue().orElseThrow()).orElseThrow();
        Officer registrar = officers.with(Role.REGISTRAR);
        UUID proposal = propose(draft, registrar);
        move(1);
        assertThat(reports.drawAnew(draft.quarter().toString(), "A month came late", "", registrar.actor()))
                .isEqualTo(draft.number());
        assertThat(new TrailReader(jdbc)
                        .contentsOf(registrar.account().id(), TrailAction.REPORT_DRAWN, 0, keys).stream()
                                .map(each -> each.path("reason").asString()))
                .containsExactly("A month came late");
        assertThatThrownBy(() -> proposals.approve(
                        proposal, "", officers.with(Role.NATIONAL_SUPERVISOR).actor()))
                .isInstanceOf(InvalidValueException.class);
        assertThat(reports.find(draft.number()).orElseThrow().isReleased()).isFalse();
    }

    @Test
    void aDraftWhoseBytesWereChangedInTheDatabaseIsNeitherReleasedNorSent() {
        publishedQuarter(List.of(1, 2, 3));
        Report draft = reports.find(reports.draftDue().orElseThrow()).orElseThrow();
        UUID proposal = propose(draft, officers.with(Role.REGISTRAR));
        TestDatabase.superuserOf(dataSource)
                .sql("update release.report_file set content = 'x' where quarter = ? and name = 'all.csv'")
                .param(draft.quarter().firstDay())
                .update();
        assertThatThrownBy(() -> proposals.approve(
                        proposal, "", officers.with(Role.NATIONAL_SUPERVISOR).actor()))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> reports.file(draft, "report.pdf")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aCorrectionIsAnotherEditionWithItsReasonAndTheFirstStays() {
        publishedQuarter(List.of(1, 2, 3));
        Report first = reports.find(reports.draftDue().orElseThrow()).orElseThrow();
        Officer registrar = officers.with(Role.REGISTRAR);
        Officer supervisor = officers.with(Role.NATIONAL_SUPERVISOR);
        proposals.approve(propose(first, registrar), "", supervisor.actor());
        String quarter = first.quarter().toString();
        assertThatThrownBy(() -> reports.drawAnew(quarter, "", URDU, registrar.actor()))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> reports.drawAnew("1999-1", WHY, URDU, registrar.actor()))
                .hasMessageContaining("no report of this quarter");
        assertThat(reports.drawAnew(quarter, "A heading was wrong", URDU, registrar.actor()))
                .isEqualTo(first.number() + ".2");
        assertThat(reports.drawAnew(quarter, "A heading was wrong still", URDU, registrar.actor()))
                .as("the draft in its place")
                .isEqualTo(first.number() + ".2");
        Report second = reports.find(first.number() + ".2").orElseThrow();
        assertThat(PdfReading.text(file(second, "report.pdf"))).contains("A heading was wrong still", URDU);
        assertThat(kind.describe(releasing(second)).toString()).contains("A heading was wrong still", URDU);
        proposals.approve(propose(second, registrar), "", supervisor.actor());
        assertThat(reports.find(first.number()).orElseThrow().isReleased()).isTrue();
        assertThat(reports.find(second.number()).orElseThrow().isReleased()).isTrue();
    }

    @Test
    void theReasonOfACorrectionSaysNothingThatANoteBesideAPublishedMonthMayNot() {
        publishedQuarter(List.of(1, 2, 3));
        Report first = reports.find(reports.draftDue().orElseThrow()).orElseThrow();
        Officer registrar = officers.with(Role.REGISTRAR);
        proposals.approve(
                propose(first, registrar),
                "",
                officers.with(Role.NATIONAL_SUPERVISOR).actor());
        String quarter = first.quarter().toString();
        assertThatThrownBy(() -> reports.drawAnew(quarter, "12 in Punjab were missing", URDU, registrar.actor()))
                .hasMessageContaining("number");
        assertThatThrownBy(() -> reports.drawAnew(quarter, "Somebody in Lahore was missing", URDU, registrar.actor()))
                .hasMessageContaining("names lahore");
        assertThatThrownBy(() -> reports.drawAnew(quarter, "A heading was wrong", "", registrar.actor()))
                .as("in one language alone")
                .hasMessageContaining("in each language");
        assertThat(reports.find(first.number() + ".2")).isEmpty();
    }

    @Test
    void aQuarterWhoseReportWasNotDrawnInTimeHasItLaterTheOldestFirst() {
        ReportQuarter first = publishedQuarter(List.of(1, 2, 3));
        ReportQuarter second = publishNext(first, List.of(1, 2, 3));
        ReportQuarter third = publishNext(second, List.of(1, 2, 3));
        assertThat(reports.draftDue()).contains(first.number(1));
        assertThat(reports.draftDue()).contains(second.number(1));
        assertThat(reports.draftDue()).contains(third.number(1));
        assertThat(reports.draftDue()).isEmpty();
    }

    @Test
    void aQuarterWhoseFiguresCannotBeProvenNowIsDrawnWhenTheyCan() {
        ReportQuarter first = publishedQuarter(List.of(1, 2, 3));
        ReportQuarter second = publishNext(first, List.of());
        ReportQuarter third = publishNext(second, List.of(1, 2, 3));
        LocalDate month = first.months().getFirst().plusMonths(1).atDay(1);
        JdbcClient superuser = TestDatabase.superuserOf(dataSource);
        superuser
                .sql("update release.statistics_month set document = document || ' ' where month = ?")
                .param(month)
                .update();
        try {
            assertThat(reports.draftDue()).as("the one that can be proven").contains(third.number(1));
            assertThat(reports.draftDue()).isEmpty();
        } finally {
            superuser
                    .sql("update release.statistics_month set document = rtrim(document, ' ') where month = ?")
                    .param(month)
                    .update();
        }
        assertThat(reports.draftDue()).contains(first.number(1));
    }

    @Test
    void theWorkbookHasEveryTableInBothLanguagesAndNoFormula(@TempDir Path folder) throws Exception {
        publishedQuarter(List.of(1, 2, 3));
        Report report = reports.find(reports.draftDue().orElseThrow()).orElseThrow();
        List<String> names = new ArrayList<>();
        StringBuilder words = new StringBuilder();
        try (var zip = new ZipFile(Files.write(folder.resolve("tables.xlsx"), file(report, "tables.xlsx"))
                .toFile())) {
            for (var entry : Collections.list(zip.entries())) {
                names.add(entry.getName());
                var xml = DocumentBuilderFactory.newDefaultInstance()
                        .newDocumentBuilder()
                        .parse(zip.getInputStream(entry));
                assertThat(xml.getElementsByTagName("f").getLength())
                        .as("formulas")
                        .isZero();
                words.append(xml.getDocumentElement().getTextContent()).append('\n');
            }
        }
        long tables = reports.names(report).stream()
                .filter(name -> name.endsWith(".csv"))
                .count();
        assertThat(names.stream().filter(name -> name.startsWith("xl/worksheets/sheet")))
                .hasSize((int) tables * 2);
        assertThat(words.toString()).contains("By sex", "جنس کے لحاظ سے", "No address recorded", "پاکستان");
    }

    @Test
    void aQuarterOfWhichNothingWasPublishedHasNoReport() {
        ReportQuarter quarter = publishedQuarter(List.of());
        move(QuarterlyReports.DAYS_TO_WAIT + 1);
        assertThat(reports.draftDue()).isEmpty();
        assertThat(reports.find(quarter.number(1))).isEmpty();
    }

    private UUID propose(Report report, Officer by) {
        return proposals.propose(kind, releasing(report), LocalDate.now(clock), WHY, by.actor());
    }

    private static ReportProposal.Releasing releasing(Report report) {
        return new ReportProposal.Releasing(report.number(), report.drawnAt(), report.sha256());
    }

    private byte[] file(Report report, String name) {
        return reports.file(report, name).orElseThrow();
    }

    private String csv(Report report, String table) {
        return new String(file(report, table + ".csv"), StandardCharsets.UTF_8).replace("\uFEFF", "");
    }

    private WebSession signedIn(Officer officer) {
        WebSession session = new WebSession(port);
        session.signIn(officer.name(), Officers.PASSWORD);
        return session;
    }

    /**
     * Publishes the figures of some months of a quarter after all that are published, and goes to the second day after
     * the quarter.
     */
    private ReportQuarter publishedQuarter(List<Integer> months) {
        YearMonth last = releases.months().stream().findFirst().orElse(YearMonth.now(clock));
        LocalDate from = last.atDay(1).isAfter(LocalDate.now(clock)) ? last.atDay(1) : LocalDate.now(clock);
        ReportQuarter before = ReportQuarter.of(from.plusMonths(6));
        to(before.end());
        for (Optional<String> left = reports.draftDue(); left.isPresent(); left = reports.draftDue()) {
            assertThat(left).isPresent();
        }
        return publishNext(before, months);
    }

    private ReportQuarter publishNext(ReportQuarter before, List<Integer> months) {
        ReportQuarter quarter = ReportQuarter.of(before.end());
        for (int month = 1; month <= 3; month++) {
            to(quarter.months().get(month - 1).plusMonths(1).atDay(2));
            if (months.contains(month)) {
                assertThat(releases.releaseDue()).isPresent();
            }
        }
        return quarter;
    }

    private void to(LocalDate day) {
        move(ChronoUnit.DAYS.between(LocalDate.now(clock), day));
    }

    private void move(long days) {
        clock.move(Duration.ofDays(days));
        moved = moved.plusDays(days);
    }
}
