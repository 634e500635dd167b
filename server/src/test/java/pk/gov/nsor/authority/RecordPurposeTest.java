package pk.gov.nsor.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.TrailReader;
import pk.gov.nsor.testing.WebSession;

/** Why a record is opened: one purpose is taken, of several one is chosen, and the office says its own. */
@Tag("walk")
@RegisterTest
class RecordPurposeTest {

    private static final Pattern OFFERED = Pattern.compile("type=\"radio\" name=\"purpose\"[^>]*value=\"([A-Z_]+)\"");

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    @Test
    void withOneLinkItsPurposeIsTakenWithoutAQuestion() {
        AuthoritySubjects subjects = AuthoritySubjects.in(
                context, Situation.OWN, Situation.TRANSFER, Situation.TRAVEL, Situation.UNKNOWN, Situation.RELEASE);
        Officer officer = officer(Role.SUPERVISING_OFFICER);
        WebSession session = session(officer);
        for (Situation situation :
                Set.of(Situation.OWN, Situation.TRANSFER, Situation.TRAVEL, Situation.UNKNOWN, Situation.RELEASE)) {
            HttpResponse<String> page = session.ask("/people/" + subjects.person(situation));
            assertThat(page.statusCode()).as(situation.name()).isEqualTo(200);
        }
        assertThat(looks(officer))
                .containsExactlyInAnyOrder(
                        "SUPERVISION OWN_CASE",
                        "TRANSFER TRANSFER_OFFERED",
                        "JOURNEY JOURNEY_NOTIFIED",
                        "SEARCH WHEREABOUTS_UNKNOWN",
                        "RELEASE RELEASE_PLANNED");
    }

    @Test
    void ofSeveralLinksThePurposeIsChosenOnceForTheRecordAndTheSession() {
        AuthoritySubjects subjects = AuthoritySubjects.in(context, Situation.TRANSFER);
        PersonId person = subjects.person(Situation.TRANSFER);
        lookedFor(person);
        Officer officer = officer(Role.SUPERVISING_OFFICER);
        WebSession session = session(officer);
        HttpResponse<String> asked = session.ask("/people/" + person + "/body?x=1");
        assertThat(location(asked))
                .isEqualTo("/people/" + person + "/purpose?to=%2Fpeople%2F" + person + "%2Fbody%3Fx%3D1");
        assertThat(offered(session, location(asked))).containsExactlyInAnyOrder("TRANSFER", "SEARCH");
        assertThat(looks(officer)).as("nothing was seen yet").isEmpty();
        HttpResponse<String> chosen = session.submit(
                location(asked),
                "/people/" + person + "/purpose",
                Map.of("purpose", "SEARCH", "to", "/people/" + person + "/body?x=1"));
        assertThat(location(chosen)).endsWith("/people/" + person + "/body?x=1");
        assertThat(session.ask("/people/" + person + "/body").statusCode()).isEqualTo(200);
        after(
                session,
                61,
                () -> assertThat(session.ask("/people/" + person).body()).contains("Tracing a person"));
        assertThat(looks(officer)).containsExactly("SEARCH TRANSFER_OFFERED", "SEARCH TRANSFER_OFFERED");
        assertThat(location(session(officer).ask("/people/" + person)))
                .as("another session")
                .contains("/purpose?");
    }

