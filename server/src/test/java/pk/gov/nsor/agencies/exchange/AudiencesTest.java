package pk.gov.nsor.agencies.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.agencies.exchange.sending.SigningKeys;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.client.ClientCredentials;
import pk.gov.nsor.foundation.access.client.ClientScope;
import pk.gov.nsor.foundation.access.client.MachineClient;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.openapi.EventDocument;
import pk.gov.nsor.policing.exitcontrol.ExitControlExtension;
import pk.gov.nsor.policing.exitcontrol.ExitControlLapses;
import pk.gov.nsor.policing.exitcontrol.ExitControlProposal;
import pk.gov.nsor.policing.exitcontrol.ExitControls;
import pk.gov.nsor.policing.exitcontrol.ExitGround;
import pk.gov.nsor.policing.supervision.NotificationDuties;
import pk.gov.nsor.policing.supervision.NotificationDutyKind;
import pk.gov.nsor.policing.supervision.PlannedRelease;
import pk.gov.nsor.policing.supervision.Releases;
import pk.gov.nsor.policing.supervision.assignment.Transfers;
import pk.gov.nsor.policing.supervision.breach.Breach;
import pk.gov.nsor.policing.supervision.breach.Breaches;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.testing.ApiClient;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.TestClock;
import tools.jackson.databind.JsonNode;

/** What each audience is told, and that nothing of another's place reaches it. */
@RegisterTest
class AudiencesTest {

    private static final String PRISON = "Central Jail of the Audiences";
    private static final String CASE = "SC 12/2022";

    @Autowired
    private AutowireCapableBeanFactory beans;

    @Autowired
    private MachineClients clients;

    @Autowired
    private SigningKeys signingKeys;

    @Autowired
    private Subscribers subscribers;

    @Autowired
    private People people;

    @Autowired
    private Transfers transfers;

    @Autowired
    private Releases releases;

    @Autowired
    private NotificationDuties notificationDuties;

    @Autowired
    private Breaches breaches;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private TestClock clock;

    @LocalServerPort
    private int port;

    private final Supervised supervised;
    private final Officers officers;
    private Subscribed subscribed;
    private @Nullable EventDocument document;

    AudiencesTest(Supervised supervised, Officers officers) {
        this.supervised = supervised;
        this.officers = officers;
    }

    @BeforeEach
    void helper() {
        subscribed = beans.createBean(Subscribed.class);
    }

    @Test
    void thePoliceAreToldWhomTheirStationsFollowAndOthersWhomTheyAreAskedToTakeOver() {
        ApiClient from = system(Feed.POLICE, "supervision", ofDistrict("ziarat"));
        ApiClient to = system(Feed.POLICE, "supervision", ofDistrict("washuk"));
        PersonId person = supervised.in("ziarat");
        JsonNode own = awaitTold(from, person);
        assertThat(own.at("/station").asString()).isEqualTo("city-police-station-ziarat");
        assertThat(own.at("/offeredTo").isNull()).isTrue();
        assertThat(own.at("/inCustody").asBoolean()).isFalse();
        assertThat(ofPerson(to, person)).isEmpty();

        UUID offer = transfers.offer(
                person, "washuk", "Works there", officers.with(Role.REGISTRAR).actor());
        JsonNode asked = awaitTold(to, person);
        assertThat(asked.at("/offeredTo").asString()).isEqualTo("washuk");
        assertThat(asked.at("/offeredOn").asString()).isEqualTo(today().toString());
        assertThat(asked.at("/station").isNull()).isTrue();
        assertThat(asked.at("/since").isNull()).isTrue();
        await().until(() -> ofPerson(from, person)
                .getLast()
                .at("/data/offeredTo")
                .asString("")
                .equals("washuk"));

        transfers.withdraw(offer, "Not needed", officers.with(Role.REGISTRAR).actor());
        await().until(() -> lastType(to).equals("pk.gov.nsor.supervision.ended.v1"));
        assertThat(read(to).getLast().at("/data").isNull()).isTrue();
    }

