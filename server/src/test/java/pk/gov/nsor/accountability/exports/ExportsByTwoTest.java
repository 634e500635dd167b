package pk.gov.nsor.accountability.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.servlet.ServletOutputStream;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Jurisdiction.OfProvince;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.shell.CsvFile;
import pk.gov.nsor.foundation.shell.Exports;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.TestDatabase;
import pk.gov.nsor.testing.WebSession;

/** A file that names more people than policy has it leaves once, when a second person has allowed it, within a time. */
@RegisterTest
class ExportsByTwoTest {

    private static final String DISTRICT = "jhelum";
    private static final String OTHER = "attock";
    private static final String FILE = "/caseload.csv?list=everybody";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private Clock clock;

    @Autowired
    private Exports exports;

    private final Supervised people;
    private final Officers officers;

    ExportsByTwoTest(Supervised people, Officers officers) {
        this.people = people;
        this.officers = officers;
    }

    @AfterEach
    void asOtherTestsHaveIt() {
        TestDatabase.exportAlone(dataSource, TestDatabase.EXPORT_ALONE);
    }

    @Test
    void asManyAsMayLeaveByOneAndOneMoreNeedsTheSupervisorAndLeavesOnce() {
        int most = asManyAsAre(DISTRICT);
        Officer officer = officer(new OfDistrict(DISTRICT), Role.DISTRICT_SUPERVISOR);
        WebSession session = session(officer);
        HttpResponse<String> few = session.get(FILE);
        assertThat(few.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(few.body().lines().filter(line -> line.startsWith("R-"))).hasSize(most);

        var _ = people.in(DISTRICT);
        String more = Integer.toString(most + 1);
        String ask = led(session.get(FILE));
        assertThat(ask).startsWith("/exports/");
        assertThat(session.get(ask).body()).contains(more, "/caseload.csv").doesNotContainPattern("R-[0-9]{3}");
        assertThat(session.submit(ask, ask, Map.of("reason", "abcd")).body()).contains("5 to 1000");
        String proposal = led(session.submit(ask, ask, Map.of("reason", "The yearly review of the district")));
        assertThat(proposal).startsWith("/approvals/");
        assertThat(session.get(ask).body()).contains("It waits for a second person");
        assertThat(led(session.get(FILE))).as("not allowed yet").isEqualTo(ask);

        var _ = session.submit(proposal, proposal + "/approve", Map.of("remark", ""));
        assertThat(led(session.get(FILE))).as("allowed by oneself").isEqualTo(ask);
        WebSession equal = session(officer(new OfDistrict(DISTRICT), Role.DISTRICT_SUPERVISOR));
        var _ = equal.submit("/approvals", proposal + "/approve", Map.of("remark", ""));
        WebSession stranger = session(officer(new OfProvince("PK-SD"), Role.PROVINCIAL_SUPERVISOR));
        assertThat(stranger.get(proposal).statusCode()).isEqualTo(404);
        assertThat(led(session.get(FILE))).as("allowed by an equal").isEqualTo(ask);

        WebSession province = session(officer(new OfProvince("PK-PB"), Role.PROVINCIAL_SUPERVISOR));
        assertThat(province.get(proposal).body()).contains(more, "/caseload.csv");
        assertThat(province.submit(proposal, proposal + "/approve", Map.of("remark", ""))
                        .statusCode())
                .isLessThan(400);
        assertThat(led(equal.get(FILE))).as("another officer").isEqualTo(ask);
        assertThat(led(session.get(FILE + "&sort=name"))).as("another file").isNotEqualTo(ask);
        HttpResponse<String> taken = session.get(FILE);
        assertThat(taken.body().lines().filter(line -> line.startsWith("R-"))).hasSize(most + 1);
        assertThat(led(session.get(FILE))).as("once").isEqualTo(ask);
        assertThat(jdbc.sql("""
                        select sum(cardinality(n.people)) from audit.named n join audit.entry e on e.id = n.entry_id
                        where e.actor_id = ? and n.taken and e.outcome = 'DONE'
                        """)
                        .param(officer.account().id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(most + most + 1);
        assertThat(jdbc.sql(
                                "select count(*) from audit.entry where actor_id = ? and action = ? and outcome = 'REFUSED'")
                        .params(officer.account().id(), "CASELOAD_VIEWED")
                        .query(Integer.class)
                        .single())
                .isGreaterThanOrEqualTo(6);
    }

    @Test
    void aPermissionThatIsOverOrForFewerPeopleLetsNothingThroughAndOneHoldsForOneOfTwoWhoTryAtOnce() throws Exception {
        int now = asManyAsAre(OTHER) + 1;
        var _ = people.in(OTHER);
        Officer officer = officer(new OfDistrict(OTHER), Role.DISTRICT_SUPERVISOR);
        WebSession session = session(officer);
        String ask = led(session.get(FILE));
        String asked = ask.substring("/exports/".length());
        allow(officer, asked, now, OffsetDateTime.now(clock).minusSeconds(1));
        allow(officer, asked, now - 1, OffsetDateTime.now(clock).plusHours(1));
        assertThat(led(session.get(FILE))).isEqualTo(ask);
        allow(officer, asked, now, OffsetDateTime.now(clock).plusHours(1));
        WebSession second = session(officer);
        List<Callable<Integer>> both = List.of(
                () -> session.get(FILE).statusCode(), () -> second.get(FILE).statusCode());
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Integer> answers = threads.invokeAll(both).stream()
                    .map(Future::resultNow)
                    .sorted()
                    .toList();
            assertThat(answers).containsExactly(200, 303);
        }
    }

    @Test
    void whoAsksForWhatTheirSessionDidNotWantIsLedAway() {
        WebSession session = session(officer(new OfDistrict(DISTRICT), Role.DISTRICT_SUPERVISOR));
        assertThat(led(session.get("/exports/" + "0".repeat(64)))).isEqualTo("/approvals");
        assertThat(led(session.get("/exports/x"))).isEqualTo("/approvals");
    }

    @Test
    void aPermissionIsNotForTheFileOfADistrictThatOneHasMovedTo() {
        for (String district : List.of(DISTRICT, OTHER)) {
            var _ = people.in(district);
            var _ = people.in(district);
        }
        TestDatabase.exportAlone(dataSource, 1);
        Officer officer = officer(new OfDistrict(DISTRICT), Role.DISTRICT_SUPERVISOR);
        String ask = led(session(officer).get(FILE));
        allow(
                officer,
                ask.substring("/exports/".length()),
                1_000_000,
                OffsetDateTime.now(clock).plusHours(1));
        moved(officer, new OfDistrict(OTHER));
        assertThat(led(session(officer).get(FILE))).startsWith("/exports/").isNotEqualTo(ask);
        moved(officer, new OfDistrict(DISTRICT));
        assertThat(session(officer).get(FILE).statusCode()).isEqualTo(200);
    }

    private void moved(Officer officer, Jurisdiction jurisdiction) {
        jdbc.sql("update access.account set jurisdiction = ? where id = ?")
                .params(jurisdiction.written(), officer.account().id())
                .update();
    }

    @Test
    void aFileThatCouldNotBeMadeDoesNotUseUpThePermission() {
        TestDatabase.exportAlone(dataSource, 1);
        Officer officer = officer(new OfDistrict(DISTRICT), Role.DISTRICT_SUPERVISOR);
        AskedFile file = AskedFile.of("/caseload.csv", Map.of(), new OfDistrict(DISTRICT), 2);
        allow(officer, file.asked(), 2, OffsetDateTime.now(clock).plusHours(1));
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> sent(officer, new MockHttpServletResponse() {
                    @Override
                    public ServletOutputStream getOutputStream() {
                        throw new IllegalStateException("The connection is gone");
                    }
                }));
        MockHttpServletResponse answer = new MockHttpServletResponse();
        sent(officer, answer);
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getContentAsByteArray()).isNotEmpty();
        MockHttpServletResponse again = new MockHttpServletResponse();
        sent(officer, again);
        assertThat(again.getStatus()).as("once").isEqualTo(303);
    }

