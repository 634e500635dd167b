package pk.gov.nsor.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import pk.gov.nsor.accountability.emergencyaccess.EmergencyAccessReviews;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.RegisterNumber;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.WebSession;

/** "Not there" and "not yours" are one answer: the same bytes after the same statements. */
@Tag("walk")
@RegisterTest
class NotThereTest {

    /** Pages of what is a person's, each under the name in braces that is another's; {@code id} is the person. */
    private static final List<String> OF_A_RECORD = List.of(
            "/people/{id}",
            "/people/{id}/body",
            "/people/{id}/timeline",
            "/people/{id}/knowledge",
            "/people/{id}/phone",
            "/people/{id}/photographs/{photograph}/small.jpg",
            "/people/{id}/notices/{notice}",
            "/people/{id}/notices/{notice}/receipt",
            "/people/{id}/notices/new/{draft}/particulars",
            "/people/{id}/tasks/{task}",
            "/people/{id}/breaches/{breach}",
            "/people/{id}/visits/{visit}",
            "/people/{id}/appearances/{appearance}",
            "/people/{id}/announcements/{announcement}",
            "/people/{id}/circumstances/{circumstance}");

    /** Of the own record, parts that are another's record's. */
    private static final List<String> OF_ANOTHER = List.of(
            "/people/{id}/photographs/{photograph}/small.jpg",
            "/people/{id}/notices/{notice}",
            "/people/{id}/tasks/{task}",
            "/people/{id}/breaches/{breach}",
            "/people/{id}/visits/{visit}",
            "/people/{id}/appearances/{appearance}",
            "/people/{id}/announcements/{announcement}",
            "/people/{id}/circumstances/{circumstance}");

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Accounts accounts;

    @Test
    void whatIsAnothersAndWhatIsSealedIsAnsweredAsWhatIsNotThere() throws Exception {
        AuthoritySubjects subjects = AuthoritySubjects.in(context, Situation.OWN, Situation.FOREIGN, Situation.SEALED);
        List<String> differing = new ArrayList<>();
        Officer theirs =
                new Officers(accounts).of(new OfDistrict(AuthoritySubjects.ELSEWHERE), Role.SUPERVISING_OFFICER);
        subjects.takeEmergencyAccess(theirs, Situation.OWN);
        UUID theirBreaking = context.getBean(EmergencyAccessReviews.class)
                .own(theirs.signedIn(), 1)
                .getFirst()
                .id();
        try (SqlSeen sql = new SqlSeen()) {
            for (Role role : List.of(Role.SUPERVISING_OFFICER, Role.DISTRICT_SUPERVISOR)) {
                WebSession session = session(role);
                for (Situation situation : List.of(Situation.FOREIGN, Situation.SEALED)) {
                    Map<String, String> things = subjects.variables(situation);
                    for (String page : OF_A_RECORD) {
                        compare(session, sql, filled(page, things), filled(page, random(things)), differing);
                    }
                }
                Map<String, String> own = subjects.variables(Situation.OWN);
                Map<String, String> foreign = subjects.variables(Situation.FOREIGN);
                for (String page : OF_ANOTHER) {
                    String ofOwn = page.replace("{id}", own.get("id"));
                    compare(session, sql, filled(ofOwn, foreign), filled(ofOwn, random(foreign)), differing);
                }
                compare(
                        session,
                        sql,
                        "/emergency-access/" + theirBreaking,
                        "/emergency-access/" + UUID.randomUUID(),
                        differing);
                for (Situation situation : List.of(Situation.FOREIGN, Situation.SEALED)) {
                    compare(
                            session,
                            sql,
                            "/station-messages/" + subjects.variables(situation).get("stationMessage"),
                            "/station-messages/" + UUID.randomUUID(),
                            differing);
                }
                compare(
                        session,
                        sql,
                        "/approvals/" + foreign.get("proposal"),
                        "/approvals/" + UUID.randomUUID(),
                        differing);
            }
            WebSession supervisor = session(Role.DISTRICT_SUPERVISOR);
            for (Situation situation : Situation.values()) {
                if (situation == Situation.FOREIGN || situation == Situation.SEALED) {
                    compare(
                            supervisor,
                            sql,
                            "/caseload/transfers/"
                                    + subjects.variables(situation).get("transfer"),
                            "/caseload/transfers/" + UUID.randomUUID(),
                            differing);
                }
            }
        } finally {
            subjects.unseal();
        }
        assertThat(differing).as("answers that tell the two apart").isEmpty();
    }

    @Test
    void anOutageOfAnotherDistrictIsAnsweredAsOneThatIsNotThere() {
        String outage = context.getBean(pk.gov.nsor.policing.supervision.Outages.class)
                .declare(
                        AuthoritySubjects.station(AuthoritySubjects.ELSEWHERE),
                        java.time.LocalDate.now(context.getBean(java.time.Clock.class)),
                        java.time.LocalDate.now(context.getBean(java.time.Clock.class)),
                        "Flood",
                        pk.gov.nsor.foundation.audit.Actor.system("test"))
                .toString();
        List<String> differing = new ArrayList<>();
        try (SqlSeen sql = new SqlSeen()) {
            compare(
                    session(Role.DISTRICT_SUPERVISOR),
                    sql,
                    "/caseload/outages/" + outage + "/end",
                    "/caseload/outages/" + UUID.randomUUID() + "/end",
                    differing);
        }
        assertThat(differing).isEmpty();
    }

