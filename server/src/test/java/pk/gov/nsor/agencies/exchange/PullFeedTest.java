package pk.gov.nsor.agencies.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.client.ClientCredentials;
import pk.gov.nsor.foundation.access.client.ClientScope;
import pk.gov.nsor.foundation.access.client.MachineClient;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.openapi.EventDocument;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.testing.ApiClient;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.TestDatabase;
import tools.jackson.databind.JsonNode;

/** What agencies' systems read of their feed of events. */
@RegisterTest
class PullFeedTest {

    private static final String PATH = "/api/v1/events";
    private static final String TOLD = "pk.gov.nsor.whereabouts-unknown.told.v1";
    private static final String ENDED = "pk.gov.nsor.whereabouts-unknown.ended.v1";

    @Autowired
    private AutowireCapableBeanFactory beans;

    @Autowired
    private Subscribers subscribers;

    @Autowired
    private MachineClients clients;

    @Autowired
    private People people;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    @Autowired
    private DataSource dataSource;

    @LocalServerPort
    private int port;

    private final Supervised supervised;
    private Subscribed subscribed;
    private ApiClient police;
    private UUID channel;

    PullFeedTest(Supervised supervised) {
        this.supervised = supervised;
    }

    @BeforeEach
    void openFeed() {
        subscribed = beans.createBean(Subscribed.class);
        AgencySystem made = system(Feed.POLICE, "zhob");
        police = made.api();
        channel = subscribed.open(made.name(), Channel.PULL, null);
    }

    @Test
    void nothingIsReadWhileARestoreIsNotReleased() {
        PersonId person = supervised.escapedIn("zhob", today());
        JsonNode told = awaitEvent(person, TOLD);
        JdbcClient superuser = TestDatabase.superuserOf(dataSource);
        superuser
                .sql("insert into restore.restoration (id, noticed_at) values (gen_random_uuid(), now())")
                .update();
        try {
            HttpResponse<String> answer = police.get(PATH);
            assertThat(answer.statusCode())
                    .as("not that there is nothing: a system would take it that all is well")
                    .isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(answer.body()).doesNotContain(told.at("/subject").asString());
        } finally {
            superuser.sql("delete from restore.restoration").update();
        }
        assertThat(ofSubject(read(null), told.at("/subject").asString())).hasSize(1);
    }

    @Test
    void thePoliceOfTheDistrictAreToldWhoIsLookedForAndThatItIsOverAndNothingInBetween() {
        PersonId person = supervised.escapedIn("zhob", today().minusDays(2));
        JsonNode told = awaitEvent(person, TOLD);
        assertThat(told.at("/specversion").asString()).isEqualTo("1.0");
        assertThat(told.at("/source").asString()).isEqualTo("urn:nsor:subscriber:" + channel);
        assertThat(told.at("/data/since").asString())
                .isEqualTo(today().minusDays(2).toString());
        assertThat(told.at("/data/district").asString()).isEqualTo("zhob");
        assertThat(told.toString()).doesNotContain(person.value().toString()).doesNotContain("PPC");

        subscribed.touch(person);
        await().until(() -> subscribed.waitsInOutbox(person) == 0);
        assertThat(ofSubject(read(null), told.at("/subject").asString())).hasSize(1);

        subscribed.seen(person, Actor.system("test"));
        await().until(() -> ofSubject(
                                read(told.at("/sequence").asString()),
                                told.at("/subject").asString())
                        .size()
                == 1);
        JsonNode ended = ofSubject(read(null), told.at("/subject").asString()).getFirst();
        assertThat(ended.at("/type").asString()).isEqualTo(ENDED);
        assertThat(ended.at("/data").isNull()).isTrue();
    }

    @Test
    void whoHasNotAcknowledgedGetsTheSameAgainAndACursorTwiceTheSameAnswer() {
        PersonId first = supervised.escapedIn("zhob", today());
        String cursor = awaitEvent(first, TOLD).at("/sequence").asString();
        assertThat(read(null).toString()).isEqualTo(read(null).toString());
        PersonId second = supervised.escapedIn("zhob", today());
        await().until(() -> read(cursor).size() == 1);
        assertThat(read(cursor).toString()).isEqualTo(read(cursor).toString());
        assertThat(read(null)).hasSize(1);
        assertThat(cnic(read(null).getFirst())).isEqualTo(cnicOf(second));
        HttpResponse<String> answer = police.get(PATH + "?after=" + cursor + "&limit=1");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/cloudevents-batch+json");
        assertThat(answer.headers().firstValue("Link").orElseThrow())
                .contains("after=" + read(null).getFirst().at("/sequence").asString());
    }

