package pk.gov.nsor.agencies.intake.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.agencies.intake.CourtMessages;
import pk.gov.nsor.agencies.intake.health.FeedHealth.Health;
import pk.gov.nsor.agencies.intake.health.FeedHealth.State;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.client.ClientCredentials;
import pk.gov.nsor.foundation.access.client.ClientScope;
import pk.gov.nsor.foundation.access.client.MachineClient;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.feeds.FeedActivity;
import pk.gov.nsor.foundation.jobs.Job;
import pk.gov.nsor.testing.ApiClient;
import pk.gov.nsor.testing.FeedWork;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.WebSession;

/** Whether each system still sends, by what is usual for it. */
@RegisterTest
class FeedHealthTest {

    @Autowired
    private FeedHealth health;

    @Autowired
    private MachineClients clients;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @Autowired
    private List<Job> jobs;

    @LocalServerPort
    private int port;

    private final Officers officers;

    FeedHealthTest(Officers officers) {
        this.officers = officers;
    }

    @Test
    void aSystemIsSilentWhenItHasPausedForLongerThanEver() {
        MachineClient daily = client();
        IntStream.rangeClosed(3, 20).forEach(daysAgo -> sentOn(daily, daysAgo));
        assertThat(of(daily).state()).isEqualTo(State.SILENT);
        assertThat(of(daily).activity()).matches(activity -> activity.pause() == 3 && activity.longestPause() == 1);

        MachineClient weekly = client();
        IntStream.of(30, 23, 16, 9).forEach(daysAgo -> sentOn(weekly, daysAgo));
        assertThat(of(weekly).state())
                .as("nine days, and never more than seven")
                .isEqualTo(State.SILENT);
        sentOn(weekly, 7);
        assertThat(of(weekly).state()).as("seven days, as usual").isEqualTo(State.SENDS);

        MachineClient young = client();
        sentOn(young, 12);
        sentOn(young, 11);
        assertThat(of(young).state())
                .as("two days say nothing of what is usual")
                .isEqualTo(State.SENDS);
        assertThat(of(client()).state()).isEqualTo(State.NOTHING);
    }

    @ParameterizedTest
    @ValueSource(ints = {27, 39, 60})
    void aSystemThatFellSilentIsSilentUntilItSendsAgain(int daysAgo) {
        MachineClient silent = client();
        IntStream.range(daysAgo, daysAgo + 30).forEach(day -> sentOn(silent, day));
        MachineClient few = client();
        IntStream.of(daysAgo + 1, daysAgo).forEach(day -> sentOn(few, day));
        jobs.stream()
                .filter(job -> job.name().equals("feeds.usage"))
                .forEach(job -> job.work().accept(() -> true));

        assertThat(of(silent).state()).isEqualTo(State.SILENT);
        assertThat(of(silent).activity())
                .matches(activity -> activity.pause() == daysAgo && Objects.equals(activity.longestPause(), 1))
                .matches(activity -> activity.messages() == 3 * Math.max(0, 41 - daysAgo));
        assertThat(of(few).state())
                .as("two days say nothing of what is usual until 40 are over")
                .isEqualTo(daysAgo > 40 ? State.SILENT : State.SENDS);
        WebSession session = new WebSession(port);
        session.signIn(officers.with(Role.ADMINISTRATOR).name(), Officers.PASSWORD);
        assertThat(session.get("/").statusCode()).isEqualTo(200);
        assertThat(session.get("/feeds.csv?state=silent").body()).contains(silent.name());

        sentOn(silent, 0);
        assertThat(of(silent).state()).isEqualTo(State.SENDS);
    }

    @Test
    void aLongSilenceOfBeforeHidesNoOther() {
        LocalDate last = LocalDate.of(2026, 1, 1);
        assertThat(new FeedActivity.Activity(UUID.randomUUID(), last, 0, 2, 398, 40, 0, null).isSilent())
                .isFalse();
        assertThat(new FeedActivity.Activity(UUID.randomUUID(), last, 0, 2, 398, 41, 0, null).isSilent())
                .isTrue();
    }

