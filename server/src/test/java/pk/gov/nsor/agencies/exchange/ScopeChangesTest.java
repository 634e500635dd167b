package pk.gov.nsor.agencies.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.client.ClientCredentials;
import pk.gov.nsor.foundation.access.client.ClientScope;
import pk.gov.nsor.foundation.access.client.ClientScopes;
import pk.gov.nsor.foundation.access.client.MachineClient;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.reference.Announcements;
import pk.gov.nsor.testing.ApiClient;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.TestDatabase;
import tools.jackson.databind.JsonNode;

/** Where a system comes to speak for other districts, it hears of those who concern it now, and that the others ended. */
@RegisterTest
@TestPropertySource(properties = "nsor.test.database=its own, since splits stay")
@DirtiesContext
class ScopeChangesTest {

    private static final String TOLD = "pk.gov.nsor.supervision.told.v1";
    private static final String ENDED = "pk.gov.nsor.supervision.ended.v1";

    @Autowired
    private AutowireCapableBeanFactory beans;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private MachineClients clients;

    @Autowired
    private ClientScopes scopes;

    @Autowired
    private Filling filling;

    @Autowired
    private Refilling refilling;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private TestClock clock;

    @LocalServerPort
    private int port;

    private final Supervised supervised;
    private Subscribed subscribed;

    ScopeChangesTest(Supervised supervised) {
        this.supervised = supervised;
    }

    @BeforeEach
    void helper() {
        subscribed = beans.createBean(Subscribed.class);
    }

    @Test
    void aDistrictMoreIsToldAndNobodyAgainOfThoseBefore() {
        PersonId before = person("ziarat");
        PersonId more = person("washuk");
        AgencySystem police = police("ziarat");
        assertThat(types(police, before)).containsExactly(TOLD);
        assertThat(types(police, more)).isEmpty();

        speaksFor(police, "ziarat", "washuk");
        assertThat(types(police, more)).containsExactly(TOLD);
        assertThat(types(police, before))
                .as("nothing of the person has changed")
                .containsExactly(TOLD);
    }

    @Test
    void ofADistrictLessItIsToldThatItEndedAndNothingOfTheOthers() {
        PersonId stays = person("ziarat");
        PersonId goes = person("washuk");
        AgencySystem police = police("ziarat", "washuk");
        assertThat(types(police, goes)).containsExactly(TOLD);

        speaksFor(police, "ziarat");
        assertThat(read(police).getLast().at("/data").isNull()).isTrue();
        assertThat(types(police, goes)).containsExactly(ENDED);
        assertThat(types(police, stays)).containsExactly(TOLD);
        filling.fill(() -> true);
        assertThat(types(police, goes)).as("once").containsExactly(ENDED);
    }

    @Test
    void withAnotherDistrictOneEndsAndTheOtherBegins() {
        PersonId old = person("ziarat");
        PersonId now = person("washuk");
        AgencySystem police = police("ziarat");
        assertThat(types(police, old)).containsExactly(TOLD);

        speaksFor(police, "washuk");
        assertThat(types(police, old)).containsExactly(ENDED);
        assertThat(types(police, now)).containsExactly(TOLD);

        speaksFor(police, "ziarat");
        assertThat(types(police, old)).containsExactly(TOLD);
        assertThat(types(police, now)).containsExactly(ENDED);
    }

    @Test
    void whatItHasNotTakenOfADistrictThatItLosesNeverLeaves() {
        PersonId goes = person("washuk");
        AgencySystem police = police("ziarat", "washuk");
        speaksFor(police, "ziarat");
        assertThat(types(police, goes)).isEmpty();
    }

    @Test
    void aFillingThatIsUnderWayBeginsAgain() {
        PersonId person = person("washuk");
        AgencySystem police = police("ziarat");
        jdbc.sql("update exchange.subscriber set filled_at = null, filled_to = ? where id = ?")
                .params(new UUID(-1, -1), police.channel())
                .update();
        speaksFor(police, "ziarat", "washuk");
        assertThat(types(police, person)).containsExactly(TOLD);
    }

    @Test
    void theChannelsOfOtherSystemsAreNotFilledAgain() {
        AgencySystem other = police("ziarat");
        AgencySystem police = police("ziarat");
        String filled = filledAt(other);
        clock.move(Duration.ofSeconds(1));
        speaksFor(police, "washuk");
        assertThat(filledAt(other)).isEqualTo(filled);
        assertThat(filledAt(police)).isNotEqualTo(filled);
    }