    @Test
    void immigrationIsToldWhomItIsNotToLetOutUntilWhenAndThatItEnded(
            @Autowired ExitControls controls,
            @Autowired ExitControlProposal placing,
            @Autowired ExitControlExtension extending,
            @Autowired Proposals proposals) {
        ApiClient immigration = system(Feed.IMMIGRATION, "exit-control", ClientScope.COUNTRY);
        PersonId person = supervised.in("ziarat");
        Actor bureau = officers.with(Role.NATIONAL_SUPERVISOR).actor();
        Actor officer = officers.with(Role.NATIONAL_SUPERVISOR).actor();
        proposals.approve(placing.propose(person, ExitGround.FLIGHT_RISK, "Has sold the house", officer), "", bureau);
        JsonNode told = awaitTold(immigration, person);
        assertThat(told.at("/until").asString()).isEqualTo(today().plusDays(29).toString());
        assertThat(told.toString()).doesNotContain("FLIGHT").doesNotContain("house");

        proposals.approve(extending.propose(person, "Still no work here", officer), "", bureau);
        await().until(() -> ofPerson(immigration, person)
                .getLast()
                .at("/data/until")
                .asString("")
                .equals(today().plusDays(59).toString()));

        controls.end(person, "Has come and works here", bureau);
        await().until(() -> lastType(immigration).equals("pk.gov.nsor.exit-control.ended.v1"));
        assertThat(read(immigration).getLast().at("/data").isNull()).isTrue();
    }

    @Test
    void immigrationIsToldThatAnExitControlEndedByItself(
            @Autowired ExitControlProposal placing,
            @Autowired Proposals proposals,
            @Autowired ExitControlLapses lapses) {
        MachineClient made = client(Feed.IMMIGRATION, ClientScope.COUNTRY);
        subscribed.open(made.name(), "exit-control", Channel.PULL, null);
        PersonId person = supervised.in("ziarat");
        Actor officer = officers.with(Role.NATIONAL_SUPERVISOR).actor();
        proposals.approve(
                placing.propose(person, ExitGround.BREACH, "Does not appear", officer),
                "",
                officers.with(Role.NATIONAL_SUPERVISOR).actor());
        JsonNode _ = awaitTold(ApiClient.of(port, made.name(), secrets.getLast()), person);
        clock.move(Duration.ofDays(30));
        lapses.runDue(() -> true);
        ApiClient later = ApiClient.of(port, made.name(), secrets.getLast());
        await().until(() -> lastType(later).equals("pk.gov.nsor.exit-control.ended.v1"));
    }

    @Test
    void aPrisonIsToldWhatIsMissingOfThoseWhoseReleaseFromItIsAnnounced() {
        ApiClient own = system(Feed.PRISON, "before-release", ofPrison(PRISON));
        ApiClient other = system(Feed.PRISON_AND_PROSECUTION, "before-release", ofPrison("Another Jail"));
        PersonId person = supervised.escapedIn("ziarat", today());
        releases.announce(
                person,
                new PlannedRelease(today().plusDays(10), PRISON, "ziarat", ""),
                officers.with(Role.REGISTRAR).actor());
        JsonNode told = awaitTold(own, person);
        assertThat(told.at("/releaseOn").asString())
                .isEqualTo(today().plusDays(10).toString());
        assertThat(told.at("/prison").asString()).isEqualTo(PRISON);
        assertThat(told.at("/missing").valueStream().map(JsonNode::asString)).contains("PHOTOGRAPH", "FINGERPRINTS");
        assertThat(ofPerson(other, person)).isEmpty();
        releases.callOff(person, officers.with(Role.REGISTRAR).actor());
        await().until(() -> lastType(own).equals("pk.gov.nsor.before-release.ended.v1"));
    }