    private void sent(Officer officer, MockHttpServletResponse answer) {
        RequestContextHolder.setRequestAttributes(
                new ServletRequestAttributes(new MockHttpServletRequest("GET", "/caseload.csv")));
        SecurityContextHolder.getContext()
                .setAuthentication(new TestingAuthenticationToken(officer.signedIn(), "", List.of()));
        try {
            exports.send(answer, TrailEntry.done(officer.actor(), TrailAction.CASELOAD_VIEWED), "caseload.csv", () -> {
                CsvFile file = new CsvFile(List.of("Number"));
                file.naming(UUID.randomUUID());
                file.naming(UUID.randomUUID());
                return file;
            });
        } finally {
            SecurityContextHolder.clearContext();
            RequestContextHolder.resetRequestAttributes();
        }
    }

    private void allow(Officer officer, String asked, int most, OffsetDateTime until) {
        jdbc.sql("""
                        insert into exports.permission (proposal_id, officer_id, asked, people, allowed_until)
                        values (?, ?, ?, ?, ?)
                        """)
                .params(UUID.randomUUID(), officer.account().id(), asked, most, until)
                .update();
    }

    /** Policy lets so many leave by one as a district's file has, at least one; other tests may have put some there. */
    private int asManyAsAre(String district) {
        var _ = people.in(district);
        WebSession reader = session(officer(new OfDistrict(district), Role.DISTRICT_SUPERVISOR));
        int most = (int) reader.get(FILE)
                .body()
                .lines()
                .filter(line -> line.startsWith("R-"))
                .count();
        TestDatabase.exportAlone(dataSource, most);
        return most;
    }

    /** Where an answer leads to; empty where it leads nowhere. */
    private static String led(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("").replaceFirst("http://[^/]+", "");
    }

    private Officer officer(Jurisdiction jurisdiction, Role role) {
        return officers.of(jurisdiction, role);
    }

    private WebSession session(Officer officer) {
        WebSession session = new WebSession(port);
        session.signIn(officer.name(), Officers.PASSWORD);
        return session;
    }
}