    @Test
    void aStationThatGoesToANewDistrictEndsForTheOldOneAndBeginsForTheNewOneOnTheDay() {
        Announcements announcements = new Announcements(context);
        announcements.station("saddar-station-narowal", "narowal");
        PersonId goes = person("narowal");
        PersonId stays = person("narowal");
        answers(goes, "saddar-station-narowal");
        AgencySystem old = police("narowal");
        AgencySystem now = police("zafarwalnau");
        assertThat(types(old, goes)).containsExactly(TOLD);
        assertThat(types(old, stays)).containsExactly(TOLD);

        LocalDate day = LocalDate.now(clock).plusDays(3);
        announcements.split("narowal", "Zafarwalnau", "ظفروال نو", day, "PK62503", "saddar-station-narowal");
        again();
        assertThat(types(old, goes)).as("before the day").containsExactly(TOLD);
        assertThat(types(now, goes)).isEmpty();

        clock.move(Duration.ofDays(3));
        again();
        assertThat(types(old, goes)).containsExactly(ENDED);
        assertThat(types(old, stays)).containsExactly(TOLD);
        assertThat(types(now, goes)).containsExactly(TOLD);
        assertThat(types(now, stays)).isEmpty();

        String filled = filledAt(old);
        clock.move(Duration.ofDays(1));
        again();
        assertThat(filledAt(old))
                .as("a filling of that day may have begun before it")
                .isNotEqualTo(filled);
        assertThat(types(now, goes)).containsExactly(TOLD);
        filled = filledAt(old);
        clock.move(Duration.ofDays(1));
        again();
        assertThat(filledAt(old)).isEqualTo(filled);
    }

    @Test
    void aSplitOfADayThatHasComeIsFollowedAtOnce() {
        Announcements announcements = new Announcements(context);
        announcements.station("saddar-station-okara", "okara");
        PersonId goes = person("okara");
        answers(goes, "saddar-station-okara");
        AgencySystem old = police("okara");
        AgencySystem now = police("depalpur");
        assertThat(types(old, goes)).containsExactly(TOLD);

        announcements.split(
                "okara", "Depalpur", "دیپالپور", LocalDate.now(clock).minusDays(2), "PK62601", "saddar-station-okara");
        filling.fill(() -> true);
        assertThat(types(old, goes)).containsExactly(ENDED);
        assertThat(types(now, goes)).containsExactly(TOLD);
    }

    private record AgencySystem(MachineClient client, String secret, UUID channel) {}

    private AgencySystem police(String... districts) {
        String secret = ClientCredentials.newSecret();
        MachineClient made = clients.create(
                "scope-" + UUID.randomUUID(),
                Feed.POLICE,
                "BALOCHISTAN_POLICE",
                of(districts),
                secret,
                Actor.system("test"));
        return new AgencySystem(made, secret, subscribed.open(made.name(), "supervision", Channel.PULL, null));
    }

    private void speaksFor(AgencySystem police, String... districts) {
        transaction.executeWithoutResult(
                status -> scopes.give(police.client().id(), of(districts), Actor.system("test")));
        filling.fill(() -> true);
    }

    private static ClientScope of(String... districts) {
        return new ClientScope(false, Set.of(districts), Set.of(), Set.of());
    }

    /** Somebody at liberty for whom the district's station answers, and of whom everybody was told who has to be. */
    private PersonId person(String district) {
        PersonId person = supervised.in(district);
        await().until(() -> jdbc.sql("select exists (select from supervision.responsibility where person_id = ?)")
                .param(person.value())
                .query(Boolean.class)
                .single());
        subscribed.awaitTold(person);
        return person;
    }

    private void answers(PersonId person, String station) {
        TestDatabase.superuserOf(dataSource)
                .sql("update supervision.responsibility set station_code = ? where person_id = ? and until_day is null")
                .params(station, person.value())
                .update();
        subscribed.touch(person);
        subscribed.awaitTold(person);
    }

    /** The types of all that a reader that acknowledges nothing is told of the person now. */
    private List<String> types(AgencySystem police, PersonId person) {
        Set<String> aliases = subscribed.aliases(person, "supervision");
        return read(police).stream()
                .filter(event -> aliases.contains(event.at("/subject").asString()))
                .map(event -> event.at("/type").asString())
                .toList();
    }

    private List<JsonNode> read(AgencySystem police) {
        var answer = ApiClient.of(port, police.client().name(), police.secret()).get("/api/v1/events?limit=1000");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return ApiClient.json(answer).valueStream().toList();
    }

    private void again() {
        refilling.followSplits();
        filling.fill(() -> true);
    }

    private String filledAt(AgencySystem police) {
        return jdbc.sql("select filled_at::text from exchange.subscriber where id = ?")
                .param(police.channel())
                .query(String.class)
                .single();
    }
}
