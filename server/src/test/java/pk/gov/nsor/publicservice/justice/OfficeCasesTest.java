package pk.gov.nsor.publicservice.justice;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.testing.Clerks;
import pk.gov.nsor.testing.FeedWork;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.TwoAtOnce;
import pk.gov.nsor.testing.WebSession;

/** How the clerks of a court without a system report the stages of its cases. */
@RegisterTest
class OfficeCasesTest {

    private static final String COURT = "sessions-court-ghotki";
    private static final String CASES = "/office/cases";
    private static final Map<String, String> BEGUN =
            Map.of("sections", "PPC 376، ppc 377", "firOn", "1-9-2025", "challanOn", "20-9-2025");

    @Autowired
    private ApplicationContext register;

    @Autowired
    private CaseStages stages;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionOperations transaction;

    @LocalServerPort
    private int port;

    private Clerks clerks;
    private String number;

    @BeforeEach
    void aCase() {
        clerks = new Clerks(register);
        number = "SC " + Samples.cnic().number();
    }

    @Test
    void aCaseIsReportedAndItsNextStageIsAddedToWhatWasSaid() {
        WebSession session = signedIn(clerks.ofCourt(COURT));
        taken(session, CASES + "/new", with(BEGUN, "caseNumber", number));
        ReportedCase begun = reported();
        assertThat(begun.stage()).isEqualTo(CaseStage.CHALLAN);
        assertThat(begun.sections()).hasToString("[PPC 376, PPC 377]");
        assertThat(session.get(CASES).body())
                .contains(number, "20 January 2026", CASES + "/" + begun.receipt())
                .as("the Act's four months run from the challan");

        String form = CASES + "/" + begun.receipt();
        assertThat(session.get(form).body()).contains("value=\"1-9-2025\"", "value=\"PPC 376, PPC 377\"");
        taken(session, form, decided());
        ReportedCase decided = reported();
        assertThat(decided.days().outcome()).isEqualTo(CaseOutcome.CONVICTED);
        assertThat(decided.days().day(CaseStage.CHARGE)).isEqualTo(LocalDate.of(2025, 10, 6));
        assertThat(session.get(CASES + "?list=decided").body()).contains(number);
        assertThat(session.get(CASES + "?list=pending").body()).doesNotContain(number);
        assertThat(session.get(CASES + ".csv?list=decided").body()).contains(number, "2026-01-15");
    }

    @Test
    void aCaseThatWasReportedIsNotReportedAsANewOneHoweverItsNumberIsSpelt() {
        WebSession session = signedIn(clerks.ofCourt(COURT));
        taken(session, CASES + "/new", with(BEGUN, "caseNumber", number));
        String spelt = number.replace("SC ", "s.c. no. ");
        assertThat(refused(session, CASES + "/new", with(BEGUN, "caseNumber", spelt)))
                .contains("href=\"#caseNumber\"", "reported this case already");
    }

    @Test
    void aCaseThatWasReportedByMistakeIsTakenBackAndIsInNoListAnyMore() {
        WebSession session = signedIn(clerks.ofCourt(COURT));
        taken(session, CASES + "/new", with(BEGUN, "caseNumber", number));
        String form = CASES + "/" + reported().receipt();
        assertThat(session.get(form).body()).contains("Take this report back");
        taken(session, form, with(BEGUN, "withdrawn", "WRONG_NUMBER"));
        assertThat(stages.reported(COURT, number)).isEmpty();
        assertThat(session.get(CASES).body()).doesNotContain(number);
        taken(session, CASES + "/new", with(BEGUN, "caseNumber", number));
        assertThat(reported().stage()).isEqualTo(CaseStage.CHALLAN);
    }

    @Test
    void whatAnotherClerkHasSaidMeanwhileIsNotWrittenOver() {
        WebSession session = signedIn(clerks.ofCourt(COURT));
        taken(session, CASES + "/new", with(BEGUN, "caseNumber", number));
        String form = CASES + "/" + reported().receipt();
        WebSession other = signedIn(clerks.ofCourt(COURT));
        Map<String, String> filled = Clerks.filled(other, form, with(BEGUN, "chargeOn", "5-10-2025"));
        taken(session, form, decided());

        HttpResponse<String> answer = other.open(form).sendBare(form, filled);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("Somebody has reported about this case", "value=\"5-10-2025\"");
        assertThat(reported().days().outcome()).isEqualTo(CaseOutcome.CONVICTED);
        assertThat(other.get(form).body())
                .as("opened again, the page has what was said last, and leads there")
                .contains("value=\"6-10-2025\"", CASES + "/" + reported().receipt());
    }

    @Test
    void whatIsStillWaitingToBeTakenIsNotWrittenOverEither() {
        WebSession session = signedIn(clerks.ofCourt(COURT));
        taken(session, CASES + "/new", with(BEGUN, "caseNumber", number));
        String form = CASES + "/" + reported().receipt();
        WebSession other = signedIn(clerks.ofCourt(COURT));
        Map<String, String> ofOther = Clerks.filled(other, form, with(BEGUN, "chargeOn", "5-10-2025"));
        Map<String, String> filled = Clerks.filled(session, form, decided());
        transaction.executeWithoutResult(any -> {
            nothingIsTaken();
            assertThat(session.open(form).sendBare(form, filled).statusCode()).isEqualTo(302);
            HttpResponse<String> answer = other.open(form).sendBare(form, ofOther);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("last report is still being taken", "value=\"5-10-2025\"");
            assertThat(session.open(form).sendBare(form, filled).statusCode())
                    .as("the same form again")
                    .isEqualTo(302);
        });
        new FeedWork(jdbc).await();
        assertThat(reported().days().outcome()).isEqualTo(CaseOutcome.CONVICTED);
        assertThat(reported().days().day(CaseStage.CHARGE)).isEqualTo(LocalDate.of(2025, 10, 6));
    }