    @Test
    void aSealedNumberOpensNothingAsANumberThatNobodyHas() {
        AuthoritySubjects subjects = AuthoritySubjects.in(context, Situation.SEALED);
        String sealed = context.getBean(People.class)
                .get(subjects.person(Situation.SEALED))
                .number()
                .formatted();
        String nobodys = new RegisterNumber(999_999_997).formatted();
        try (SqlSeen sql = new SqlSeen()) {
            WebSession warm = session(Role.SUPERVISING_OFFICER);
            HttpResponse<String> _ = tried(warm, nobodys);
            List<String> ofSealed = seen(session(Role.SUPERVISING_OFFICER), sql, sealed);
            List<String> ofNobodys = seen(session(Role.SUPERVISING_OFFICER), sql, nobodys);
            assertThat(ofSealed).hasSizeGreaterThan(10).isEqualTo(ofNobodys);
        } finally {
            subjects.unseal();
        }
    }

    /** The statements of a try, and what it says. */
    private static List<String> seen(WebSession session, SqlSeen sql, String number) {
        HttpResponse<String> _ = session.get("/emergency-access");
        sql.taken();
        HttpResponse<String> answer = tried(session, number);
        List<String> seen = new ArrayList<>(sql.taken());
        HttpResponse<String> page = session.get("/emergency-access");
        seen.addAll(sql.taken());
        seen.add(answer.statusCode() + " " + answer.headers().firstValue("Location"));
        seen.add(told(page, "/emergency-access")
                .replace(number, "NUMBER")
                .replaceAll("PATH/[0-9a-f-]{36}", "ONE")
                .replaceAll("[0-9]{1,2}:[0-9]{2}", "TIME")
                .replaceAll("Officer [0-9a-f-]+", "OFFICER")
                .replaceAll("name=\"submissionId\"([^>]*)value=\"[^\"]+\"", "name=\"submissionId\"$1"));
        return seen;
    }

    private static HttpResponse<String> tried(WebSession session, String number) {
        return session.submit(
                "/emergency-access",
                "/emergency-access",
                Map.of("number", number, "reason", "Is before me, and says to be somebody else"));
    }

    private static void compare(
            WebSession session, SqlSeen sql, String theirs, String nobodys, List<String> differing) {
        // The first of its kind fills what is remembered.
        HttpResponse<String> _ = session.get(nobodys);
        sql.taken();
        HttpResponse<String> ofTheirs = session.get(theirs);
        List<String> statementsOfTheirs = sql.taken();
        HttpResponse<String> ofNobody = session.get(nobodys);
        List<String> statementsOfNobody = sql.taken();
        assertThat(statementsOfNobody).as("statements that were seen").isNotEmpty();
        if (ofTheirs.statusCode() != 404 || ofNobody.statusCode() != 404) {
            differing.add(theirs + ": " + ofTheirs.statusCode() + " and " + ofNobody.statusCode());
        }
        if (!told(ofTheirs, theirs).equals(told(ofNobody, nobodys))) {
            differing.add(theirs + ": says\n" + told(ofTheirs, theirs) + "\nand\n" + told(ofNobody, nobodys));
        }
        if (!statementsOfTheirs.equals(statementsOfNobody)) {
            differing.add(theirs + ": after\n" + String.join("\n", statementsOfTheirs) + "\nand\n"
                    + String.join("\n", statementsOfNobody));
        }
    }

    /** The answer but for what differs each time that anything is asked for. */
    private static String told(HttpResponse<String> response, String path) {
        String body = response.body()
                .replace(path, "PATH")
                .replace(path.replace("/", "%2F"), "PATH")
                .replaceAll("name=\"_csrf\"([^>]*)value=\"[^\"]+\"", "name=\"_csrf\"$1")
                .replaceAll("(<bdi class=\"number\">)[0-9A-F]{8}(</bdi>)", "$1$2");
        StringBuilder headers = new StringBuilder();
        response.headers().map().forEach((name, values) -> {
            // A connection that has served often enough is closed.
            if (!List.of("date", "connection", "keep-alive").contains(name.toLowerCase(Locale.ROOT))) {
                headers.append(name).append(": ").append(values).append('\n');
            }
        });
        return headers + body;
    }

    private static Map<String, String> random(Map<String, String> variables) {
        return variables.keySet().stream()
                .collect(java.util.stream.Collectors.toMap(
                        name -> name, name -> UUID.randomUUID().toString()));
    }

    private static String filled(String page, Map<String, String> variables) {
        String path = page;
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            path = path.replace("{" + variable.getKey() + "}", variable.getValue());
        }
        return path;
    }

    private WebSession session(Role role) {
        WebSession session = new WebSession(port);
        session.signIn(
                new Officers(accounts)
                        .of(AuthorityWalkTest.jurisdiction(role), role)
                        .name(),
                Officers.PASSWORD);
        return session;
    }
}