    @Test
    void aCursorOfAnotherClientIsRefusedAndSoIsWhatIsNone() {
        supervised.escapedIn("zhob", today());
        await().until(() -> !read(null).isEmpty());
        String cursor = read(null).getLast().at("/sequence").asString();
        AgencySystem made = system(Feed.POLICE, "zhob");
        subscribed.open(made.name(), Channel.PULL, null);
        ApiClient other = police;
        police = made.api();
        await().until(() -> !read(null).isEmpty());
        HttpResponse<String> refused = police.get(PATH + "?after=" + cursor);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("No event told to this client");
        assertThat(police.get(PATH + "?after=1").statusCode()).isEqualTo(400);
        assertThat(police.get(PATH + "?limit=0").statusCode()).isEqualTo(400);
        assertThat(other.get(PATH + "?after=" + cursor).statusCode()).isEqualTo(200);
    }

    @Test
    void twoSubscribersKnowAPersonByTwoNames() {
        PersonId person = supervised.escapedIn("zhob", today());
        String one = awaitEvent(person, TOLD).at("/subject").asString();
        AgencySystem other = system(Feed.POLICE, "zhob");
        subscribed.open(other.name(), Channel.PULL, null);
        police = other.api();
        assertThat(awaitEvent(person, TOLD).at("/subject").asString()).isNotEqualTo(one);
    }

    @Test
    void anotherDistrictIsToldNothing() {
        AgencySystem other = system(Feed.POLICE, "khuzdar");
        subscribed.open(other.name(), Channel.PULL, null);
        PersonId person = supervised.escapedIn("zhob", today());
        awaitEvent(person, TOLD);
        police = other.api();
        assertThat(ofCnic(read(null), cnicOf(person))).isEmpty();
    }

    @Test
    void nothingOfASealedRecordIsReadAndWhoWasToldHearsThatItEndedAndNoMore() {
        PersonId known = supervised.escapedIn("zhob", today());
        String subject = awaitEvent(known, TOLD).at("/subject").asString();
        PersonId waiting = supervised.escapedIn("zhob", today());
        await().until(() -> subscribed.waitsInOutbox(waiting) == 0);
        supervised.seal(known, today());
        supervised.seal(waiting, today());
        subscribed.touch(known);
        subscribed.touch(waiting);
        await().until(() -> subscribed.waitsInOutbox(known) + subscribed.waitsInOutbox(waiting) == 0);
        List<JsonNode> events = read(null);
        assertThat(ofCnic(events, cnicOf(known))).isEmpty();
        assertThat(ofCnic(events, cnicOf(waiting))).isEmpty();
        assertThat(ofSubject(events, subject))
                .extracting(event -> event.at("/type").asString())
                .containsExactly(ENDED);
        assertThat(jdbc.sql(
                                "select state from exchange.event where subscriber_id = ? and person_id = ? order by number")
                        .params(channel, waiting.value())
                        .query(String.class)
                        .list())
                .containsExactly("UNTOLD", "UNTOLD");
    }

    @Test
    void anEndThatIsSentOnceMoreIsNotToldOfSomebodyWhoIsMissingAgain() {
        PersonId person = supervised.escapedIn("zhob", today());
        JsonNode told = awaitEvent(person, TOLD);
        String subject = told.at("/subject").asString();
        String first = told.at("/sequence").asString();
        subscribed.seen(person, Actor.system("test"));
        await().until(() -> ofSubject(read(first), subject).size() == 1);
        String ended = ofSubject(read(null), subject).getFirst().at("/sequence").asString();
        subscribed.missingAgain(person);
        await().until(() -> ofSubject(read(ended), subject).size() == 1);
        assertThat(all()).isNotEmpty();

        subscribed.replay(channel, today().minusDays(1), today());

        assertThat(ofSubject(all(), subject))
                .hasSize(2)
                .allMatch(event -> event.at("/type").asString().equals(TOLD));
    }

    @Test
    void whoWasClosedReadsNothingFromTheNextAnswerOnAndOnePersonCloses() {
        supervised.escapedIn("zhob", today());
        await().until(() -> !read(null).isEmpty());
        subscribers.close(
                channel,
                "The agency asked to end it",
                new Officers(accounts).with(Role.REGISTRAR).actor());
        assertThat(police.get(PATH).statusCode()).isEqualTo(404);
        assertThat(jdbc.sql("select count(*) from exchange.event where subscriber_id = ? and state = 'WAITING'")
                        .param(channel)
                        .query(Integer.class)
                        .single())
                .isZero();
        PersonId later = supervised.escapedIn("zhob", today());
        await().until(() -> subscribed.waitsInOutbox(later) == 0);
        assertThat(police.get(PATH).statusCode()).isEqualTo(404);
    }