    @Test
    void aCourtIsToldWhomItsJudgmentsRegisteredAndWhichDutiesWereBrokenWithoutCnic() {
        ApiClient registered = system(Feed.COURT, "registration", ofCourt("sessions-court-lahore"));
        ApiClient broken = system(Feed.COURT, "breach-of-duty", ofDistrict("lahore"));
        ApiClient other = system(Feed.COURT, "registration", ofCourt("sessions-court-quetta"));
        PersonId person = supervised.in("ziarat");
        subscribed.awaitTold(person);
        List<JsonNode> told = aliasesOf(registered, person, "registration");
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().at("/data/judgments")).hasSize(1);
        assertThat(told.getFirst().at("/data/judgments/0/caseNumber").asString())
                .isEqualTo(CASE);
        assertThat(told.getFirst().get("data").toString())
                .doesNotContain(people.cnics(person).getFirst().formatted())
                .doesNotContain("376");
        assertThat(aliasesOf(other, person, "registration")).isEmpty();
        assertThat(aliasesOf(broken, person, "breach-of-duty")).isEmpty();

        transaction.executeWithoutResult(status -> {
            people.lock(person);
            notificationDuties.allege(new NotificationDuties.MissedNotification(
                    person,
                    NotificationDutyKind.ADDRESS,
                    UUID.randomUUID(),
                    today().minusDays(20),
                    today().minusDays(10)));
        });
        Breach alleged = breaches.of(person).getFirst();
        subscribed.awaitTold(person);
        assertThat(aliasesOf(broken, person, "breach-of-duty"))
                .as("only alleged")
                .isEmpty();
        breaches.uphold(
                alleged.id(),
                "Nothing was notified.",
                officers.with(Role.NATIONAL_SUPERVISOR).actor());
        subscribed.awaitTold(person);
        JsonNode breach = aliasesOf(broken, person, "breach-of-duty").getFirst().at("/data/breaches/0");
        assertThat(breach.at("/duty").asString()).isEqualTo("NOTIFY_ADDRESS");
        assertThat(breach.at("/dueOn").asString())
                .isEqualTo(today().minusDays(10).toString());
        assertThat(breach.at("/assumed").asBoolean()).isTrue();
    }

    @Test
    void aSystemHasAFeedForEachAudienceAndSaysWhichItReads() {
        MachineClient client = client(Feed.POLICE, ofDistrict("washuk"));
        String secret = secrets.getLast();
        subscribed.open(client.name(), "supervision", Channel.PULL, null);
        ApiClient api = ApiClient.of(port, client.name(), secret);
        assertThat(api.get("/api/v1/events").statusCode()).isEqualTo(200);
        subscribed.open(client.name(), "whereabouts-unknown", Channel.PULL, null);
        assertThat(api.get("/api/v1/events").statusCode()).isEqualTo(400);
        assertThat(api.get("/api/v1/events").body()).contains("Several feeds are open");
        assertThat(api.get("/api/v1/events?audience=supervision").statusCode()).isEqualTo(200);
        assertThat(api.get("/api/v1/events?audience=registration").statusCode()).isEqualTo(404);
        assertThat(api.get("/api/v1/events?audience=SUPERVISION").statusCode()).isEqualTo(400);
    }

    @Test
    void aSystemReadsThePublicKeysOfItsOwnWebhooks() {
        MachineClient client = client(Feed.POLICE, ofDistrict("washuk"));
        ApiClient api = ApiClient.of(port, client.name(), secrets.getLast());
        assertThat(api.get("/api/v1/events/keys").body()).isEqualTo("[]");
        UUID channel = subscribed.open(client.name(), "supervision", Channel.WEBHOOK, "http://127.0.0.1:9009/events");
        JsonNode keys = ApiClient.json(api.get("/api/v1/events/keys"));
        assertThat(keys).hasSize(1);
        assertThat(keys.at("/0/audience").asString()).isEqualTo("supervision");
        assertThat(keys.at("/0/publicKey").asString())
                .isEqualTo(signingKeys.shown(channel).getFirst().publicKey());
        subscribers.close(
                channel, "The test is over", officers.with(Role.REGISTRAR).actor());
        assertThat(api.get("/api/v1/events/keys").body()).isEqualTo("[]");
    }

    @Test
    void aSystemIsToldOnlyWhatIsForItsKind() {
        MachineClient court = client(Feed.COURT, ofCourt("sessions-court-lahore"));
        assertThatThrownBy(() -> subscribed.open(court.name(), "supervision", Channel.PULL, null))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        refused -> assertThat(refused.code()).isEqualTo("exchange.audience"));
        assertThatThrownBy(() -> subscribed.open(court.name(), "everything", Channel.PULL, null))
                .isInstanceOf(InvalidValueException.class);
    }

    private final List<String> secrets = new ArrayList<>();

    private MachineClient client(Feed feed, ClientScope scope) {
        secrets.add(ClientCredentials.newSecret());
        return clients.create(
                "audience-" + UUID.randomUUID(), feed, agency(feed), scope, secrets.getLast(), Actor.system("test"));
    }

    private static String agency(Feed feed) {
        return switch (feed) {
            case POLICE -> "BALOCHISTAN_POLICE";
            case COURT -> "COURTS";
            case IMMIGRATION -> "IMMIGRATION";
            case PRISON, PRISON_AND_PROSECUTION, PROSECUTION -> "PRISONS";
            case NADRA -> "NADRA";
            case CHILD_PROTECTION -> "BALOCHISTAN_CHILD_PROTECTION";
            case SURVIVORS_VAULT -> "SURVIVORS_VAULT";
        };
    }

    private EventDocument described() {
        if (document == null) {
            document = new EventDocument(port);
        }
        return document;
    }

    private ApiClient system(Feed feed, String audience, ClientScope scope) {
        MachineClient made = client(feed, scope);
        subscribed.open(made.name(), audience, Channel.PULL, null);
        return ApiClient.of(port, made.name(), secrets.getLast());
    }

    private JsonNode awaitTold(ApiClient api, PersonId person) {
        await().until(() -> !ofPerson(api, person).isEmpty());
        return ofPerson(api, person).getLast().at("/data");
    }

    /** Those that name the person by a CNIC. */
    private List<JsonNode> ofPerson(ApiClient api, PersonId person) {
        String cnic = people.cnics(person).getFirst().formatted();
        return read(api).stream()
                .filter(event -> event.at("/data/cnics/0").asString("").equals(cnic))
                .toList();
    }

    /** Those of the person that wait in this audience's feeds, by the name that each has of the person. */
    private List<JsonNode> aliasesOf(ApiClient api, PersonId person, String audience) {
        Set<String> aliases = subscribed.aliases(person, audience);
        return read(api).stream()
                .filter(event -> aliases.contains(event.at("/subject").asString()))
                .toList();
    }

    /** All that waits, each held against its description. */
    private List<JsonNode> read(ApiClient api) {
        List<JsonNode> all = new ArrayList<>();
        @Nullable String after = null;
        while (true) {
            var answer = api.get("/api/v1/events?limit=1000" + (after == null ? "" : "&after=" + after));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            List<JsonNode> page = ApiClient.json(answer).valueStream().toList();
            page.forEach(described()::check);
            all.addAll(page);
            if (page.size() < 1000) {
                return all;
            }
            after = page.getLast().at("/sequence").asString();
        }
    }

    /** Empty while there is nothing: what is not so any more is not told, and that it ended comes a moment later. */
    private String lastType(ApiClient api) {
        List<JsonNode> events = read(api);
        return events.isEmpty() ? "" : events.getLast().at("/type").asString();
    }

    private static ClientScope ofDistrict(String district) {
        return new ClientScope(false, Set.of(district), Set.of(), Set.of());
    }

    private static ClientScope ofCourt(String court) {
        return new ClientScope(false, Set.of(), Set.of(court), Set.of());
    }

    private static ClientScope ofPrison(String prison) {
        return new ClientScope(false, Set.of(), Set.of(), Set.of(prison));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
