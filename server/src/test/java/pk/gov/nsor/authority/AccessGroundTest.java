package pk.gov.nsor.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.TrailReader;
import pk.gov.nsor.testing.WebSession;

/** Each look at a record says on the trail what let the reader read it. */
@RegisterTest
class AccessGroundTest {

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void theTrailSaysWhatLetTheReaderReadTheRecord() {
        AuthoritySubjects subjects = AuthoritySubjects.in(
                context,
                Situation.OWN,
                Situation.FOREIGN,
                Situation.TRANSFER,
                Situation.TRAVEL,
                Situation.UNKNOWN,
                Situation.RELEASE);
        Officer officer = officer(Role.SUPERVISING_OFFICER);
        WebSession session = session(officer);
        look(session, subjects, Situation.OWN, "", 200);
        look(session, subjects, Situation.FOREIGN, "", 404);
        look(session, subjects, Situation.TRANSFER, "/body", 200);
        look(session, subjects, Situation.TRAVEL, "/timeline", 200);
        look(session, subjects, Situation.UNKNOWN, "/body", 200);
        look(session, subjects, Situation.RELEASE, "", 200);
        assertThat(new TrailReader(jdbc).linksOf(officer.account().id()))
                .containsExactly(
                        "OWN_CASE", "TRANSFER_OFFERED", "JOURNEY_NOTIFIED", "WHEREABOUTS_UNKNOWN", "RELEASE_PLANNED");
    }

    @Test
    void anIdentifierInCapitalsIsNoRecordsAddress() {
        AuthoritySubjects subjects = AuthoritySubjects.in(context, Situation.OWN, Situation.FOREIGN);
        Officer officer = officer(Role.SUPERVISING_OFFICER);
        WebSession session = session(officer);
        for (String page : List.of("", "/body", "/purpose")) {
            for (Situation situation : List.of(Situation.OWN, Situation.FOREIGN)) {
                assertThat(session.ask("/people/" + capitals(subjects, situation) + page)
                                .statusCode())
                        .isEqualTo(404);
            }
        }
        assertThat(new TrailReader(jdbc).linksOf(officer.account().id())).isEmpty();
    }

    @Test
    void aRegistrationThatIsBegunIsNoRecord() {
        Officer registrar = officer(Role.REGISTRAR);
        WebSession session = session(registrar);
        String begun =
                session.ask("/people/new").headers().firstValue("Location").orElse("");
        assertThat(session.ask(java.net.URI.create(begun).getPath()).statusCode())
                .isEqualTo(200);
        assertThat(new TrailReader(jdbc).linksOf(registrar.account().id())).isEmpty();
    }

    @Test
    void aCaseOfTheReadersIsTheirsWhateverElseIsSoAndAFileSaysItToo() {
        AuthoritySubjects subjects = AuthoritySubjects.in(context, Situation.OWN);
        jdbc.sql("""
                        insert into supervision.whereabouts (person_id, since_day, reason, recorded_at)
                        values (?, current_date, 'MISSED_AND_NOT_AT_ADDRESS', now())
                        """).param(subjects.person(Situation.OWN).value()).update();
        Officer supervisor = officer(Role.DISTRICT_SUPERVISOR);
        look(session(supervisor), subjects, Situation.OWN, "/timeline.csv", 200);
        assertThat(new TrailReader(jdbc).linksOf(supervisor.account().id()))
                .as("the look and the file")
                .isEqualTo(List.of("OWN_CASE", "OWN_CASE"));
    }

    @Test
    void theOfficesOfTheNationReadByTheirDuty() {
        AuthoritySubjects subjects = AuthoritySubjects.in(context, Situation.FOREIGN, Situation.SEALED);
        try {
            Officer registrar = officer(Role.REGISTRAR);
            WebSession session = session(registrar);
            look(session, subjects, Situation.FOREIGN, "", 200);
            look(session, subjects, Situation.SEALED, "", 200);
            assertThat(new TrailReader(jdbc).linksOf(registrar.account().id()))
                    .containsExactly("NATIONAL_DUTY", "NATIONAL_DUTY");
        } finally {
            subjects.unseal();
        }
    }

    private static String capitals(AuthoritySubjects subjects, Situation situation) {
        return subjects.person(situation).toString().toUpperCase(java.util.Locale.ROOT);
    }

    private static void look(
            WebSession session, AuthoritySubjects subjects, Situation situation, String page, int expected) {
        HttpResponse<String> answer = session.get("/people/" + subjects.person(situation) + page);
        assertThat(answer.statusCode()).as(situation.name()).isEqualTo(expected);
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