    @Test
    void immigrationIsToldWhoOwesNoticeOfJourneysAndNotWhoIsInside() {
        AgencySystem immigration = system(Feed.IMMIGRATION, "");
        subscribed.open(immigration.name(), Channel.PULL, null);
        police = immigration.api();
        PersonId free = supervised.in("zhob");
        PersonId inside = supervised.in("zhob");
        jdbc.sql("update registration.standing set in_custody = true where person_id = ?")
                .param(inside.value())
                .update();
        subscribed.touch(inside);
        await().until(() -> subscribed.waitsInOutbox(free) + subscribed.waitsInOutbox(inside) == 0);
        JsonNode told = all().stream()
                .filter(event -> cnic(event).equals(cnicOf(free)))
                .findFirst()
                .orElseThrow();
        assertThat(told.at("/type").asString()).isEqualTo("pk.gov.nsor.notice-of-journeys.told.v1");
        assertThat(told.at("/data").has("station")).isFalse();
        assertThat(all()).noneMatch(event -> cnic(event).equals(cnicOf(inside)));
        jdbc.sql("update registration.standing set in_custody = false where person_id = ?")
                .param(inside.value())
                .update();
    }

    @Test
    void thereIsNoFeedForWhomNobodyOpenedOneAndATrialReadsNothing() {
        police = system(Feed.POLICE, "zhob").api();
        assertThat(police.get(PATH).statusCode()).isEqualTo(404);
        String secret = ClientCredentials.newSecret();
        String trial = "trial-" + UUID.randomUUID();
        clients.createTrial(trial, Feed.POLICE, "PUNJAB_POLICE", ClientScope.COUNTRY, secret, Actor.system("test"));
        assertThat(ApiClient.of(port, trial, secret).get(PATH).body()).isEqualTo("[]");
    }

    private record AgencySystem(String name, ApiClient api) {}

    private AgencySystem system(Feed feed, String district) {
        String secret = ClientCredentials.newSecret();
        MachineClient made = clients.create(
                "events-" + UUID.randomUUID(),
                feed,
                feed == Feed.POLICE ? "BALOCHISTAN_POLICE" : "IMMIGRATION",
                new ClientScope(false, feed == Feed.POLICE ? Set.of(district) : Set.of(), Set.of(), Set.of()),
                secret,
                Actor.system("test"));
        return new AgencySystem(made.name(), ApiClient.of(port, made.name(), secret));
    }

    private JsonNode awaitEvent(PersonId person, String type) {
        await().until(() -> !ofCnic(read(null), cnicOf(person)).isEmpty());
        return ofCnic(read(null), cnicOf(person)).stream()
                .filter(event -> event.at("/type").asString().equals(type))
                .findFirst()
                .orElseThrow();
    }

    /** All pages, each acknowledged by the next. */
    private List<JsonNode> all() {
        List<JsonNode> all = new ArrayList<>(read(null));
        String last = all.isEmpty() ? null : all.getLast().at("/sequence").asString();
        while (last != null) {
            List<JsonNode> more = read(last);
            all.addAll(more);
            last = more.isEmpty() ? null : more.getLast().at("/sequence").asString();
        }
        return all;
    }

    private List<JsonNode> read(String after) {
        HttpResponse<String> answer = police.get(PATH + "?limit=1000" + (after == null ? "" : "&after=" + after));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        List<JsonNode> events = new ArrayList<>();
        ApiClient.json(answer).forEach(events::add);
        events.forEach(new EventDocument(port)::check);
        return events;
    }

    private static List<JsonNode> ofSubject(List<JsonNode> events, String subject) {
        return events.stream()
                .filter(event -> event.at("/subject").asString().equals(subject))
                .toList();
    }

    private static List<JsonNode> ofCnic(List<JsonNode> events, String cnic) {
        return events.stream().filter(event -> cnic(event).equals(cnic)).toList();
    }

    private static String cnic(JsonNode event) {
        return event.at("/data/cnics/0").asString("");
    }

    private String cnicOf(PersonId person) {
        return people.cnics(person).getFirst().formatted();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