    @Test
    void whatIsOpenOnAnOwnCaseIsOfferedWhereSomebodyWantsToSaySo() {
        AuthoritySubjects subjects = AuthoritySubjects.in(context, Situation.OWN, Situation.FOREIGN);
        PersonId own = subjects.person(Situation.OWN);
        Officer supervisor = officer(Role.DISTRICT_SUPERVISOR);
        WebSession session = session(supervisor);
        assertThat(session.ask("/people/" + own).body()).contains("/people/" + own + "/purpose?to=");
        assertThat(offered(session, "/people/" + own + "/purpose"))
                .containsExactlyInAnyOrder("SUPERVISION", "NOTICE", "TASK", "BREACH", "PROPOSAL");
        assertThat(offered(session(officer(Role.SUPERVISING_OFFICER)), "/people/" + own + "/purpose"))
                .as("who decides no proposals")
                .doesNotContain("PROPOSAL")
                .contains("NOTICE");
        HttpResponse<String> _ = session.submit(
                "/people/" + own + "/purpose", "/people/" + own + "/purpose", Map.of("purpose", "BREACH"));
        assertThat(session.ask("/people/" + own + "/timeline.csv").statusCode()).isEqualTo(200);
        assertThat(looks(supervisor)).endsWith("BREACH OWN_CASE", "BREACH OWN_CASE");
        assertThat(session.ask("/people/" + subjects.person(Situation.FOREIGN) + "/purpose")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aTaskThatIsOpenOnTheRecordIsThePurposeWithoutAQuestion() {
        AuthoritySubjects subjects = AuthoritySubjects.in(context, Situation.TRANSFER);
        PersonId person = subjects.person(Situation.TRANSFER);
        Officer registrar = officer(Role.REGISTRAR);
        WebSession session = session(registrar);
        assertThat(location(session.ask("/people/" + person + "?for=CORRECTION")))
                .as("no task is open that says so")
                .contains("/purpose?to=");
        assertThat(session.ask("/people/" + person + "?for=NOTICE").statusCode())
                .isEqualTo(200);
        assertThat(session.ask("/people/" + person).statusCode())
                .as("the record's other pages belong to the task")
                .isEqualTo(200);
        assertThat(looks(registrar)).containsExactly("NOTICE NATIONAL_DUTY", "NOTICE NATIONAL_DUTY");
        lookedFor(person);
        Officer officer = officer(Role.SUPERVISING_OFFICER);
        WebSession police = session(officer);
        assertThat(location(police.ask("/people/" + person + "?for=BREACH")))
                .as("a task of the responsible station alone")
                .contains("/purpose?to=");
        assertThat(police.ask("/people/" + person + "?for=TRANSFER").statusCode())
                .isEqualTo(200);
        assertThat(police.ask("/people/" + person + "?for=SEARCH").statusCode()).isEqualTo(200);
        String choice = "/people/" + person + "/purpose";
        HttpResponse<String> chosen = police.submit(
                choice, choice, Map.of("purpose", "TRANSFER", "to", "/people/" + person + "?for=SEARCH&x=1"));
        assertThat(location(chosen)).as("what was chosen counts").endsWith("/people/" + person + "?x=1");
        assertThat(police.ask("/people/" + person + "?x=1").statusCode()).isEqualTo(200);
        assertThat(looks(officer))
                .containsExactly("TRANSFER TRANSFER_OFFERED", "SEARCH TRANSFER_OFFERED", "TRANSFER TRANSFER_OFFERED");
    }

    @Test
    void theLikelyPurposeIsOfferedFirstAndNoneIsSelected() {
        AuthoritySubjects subjects = AuthoritySubjects.in(context, Situation.OWN);
        String record = "/people/" + subjects.person(Situation.OWN);
        WebSession session = session(officer(Role.REGISTRAR));
        for (var likely : Map.of(
                        "/legal", "COURT_RECORD",
                        "/correction", "CORRECTION",
                        "/identity", "IDENTITY_CONFIRMATION",
                        "/why?for=DATA_QUALITY", "DATA_QUALITY")
                .entrySet()) {
            String choice = location(session.ask(record + likely.getKey()));
            assertThat(offered(session, choice).getFirst()).as(likely.getKey()).isEqualTo(likely.getValue());
            assertThat(session.ask(choice).body()).doesNotContain("checked");
        }
        HttpResponse<String> _ =
                session.submit(record + "/purpose", record + "/purpose", Map.of("purpose", "DATA_QUALITY"));
        assertThat(offered(session, record + "/purpose").getFirst())
                .as("that of last time")
                .isEqualTo("DATA_QUALITY");
        assertThat(session.ask(record + "/purpose").body()).doesNotContain("checked");
    }

    @Test
    void whatIsNotOfferedCanNotBeChosen() {
        AuthoritySubjects subjects = AuthoritySubjects.in(context, Situation.OWN);
        PersonId own = subjects.person(Situation.OWN);
        Officer officer = officer(Role.SUPERVISING_OFFICER);
        WebSession session = session(officer);
        String page = "/people/" + own + "/purpose";
        for (String purpose : List.of("COMPLAINT", "EMERGENCY", "CURIOSITY", "")) {
            assertThat(session.submit(page, page, Map.of("purpose", purpose)).body())
                    .as(purpose)
                    .contains("Choose why you are opening the record.");
        }
        HttpResponse<String> _ = session.ask("/people/" + own);
        assertThat(looks(officer)).containsExactly("SUPERVISION OWN_CASE");
    }

    @Test
    void theOfficeSaysAPurposeForEachRecordAndAgainAfterAnHour() {
        AuthoritySubjects subjects = AuthoritySubjects.in(context, Situation.OWN, Situation.FOREIGN);
        PersonId person = subjects.person(Situation.OWN);
        Officer registrar = officer(Role.REGISTRAR);
        WebSession session = session(registrar);
        String page = "/people/" + person + "/purpose";
        assertThat(location(session.ask("/people/" + person))).contains(page);
        HttpResponse<String> _ = session.submit(page, page, Map.of("purpose", "CORRECTION"));
        assertThat(session.ask("/people/" + person).statusCode()).isEqualTo(200);
        assertThat(location(session.ask("/people/" + subjects.person(Situation.FOREIGN))))
                .as("another record")
                .contains("/purpose?");
        after(session, 59, () -> {
            assertThat(session.ask("/people/" + person).statusCode()).isEqualTo(200);
            after(
                    session,
                    1,
                    () -> assertThat(location(session.ask("/people/" + person))).contains(page));
        });
        assertThat(looks(registrar)).containsExactly("CORRECTION NATIONAL_DUTY", "CORRECTION NATIONAL_DUTY");
    }

    @Test
    void anInvestigationAndAComplaintNameWhatTheyAreAboutAndItIsOnTheTrail() {
        AuthoritySubjects subjects = AuthoritySubjects.in(context, Situation.OWN);
        Officer registrar = officer(Role.REGISTRAR);
        WebSession session = session(registrar);
        String page = "/people/" + subjects.person(Situation.OWN) + "/purpose";
        for (String purpose : List.of("INVESTIGATION", "COMPLAINT")) {
            for (String wrong : List.of("", "FI", "x".repeat(61))) {
                assertThat(session.submit(page, page, Map.of("purpose", purpose, "reference", wrong))
                                .body())
                        .contains("Name the FIR, the ticket or the letter in 3 to 60 characters.");
            }
            assertThat(session.submit(
                                    page, page, Map.of("purpose", purpose, "reference", "Letter of the victim Ayesha"))
                            .body())
                    .contains("seems to name a survivor", "id=\"reference-error\"");
            for (String right : List.of("FIR", "x".repeat(60))) {
                assertThat(session.submit(page, page, Map.of("purpose", purpose, "reference", right))
                                .statusCode())
                        .isEqualTo(302);
            }
        }
        assertThat(new TrailReader(jdbc).of(registrar.account().id()))
                .filteredOn((TrailAction.PURPOSE_CHOSEN + " DONE")::equals)
                .hasSize(4);
        assertThat(jdbc.sql("select count(*) from audit.entry where actor_id = ? and action = 'PURPOSE_CHOSEN'"
                                + " and content is not null and link = 'NATIONAL_DUTY' and subject_id = ?")
                        .params(
                                registrar.account().id(),
                                subjects.person(Situation.OWN).value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(4);
    }

    @Test
    void theChoiceLeadsToPagesOfTheRecordOnly() {
        AuthoritySubjects subjects = AuthoritySubjects.in(context, Situation.OWN, Situation.FOREIGN);
        PersonId own = subjects.person(Situation.OWN);
        WebSession session = session(officer(Role.SUPERVISING_OFFICER));
        String page = "/people/" + own + "/purpose";
        for (String elsewhere : List.of(
                "",
                "https://example.com",
                "//example.com",
                "/people",
                "/people/" + subjects.person(Situation.FOREIGN),
                "/people/" + own + "x",
                "/people/" + own + "/../" + own,
                "/people/" + own + "/\\example.com")) {
            assertThat(location(session.submit(page, page, Map.of("purpose", "SUPERVISION", "to", elsewhere))))
                    .as(elsewhere)
                    .endsWith("/people/" + own);
        }
    }

    /** Some minutes later, in which the reader was not idle. */
    private void after(WebSession session, int minutes, Runnable then) {
        for (int minute = 0; minute < minutes; minute++) {
            clock.move(Duration.ofMinutes(1));
            if (minute % 10 == 9) {
                assertThat(session.ask("/").statusCode()).isEqualTo(200);
            }
        }
        try {
            then.run();
        } finally {
            clock.move(Duration.ofMinutes(-minutes));
        }
    }

    private void lookedFor(PersonId person) {
        jdbc.sql("""
                        insert into supervision.whereabouts (person_id, since_day, reason, recorded_at)
                        values (?, current_date, 'MISSED_AND_NOT_AT_ADDRESS', now())
                        """).param(person.value()).update();
    }

    private List<String> looks(Officer officer) {
        return new TrailReader(jdbc).looksOf(officer.account().id());
    }

    private static List<String> offered(WebSession session, String page) {
        List<String> offered = new ArrayList<>();
        OFFERED.matcher(session.ask(page).body()).results().forEach(found -> offered.add(found.group(1)));
        return offered;
    }

    private String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("").replace("http://127.0.0.1:" + port, "");
    }

    private Officer officer(Role role) {
        return new Officers(accounts).of(AuthorityWalkTest.jurisdiction(role), role);
    }

    private WebSession session(Officer officer) {
        WebSession session = new WebSession(port);
        session.signIn(officer.name(), Officers.PASSWORD);
        return session;
    }
}
