package pk.gov.nsor.agencies.intake.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.agencies.intake.CourtMessages;
import pk.gov.nsor.agencies.intake.MessageKind;
import pk.gov.nsor.agencies.intake.quarantine.QuarantineLists.Age;
import pk.gov.nsor.agencies.intake.quarantine.QuarantineLists.Filter;
import pk.gov.nsor.agencies.intake.quarantine.QuarantineLists.Line;
import pk.gov.nsor.agencies.intake.quarantine.QuarantineLists.Part;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.escalation.EscalationLevel;
import pk.gov.nsor.foundation.shell.list.ListSort;
import pk.gov.nsor.testing.ApiClient;
import pk.gov.nsor.testing.FeedWork;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.TestDatabase;
import pk.gov.nsor.testing.WebSession;

/** What waits is counted whole, and goes to the National Police Bureau where registrars leave it. */
@RegisterTest
class QuarantineListsTest {

    @LocalServerPort
    private int port;

    @Autowired
    private MachineClients clients;

    @Autowired
    private QuarantineLists lists;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource source;

    @Autowired
    private Clock clock;

    private final Officers officers;
    private ApiClient court;

    QuarantineListsTest(Officers officers) {
        this.officers = officers;
    }

    @BeforeEach
    void open() {
        court = ApiClient.made(clients, port, Feed.COURT, "COURTS");
    }

    @Test
    void whatARegistrarLeavesForThreeDaysLiesWithTheNationalPoliceBureauToo() {
        String receipt = waiting();
        assertThat(line(receipt, Filter.NONE)).hasSize(1);
        received(receipt, 2);
        assertThat(line(receipt, Filter.of(Age.NATIONAL))).isEmpty();
        assertThat(line(receipt, Filter.NONE).getFirst().level()).isEqualTo(EscalationLevel.OFFICER);
        received(receipt, 3);
        assertThat(line(receipt, Filter.of(Age.NATIONAL)).getFirst().level()).isEqualTo(EscalationLevel.NATIONAL);
        WebSession supervisor = session(Role.NATIONAL_SUPERVISOR);
        assertThat(supervisor.get("/").body()).contains("Messages that registrars have left for long");
        assertThat(supervisor.get("/quarantine?list=waiting&age=national").body())
                .contains("and the National Police Bureau")
                .doesNotContain("href=\"/quarantine/");
        assertThat(supervisor.get("/quarantine/" + receipt).statusCode()).isEqualTo(403);
        assertThat(session(Role.REGISTRAR).get("/").body())
                .doesNotContain("Messages that registrars have left for long");
    }

    @Test
    void aListIsNarrowedByReasonKindAndSenderAndItsCountIsThatOfItsLines() {
        String receipt = waiting();
        Line found = line(receipt, Filter.NONE).getFirst();
        assertThat(found.codes()).containsExactly(QuarantineReason.Code.UNKNOWN_COURT);
        for (Filter fits : List.of(
                new Filter(QuarantineReason.Code.UNKNOWN_COURT, null, null, null),
                new Filter(null, MessageKind.CONVICTION, null, null),
                new Filter(null, null, found.client(), null))) {
            assertThat(line(receipt, fits)).as("%s", fits).hasSize(1);
            assertThat(lists.lines(Part.WAITING, fits, ListSort.NONE, 0, 5_000))
                    .hasSize((int) lists.count(Part.WAITING, fits));
        }
        assertThat(lists.count(Part.WAITING, new Filter(null, null, found.client(), null)))
                .isOne();
        for (Filter other : List.of(
                new Filter(QuarantineReason.Code.UNKNOWN_SECTION, null, null, null),
                new Filter(null, MessageKind.DEATH, null, null),
                new Filter(null, null, UUID.randomUUID(), null))) {
            assertThat(line(receipt, other)).as("%s", other).isEmpty();
        }
    }

    @Test
    void whatIsDecidedStandsInAListOfItsOwnAndLiesWithNobody() {
        String receipt = waiting();
        WebSession registrar = session(Role.REGISTRAR);
        String page = "/quarantine/" + receipt;
        registrar.submit(page, page + "/return", Map.of("reason", "There is no such court"));
        assertThat(line(receipt, Filter.NONE)).isEmpty();
        List<Line> decided = lists.lines(Part.DECIDED, Filter.NONE, ListSort.NONE, 0, 5);
        assertThat(decided.getFirst().receipt()).hasToString(receipt);
        assertThat(lists.count(Part.DECIDED, Filter.of(Age.NATIONAL))).isZero();
        String file = registrar.get("/quarantine.csv?list=decided").body();
        assertThat(file).contains(receipt, "sent back or put aside").doesNotContain("Akbar", "Nowhere");
    }

    private String waiting() {
        String receipt = new FeedWork(jdbc)
                .received(court.post(
                        "/api/v1/convictions", CourtMessages.but(tree -> tree.put("court", "Court of Nowhere"))));
        new FeedWork(jdbc).await();
        return receipt;
    }

    private List<Line> line(String receipt, Filter filter) {
        return lists.lines(Part.WAITING, filter, ListSort.NONE, 0, 5_000).stream()
                .filter(line -> line.receipt().toString().equals(receipt))
                .toList();
    }

    private void received(String receipt, int daysAgo) {
        TestDatabase.superuserOf(source)
                .sql("update intake.message set received_at = ? where receipt = ?::uuid")
                .params(
                        LocalDate.now(clock)
                                .minusDays(daysAgo)
                                .atTime(12, 0)
                                .atZone(clock.getZone())
                                .toOffsetDateTime(),
                        receipt)
                .update();
    }

    private WebSession session(Role role) {
        WebSession session = new WebSession(port);
        session.signIn(officers.with(role).name(), Officers.PASSWORD);
        return session;
    }
}