    @Test
    void aSystemThatOnlyReadsItsEventsIsSilentAllTheSame() {
        String secret = ClientCredentials.newSecret();
        MachineClient client = client(secret);
        IntStream.rangeClosed(3, 20).forEach(daysAgo -> sentOn(client, daysAgo));
        ApiClient court = ApiClient.of(port, client.name(), secret);

        assertThat(court.get("/api/v1/events").statusCode()).isEqualTo(404);
        assertThat(court.post("/api/v1/convictions", "{}").statusCode()).isEqualTo(422);

        assertThat(jdbc.sql("select messages from feeds.usage where client_id = ? and span = 'DAY' and received = 0")
                        .param(client.id())
                        .query(Integer.class)
                        .list())
                .as("what is refused counts against the limit of the day, and what only reads does not")
                .containsExactly(1);
        assertThat(of(client).state()).isEqualTo(State.SILENT);
        String message = CourtMessages.but(tree -> tree.put("court", "Court of Nowhere"));
        assertThat(court.post("/api/v1/convictions", message).statusCode()).isEqualTo(202);
        assertThat(court.post("/api/v1/convictions", message).statusCode()).isEqualTo(200);
        assertThat(of(client).state()).isEqualTo(State.SENDS);
        assertThat(of(client).activity()).as("a repetition is not another").matches(activity -> activity.today() == 1);
        new FeedWork(jdbc).await();
    }

    @Test
    void whatWaitsForARegistrarIsCountedWithItsAgeAndThePageNamesTheSystem() {
        String secret = ClientCredentials.newSecret();
        MachineClient client = client(secret);
        ApiClient court = ApiClient.of(port, client.name(), secret);
        assertThat(court.post(
                                "/api/v1/convictions",
                                CourtMessages.but(message -> message.put("court", "Court of Nowhere")))
                        .statusCode())
                .isEqualTo(202);
        new FeedWork(jdbc).await();
        assertThat(of(client)).matches(each -> each.quarantined() == 1 && each.quarantinedSince() != null);
        assertThat(of(client).activity()).matches(activity -> activity.today() == 1 && activity.waiting() == 0);

        MachineClient silent = client();
        IntStream.rangeClosed(5, 20).forEach(daysAgo -> sentOn(silent, daysAgo));
        WebSession session = new WebSession(port);
        session.signIn(officers.with(Role.ADMINISTRATOR).name(), Officers.PASSWORD);
        assertThat(session.get("/feeds?state=silent").body()).contains("Agencies’ systems", "Last message");
        assertThat(session.get("/feeds.csv?state=sends").body()).contains(client.name());
        assertThat(session.get("/feeds.csv?state=silent&feed=court").body()).contains(silent.name());
        assertThat(session.get("/feeds.csv?state=silent&feed=nadra").body()).doesNotContain(silent.name());
        assertThat(session.get("/feeds.csv?state=silent").body()).contains(silent.name());
        assertThat(session.get("/").body()).contains("Systems that are silent for longer than usual");
    }

    private MachineClient client() {
        return client(ClientCredentials.newSecret());
    }

    private MachineClient client(String secret) {
        return clients.create(
                "health-" + UUID.randomUUID(), Feed.COURT, "COURTS", ClientScope.COUNTRY, secret, Actor.system("test"));
    }

    private void sentOn(MachineClient client, int daysAgo) {
        LocalDate day = LocalDate.now(clock).minusDays(daysAgo);
        jdbc.sql("""
                        insert into feeds.usage (client_id, span, begins, messages, unmatched, received)
                        values (?, 'DAY', ?, 3, 0, 3)
                        """)
                .params(client.id(), day.atStartOfDay(clock.getZone()).toOffsetDateTime())
                .update();
    }

    private Health of(MachineClient client) {
        return health.all().stream()
                .filter(each -> each.client().id().equals(client.id()))
                .findFirst()
                .orElseThrow();
    }
}
