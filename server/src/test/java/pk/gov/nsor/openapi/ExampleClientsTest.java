package pk.gov.nsor.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.agencies.exchange.Channel;
import pk.gov.nsor.agencies.exchange.Subscribed;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.client.ClientCredentials;
import pk.gov.nsor.foundation.access.client.ClientScope;
import pk.gov.nsor.foundation.access.client.MachineClient;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.policing.supervision.Circumstance;
import pk.gov.nsor.policing.supervision.Circumstances;
import pk.gov.nsor.policing.supervision.NewCircumstance;
import pk.gov.nsor.testing.FeedWork;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.TestClock;

/** The clients of {@code docs/examples} do with a running register what they say. */
@RegisterTest
class ExampleClientsTest {

    private static final Path EXAMPLES = Path.of("..", "docs", "examples");

    @Autowired
    private MachineClients clients;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private AutowireCapableBeanFactory beans;

    @Autowired
    private TestClock clock;

    @LocalServerPort
    private int port;

    @Autowired
    private Circumstances circumstances;

    private final Supervised supervised;

    ExampleClientsTest(Supervised supervised) {
        this.supervised = supervised;
    }

    /** Also one that is tried: it is answered the same. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aCourtsClientSendsRepeatsAsksCorrectsAndWithdraws(boolean isTrial) throws Exception {
        List<String> said = run("court.mjs", Feed.COURT, "COURTS", isTrial);
        assertThat(said.subList(9, said.size() - 1))
                .containsExactlyInAnyOrder(
                        "CONVICTION: RECEIVED",
                        "CONVICTION: REPLACED",
                        "CONVICTION: RECEIVED",
                        "CONVICTION: WITHDRAWN",
                        "WITHDRAWAL: RECEIVED",
                        "MONTHLY_TOTAL: RECEIVED");
        assertThat(said.getLast()).isEqualTo("Nothing since: true");
        assertThat(said.subList(0, 9))
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("The court is sessions-court-lahore"),
                        line -> assertThat(line).startsWith("The judgment was received: 202, receipt "),
                        line -> assertThat(line).isEqualTo("Sent again: 200, the same receipt: true"),
                        line -> assertThat(line).startsWith("It arrived at 20"),
                        line -> assertThat(line).isEqualTo("It stands as RECEIVED"),
                        line -> assertThat(line).startsWith("Refused: 409, and the earlier receipt is "),
                        line -> assertThat(line).isEqualTo("Corrected: 202"),
                        line -> assertThat(line).isEqualTo("Withdrawn: 202"),
                        line -> assertThat(line).isEqualTo("Declared: 202"));
    }

    @Test
    void theOtherAgenciesClientsSendWhatTheirGuidesSay() throws Exception {
        assertThat(run("prison.mjs", Feed.PRISON, "PRISONS"))
                .containsExactly("Released: 202", "Admitted: 202", "Planned: 202", "Declared: 202");
        assertThat(run("immigration.mjs", Feed.IMMIGRATION, "IMMIGRATION"))
                .startsWith("Departed: 202")
                .allMatch(line -> line.matches("Departed: 202|[0-9]+ journeys"));
        assertThat(run("nadra.mjs", Feed.NADRA, "NADRA"))
                .containsExactly(
                        "NADRA_NAME: 202",
                        "NADRA_ADDRESS: 202",
                        "PHONE: 202",
                        "CARD_RENEWED: 202",
                        "CARD_BLOCKED: 202",
                        "NADRA_DEATH: 202");
        assertThat(run("police.mjs", Feed.POLICE, "PUNJAB_POLICE"))
                .containsExactly("HOTEL: 202", "TENANT: 202", "VISIT: 202", "ARREST: 202");
        for (Feed feed : List.of(Feed.PROSECUTION, Feed.PRISON_AND_PROSECUTION)) {
            assertThat(run("prosecution.mjs", feed, "PROSECUTION"))
                    .containsExactly("Obtained: 202", "Taken back: 202", "Declared: 202", "Stages: 202");
        }
        assertThat(run("prison.mjs", Feed.PRISON_AND_PROSECUTION, "PRISONS"))
                .containsExactly("Released: 202", "Admitted: 202", "Planned: 202", "Declared: 202");
    }

    @Test
    void whoeverIsToldEventsKeepsThemAndGoesOnWhereItWas() throws Exception {
        supervised.escapedIn("mastung", LocalDate.now(clock));
        String secret = ClientCredentials.newSecret();
        MachineClient made = clients.create(
                "example-" + UUID.randomUUID(),
                Feed.POLICE,
                "BALOCHISTAN_POLICE",
                new ClientScope(false, Set.of("mastung"), Set.of(), Set.of()),
                secret,
                Actor.system("test"));
        beans.createBean(Subscribed.class).open(made.name(), Channel.PULL, null);
        List<String> said = run("events.mjs", made, secret);
        assertThat(said).containsExactly("1 events, about 1 people now", "Nothing since: true");
        assertThat(run("events.mjs", Feed.POLICE, "BALOCHISTAN_POLICE"))
                .containsExactly("No feed is open for this system");
    }

    @Test
    void childProtectionAcknowledgesWhatItIsReferred() throws Exception {
        Actor officer = Actor.system("test");
        String secret = ClientCredentials.newSecret();
        MachineClient made = clients.create(
                "example-" + UUID.randomUUID(),
                Feed.CHILD_PROTECTION,
                "BALOCHISTAN_CHILD_PROTECTION",
                new ClientScope(false, Set.of("awaran"), Set.of(), Set.of()),
                secret,
                officer);
        Subscribed subscribed = beans.createBean(Subscribed.class);
        subscribed.open(made.name(), Channel.PULL, null);
        PersonId person = supervised.in("awaran");
        circumstances.record(
                person,
                UUID.randomUUID(),
                new NewCircumstance(
                        new Circumstance.Children(1, 0, 0),
                        LocalDate.now(clock),
                        null,
                        NewCircumstance.Source.SEEN_BY_OFFICER,
                        NewCircumstance.Certainty.CERTAIN),
                officer);
        await().until(() -> !subscribed.aliases(person, "household-with-child").isEmpty());
        assertThat(run("children.mjs", made, secret))
                .containsExactly(
                        "1 referrals",
                        "Acknowledged for city-police-station-awaran: 200, again the same: true",
                        "A referral that is not there: 404");
        assertThat(run("children.mjs", Feed.CHILD_PROTECTION, "PUNJAB_CHILD_PROTECTION"))
                .containsExactly("No feed is open for this system");
    }

    @Test
    void theSurvivorsVaultReadsOfEverybodyWithTheClientForEvents() throws Exception {
        PersonId _ = supervised.in("awaran");
        String secret = ClientCredentials.newSecret();
        MachineClient made = clients.create(
                "example-" + UUID.randomUUID(),
                Feed.SURVIVORS_VAULT,
                "SURVIVORS_VAULT",
                ClientScope.COUNTRY,
                secret,
                Actor.system("test"));
        beans.createBean(Subscribed.class).open(made.name(), Channel.PULL, null);
        assertThat(run("events.mjs", made, secret))
                .hasSize(2)
                .first()
                .asString()
                .matches("([1-9][0-9]*) events, about \\1 people now");
    }

    @Test
    void everyGuideNamesAClientThatIsThereAndEveryClientHasAGuide() throws IOException {
        try (Stream<Path> guides = Files.list(Path.of("..", "docs", "agencies"))) {
            assertThat(guides.map(ExampleClientsTest::named))
                    .containsExactlyInAnyOrder(
                            "court.mjs",
                            "prison.mjs",
                            "prosecution.mjs",
                            "immigration.mjs",
                            "nadra.mjs",
                            "police.mjs",
                            "children.mjs",
                            "events.mjs",
                            // The survivors' vault reads as any other.
                            "events.mjs")
                    .allMatch(client -> Files.exists(EXAMPLES.resolve(client)));
        }
    }

    private static String named(Path guide) {
        try {
            return Files.readString(guide).replaceFirst("(?s).*?\\(\\.\\./examples/([a-z]+\\.mjs)\\).*", "$1");
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    /** What the client says, line by line; it has to end well. */
    private List<String> run(String client, Feed feed, String agency) throws Exception {
        return run(client, feed, agency, false);
    }

    private List<String> run(String client, Feed feed, String agency, boolean isTrial) throws Exception {
        String secret = ClientCredentials.newSecret();
        Actor by = Actor.system("test");
        MachineClient made = isTrial
                ? clients.createTrial("trial-" + UUID.randomUUID(), feed, agency, ClientScope.COUNTRY, secret, by)
                : clients.create("example-" + UUID.randomUUID(), feed, agency, ClientScope.COUNTRY, secret, by);
        return run(client, made, secret);
    }

    private List<String> run(String client, MachineClient made, String secret) throws Exception {
        ProcessBuilder node =
                new ProcessBuilder("node", client).directory(EXAMPLES.toFile()).redirectErrorStream(true);
        node.environment().put("REGISTER", "http://127.0.0.1:" + port);
        node.environment().put("NAME", made.name());
        node.environment().put("SECRET", secret);
        node.environment().put("CNIC", Samples.cnic().formatted());
        Process process = node.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).as(said).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        new FeedWork(jdbc).await();
        return said.lines().toList();
    }
}