    @Test
    void ofTwoWhoReportAboutACaseAtOnceOneIsRefused() {
        WebSession session = signedIn(clerks.ofCourt(COURT));
        taken(session, CASES + "/new", with(BEGUN, "caseNumber", number));
        String form = CASES + "/" + reported().receipt();
        Queue<Runnable> two = new ConcurrentLinkedQueue<>();
        for (int each = 0; each < 2; each++) {
            WebSession clerk = signedIn(clerks.ofCourt(COURT));
            Map<String, String> filled = Clerks.filled(clerk, form, decided());
            two.add(() -> {
                if (clerk.open(form).sendBare(form, filled).statusCode() != 302) {
                    throw new IllegalStateException("refused");
                }
            });
        }
        TwoAtOnce.oneDoes(() -> two.remove().run(), IllegalStateException.class);
        new FeedWork(jdbc).await();
    }

    /** Until the transaction ends, as while a server is busy. */
    private void nothingIsTaken() {
        jdbc.sql("select pg_advisory_xact_lock(111, 0)").query(row -> {});
    }

    @Test
    void everyErrorStandsAtItsFieldAtOnceAndNothingIsSent() {
        WebSession session = signedIn(clerks.ofCourt(COURT));
        assertThat(refused(session, CASES + "/new", Map.of()))
                .contains("href=\"#caseNumber\"", "href=\"#sections\"", "href=\"#firOn\"", "Fill this in: Sections");
        Map<String, String> wrong = new TreeMap<>(decided());
        wrong.putAll(Map.of("caseNumber", number, "sections", "three hundred", "judgmentOn", "30-2-2026"));
        wrong.put("appealOutcome", "UPHELD");
        assertThat(refused(session, CASES + "/new", wrong))
                .contains("href=\"#sections\"", "href=\"#judgmentOn\"", "href=\"#appealDecidedOn\"");
        wrong.putAll(Map.of("sections", "PPC 376", "judgmentOn", "1-10-2025", "appealOutcome", "PENDING"));
        assertThat(refused(session, CASES + "/new", wrong)).contains("This day is before that of an earlier stage.");
        wrong.putAll(Map.of("judgmentOn", "15-1-2026", "outcome", "GUILTY"));
        assertThat(refused(session, CASES + "/new", wrong)).contains("One of the choices is not offered here");
        wrong.putAll(Map.of("outcome", "CONVICTED", "caseNumber", "daughter of Bibi, minor girl"));
        assertThat(refused(session, CASES + "/new", wrong)).contains("href=\"#caseNumber\"");
        assertThat(stages.reported(COURT).stream()
                        .filter(each -> each.caseNumber().equals(number)))
                .isEmpty();
    }

    @Test
    void aCaseOfAnotherCourtIsNotThereAndAPrisonHasNone() {
        WebSession session = signedIn(clerks.ofCourt(COURT));
        taken(session, CASES + "/new", with(BEGUN, "caseNumber", number));
        String form = CASES + "/" + reported().receipt();
        WebSession other = signedIn(clerks.ofCourt("sessions-court-multan"));
        assertThat(other.get(form).statusCode()).isEqualTo(404);
        assertThat(other.submit(CASES + "/new", form, decided()).statusCode()).isEqualTo(404);
        assertThat(other.get(CASES).body()).doesNotContain(number);
        WebSession prison = signedIn(clerks.ofPrison("Jail " + number));
        assertThat(prison.get(CASES).statusCode()).isEqualTo(403);
        WebSession none = signedIn(new Officers(register.getBean(Accounts.class)).with(Role.COURT_CLERK));
        assertThat(none.get(CASES).body()).contains("belongs to no court or prison yet");
        assertThat(none.get(CASES + ".csv").body()).doesNotContain(number);
    }

    private static Map<String, String> decided() {
        Map<String, String> fields = new TreeMap<>(BEGUN);
        fields.putAll(Map.of("chargeOn", "6-10-2025", "judgmentOn", "15-1-2026", "outcome", "CONVICTED"));
        return fields;
    }

    private static Map<String, String> with(Map<String, String> fields, String name, String value) {
        Map<String, String> changed = new TreeMap<>(fields);
        changed.put(name, value);
        return changed;
    }

    /** Sees that it was sent, and waits until it is taken. */
    private void taken(WebSession session, String form, Map<String, String> fields) {
        HttpResponse<String> answer = Clerks.send(session, form, fields);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        new FeedWork(jdbc).await();
    }

    private static String refused(WebSession session, String form, Map<String, String> fields) {
        HttpResponse<String> answer = Clerks.send(session, form, fields);
        assertThat(answer.statusCode()).isEqualTo(200);
        Matcher problems =
                Pattern.compile("id=\"problems\".*?</ul>", Pattern.DOTALL).matcher(answer.body());
        assertThat(problems.find()).as(answer.body()).isTrue();
        return problems.group();
    }

    private ReportedCase reported() {
        return stages.reported(COURT, number).orElseThrow();
    }

    private WebSession signedIn(Officer officer) {
        WebSession session = new WebSession(port);
        assertThat(session.signIn(officer.name(), Officers.PASSWORD).statusCode())
                .isEqualTo(302);
        return session;
    }
}
