package pk.gov.nsor.accountability.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.agencies.exchange.Channel;
import pk.gov.nsor.agencies.exchange.Subscribed;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.client.ClientCredentials;
import pk.gov.nsor.foundation.access.client.ClientScope;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.conviction.merged.MergedFacts;
import pk.gov.nsor.record.duplicates.Duplicates;
import pk.gov.nsor.record.duplicates.SamePerson;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.testing.ApiClient;
import pk.gov.nsor.testing.JoinedRecords;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.TestClock;
import tools.jackson.databind.JsonNode;

/** Of a record that is erased or joined with another while an event about it waits, nothing leaves. */
@RegisterTest
class EventsOfGoneRecordsTest {

    private static final String DISTRICT = "sherani";

    @Autowired
    private AutowireCapableBeanFactory beans;

    @Autowired
    private Erasures erasures;

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private MachineClients clients;

    @Autowired
    private MergedFacts facts;

    @Autowired
    private Duplicates duplicates;

    @Autowired
    private SamePerson same;

    @Autowired
    private Proposals proposals;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    @Value("${spring.datasource.url}")
    private String url;

    @LocalServerPort
    private int port;

    private final Supervised supervised;
    private final Officers officers;
    private Subscribed subscribed;
    private ApiClient police;
    private UUID channel;

    EventsOfGoneRecordsTest(Supervised supervised, Officers officers) {
        this.supervised = supervised;
        this.officers = officers;
    }

    @BeforeEach
    void open() {
        subscribed = beans.createBean(Subscribed.class);
        String secret = ClientCredentials.newSecret();
        String name = clients.create(
                        "gone-" + UUID.randomUUID(),
                        Feed.POLICE,
                        "BALOCHISTAN_POLICE",
                        new ClientScope(false, Set.of(DISTRICT), Set.of(), Set.of()),
                        secret,
                        Actor.system("test"))
                .name();
        channel = subscribed.open(name, Channel.PULL, null);
        police = ApiClient.of(port, name, secret);
    }

    @Test
    void ofAnErasedRecordNothingIsLeftToTell() {
        PersonId person = supervised.escapedIn(DISTRICT, LocalDate.now(clock));
        String alias = waiting(person);
        EndedRecords records = new EndedRecords(registration, url);
        records.ended(person.value(), EndedRecords.today().minusYears(EndedRecords.YEARS));
        assertThat(erasures.erase(person.value())).isEqualTo(Erasures.Outcome.ERASED);
        assertThat(jdbc.sql("""
                        select (select count(*) from exchange.event where person_id = :person)
                            + (select count(*) from exchange.told where person_id = :person)
                        """)
                        .param("person", person.value())
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(read()).noneMatch(event -> event.at("/subject").asString().equals(alias));
    }

    @Test
    void ofARecordThatIsJoinedWithAnotherOnlyTheLeadingOneIsTold() {
        PersonId older = supervised.in(DISTRICT);
        PersonId newer = supervised.escapedIn(DISTRICT, LocalDate.now(clock));
        String alias = waiting(newer);
        new JoinedRecords(
                        jdbc,
                        duplicates,
                        same,
                        proposals,
                        officers.with(Role.REGISTRAR),
                        officers.with(Role.NATIONAL_SUPERVISOR))
                .join(older, newer, facts.perhapsSame(older, newer));
        await().until(() -> subscribed.waitsInOutbox(older) + subscribed.waitsInOutbox(newer) == 0);
        assertThat(read()).noneMatch(event -> event.at("/subject").asString().equals(alias));
    }

    /** @return what the subscriber would know the person by, of whom something waits */
    private String waiting(PersonId person) {
        subscribed.awaitTold(person);
        return jdbc.sql("""
                        select t.alias from exchange.told t join exchange.event e
                            on e.subscriber_id = t.subscriber_id and e.person_id = t.person_id and e.state = 'WAITING'
                        where t.subscriber_id = ? and t.person_id = ?
                        """)
                .params(channel, person.value())
                .query(UUID.class)
                .single()
                .toString();
    }

    private List<JsonNode> read() {
        var answer = police.get("/api/v1/events?limit=1000");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return ApiClient.json(answer).valueStream().toList();
    }
}
