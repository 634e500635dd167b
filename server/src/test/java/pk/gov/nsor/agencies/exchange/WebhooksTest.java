package pk.gov.nsor.agencies.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.accountability.retention.DataClass;
import pk.gov.nsor.accountability.retention.RetentionList;
import pk.gov.nsor.agencies.exchange.sending.Receiver;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.client.ClientCredentials;
import pk.gov.nsor.foundation.access.client.ClientScope;
import pk.gov.nsor.foundation.access.client.MachineClient;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.TestDatabase;

/** What arrives at agencies' webhooks, whatever those answer. */
@RegisterTest
class WebhooksTest {

    private static final String DISTRICT = "khuzdar";

    @Autowired
    private EventUpkeep upkeep;

    @Autowired
    private RetentionList retention;

    @Autowired
    private ConfigurableListableBeanFactory beans;

    @Autowired
    private Subscribers subscribers;

    @Autowired
    private SubscriberState states;

    @Autowired
    private MachineClients clients;

    @Autowired
    private People people;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private javax.sql.DataSource dataSource;

    @Autowired
    private TestClock clock;

    private final Supervised supervised;
    private final List<Receiver> receivers = new ArrayList<>();
    private final List<UUID> channels = new ArrayList<>();
    private Subscribed subscribed;

    WebhooksTest(Supervised supervised) {
        this.supervised = supervised;
    }

    @BeforeEach
    void helper() {
        subscribed = beans.createBean(Subscribed.class);
    }

    @AfterEach
    void closeAll() {
        Actor registrar = new Officers(accounts).with(Role.REGISTRAR).actor();
        for (UUID channel : channels) {
            if (subscribers.find(channel).orElseThrow().isOpen()) {
                subscribers.close(channel, "The test is over", registrar);
            }
        }
        receivers.forEach(Receiver::close);
    }

    @Test
    void anEventArrivesSignedAndThatItEndedAfterIt() {
        Receiver receiver = receiver();
        open(receiver);
        PersonId person = supervised.escapedIn(DISTRICT, today());
        Receiver.Delivery told = awaitOf(receiver, person);
        assertThat(told.headers())
                .containsEntry("webhook-id", told.id())
                .containsEntry("content-type", "application/cloudevents+json")
                .hasEntrySatisfying(
                        "webhook-signature", signature -> assertThat(signature).startsWith("v1a,"));
        assertThat(told.text()).doesNotContain(person.value().toString());
        subscribed.seen(person, Actor.system("test"));
        await().until(() -> ofSubject(receiver, told.subject()).size() == 2);
        assertThat(types(receiver, told.subject()))
                .containsExactly("pk.gov.nsor.whereabouts-unknown.told.v1", "pk.gov.nsor.whereabouts-unknown.ended.v1");
    }

    @Test
    void whatStoppedAndStartedAgainSendsAsBefore() {
        Receiver receiver = receiver();
        open(receiver);
        beans.getBean("sending", SmartLifecycle.class).stop();
        PersonId person = supervised.escapedIn(DISTRICT, today());
        subscribed.awaitTold(person);
        beans.getBean("sending", SmartLifecycle.class).start();
        assertThat(awaitOf(receiver, person).cnic()).isEqualTo(cnicOf(person));
    }

    @Test
    void nothingArrivesWhileARestoreIsNotReleasedAndEverythingAfterwards() {
        Receiver receiver = receiver();
        open(receiver);
        JdbcClient superuser = TestDatabase.superuserOf(dataSource);
        superuser
                .sql("insert into restore.restoration (id, noticed_at) values (gen_random_uuid(), now())")
                .update();
        try {
            PersonId person = supervised.escapedIn(DISTRICT, today());
            subscribed.awaitTold(person);
            await().during(Duration.ofSeconds(1)).until(() -> receiver.all().isEmpty());
            superuser.sql("delete from restore.restoration").update();
            assertThat(awaitOf(receiver, person).cnic()).isEqualTo(cnicOf(person));
        } finally {
            superuser.sql("delete from restore.restoration").update();
        }
    }

    @Test
    void whatIsAnsweredByAnErrorOrARedirectComesAgainUnderTheSameIdUntilItIsTaken() {
        Receiver elsewhere = receiver();
        Receiver receiver = receiver();
        AtomicInteger asked = new AtomicInteger();
        receiver.answers((delivery, exchange) -> {
            int number = asked.incrementAndGet();
            if (number == 2) {
                exchange.getResponseHeaders().set("Location", elsewhere.address());
            }
            exchange.sendResponseHeaders(number == 1 ? 500 : number == 2 ? 307 : 200, -1);
        });
        open(receiver);
        PersonId person = supervised.escapedIn(DISTRICT, today());
        await().until(() -> receiver.all().size() >= 3);
        awaitNoneWaits();
        assertThat(receiver.all())
                .extracting(Receiver.Delivery::id)
                .containsOnly(receiver.all().getFirst().id());
        assertThat(receiver.all().getLast().cnic()).isEqualTo(cnicOf(person));
        assertThat(elsewhere.all()).isEmpty();
    }

    @Test
    void tenMegabytesOfAnswerAreNotReadAndTheEventCountsAsTaken() {
        Receiver receiver = receiver();
        receiver.answers((delivery, exchange) -> {
            exchange.sendResponseHeaders(200, 10_000_000);
            try (var body = exchange.getResponseBody()) {
                body.write(new byte[10_000_000]);
            }
        });
        open(receiver);
        PersonId person = supervised.escapedIn(DISTRICT, today());
        awaitOf(receiver, person);
        awaitNoneWaits();
        assertThat(receiver.all()).hasSize(1);
    }

    @Test
    void aSubscriberThatAnswersNothingDelaysNoOther() throws Exception {
        Receiver silent = receiver();
        CountDownLatch over = new CountDownLatch(1);
        silent.answers((delivery, exchange) -> {
            boolean _ = over.await(30, TimeUnit.SECONDS);
        });
        Receiver well = receiver();
        open(silent);
        open(well);
        PersonId first = supervised.escapedIn(DISTRICT, today());
        awaitOf(silent, first);
        PersonId second = supervised.escapedIn(DISTRICT, today());
        awaitOf(well, first);
        awaitOf(well, second);
        assertThat(silent.all()).hasSize(1);
        over.countDown();
    }

    @Test
    void nothingArrivesAfterTheCommitThatClosesAlsoOfWhatWaits() {
        Receiver receiver = receiver();
        receiver.answers(Receiver.Answering.with(delivery -> 503));
        UUID channel = open(receiver);
        for (int person = 0; person < 5; person++) {
            supervised.escapedIn(DISTRICT, today());
        }
        await().until(() -> !receiver.all().isEmpty());
        subscribers.close(
                channel,
                "The order was lifted",
                new Officers(accounts).with(Role.NATIONAL_SUPERVISOR).actor());
        int before = receiver.all().size();
        clock.move(Duration.ofHours(2));
        PersonId later = supervised.escapedIn(DISTRICT, today());
        await().until(() -> subscribed.waitsInOutbox(later) == 0);
        await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
        assertThat(receiver.all()).hasSize(before);
    }

    @Test
    void whatTheRegisterItselfCannotSignWaitsWithAPauseAndNothingLeaves() {
        Receiver receiver = receiver();
        UUID channel = open(receiver);
        TestDatabase.superuserOf(dataSource)
                .sql("update exchange.signing_key set secret = decode('00', 'hex') where subscriber_id = ?")
                .param(channel)
                .update();
        supervised.escapedIn(DISTRICT, today());
        await().until(() ->
                jdbc.sql("select count(*) from exchange.delivery where subscriber_id = ? and failure = 'OWN'")
                                .param(channel)
                                .query(Integer.class)
                                .single()
                        == 1);
        await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
        assertThat(jdbc.sql("select max(attempts) from exchange.event where subscriber_id = ? and state = 'WAITING'")
                        .param(channel)
                        .query(Integer.class)
                        .single())
                .isBetween(1, 3);
        assertThat(receiver.all()).isEmpty();
    }

    @Test
    void nothingLeavesBeforeItIsOnRecordThatItMayHaveSoThatItsEndIsToldAndOnTheTrail() {
        Receiver receiver = receiver();
        UUID channel = open(receiver);
        JdbcClient superuser = TestDatabase.superuserOf(dataSource);
        superuser
                .sql(
                        "create function exchange.lost() returns trigger language plpgsql as $$ begin raise 'lost'; end $$")
                .update();
        superuser.sql("""
                        create constraint trigger lost after update on exchange.told deferrable initially deferred for each row
                        when (new.reached and new.subscriber_id = '%s') execute function exchange.lost()
                        """.formatted(channel)).update();
        PersonId person;
        try {
            person = supervised.escapedIn(DISTRICT, today());
            await().until(() -> jdbc.sql("select max(attempts) from exchange.event where subscriber_id = ?")
                            .param(channel)
                            .query((row, number) -> row.getInt(1))
                            .single()
                    > 0);
            assertThat(receiver.all()).isEmpty();
        } finally {
            superuser.sql("drop trigger lost on exchange.told").update();
            superuser.sql("drop function exchange.lost()").update();
        }
        clock.move(Duration.ofHours(2));
        String subject = awaitOf(receiver, person).subject();
        subscribed.seen(person, Actor.system("test"));
        await().until(() -> ofSubject(receiver, subject).size() == 2);
        assertThat(jdbc.sql("select count(*) from audit.entry where action = 'EVENTS_READ' and subject_id = ?")
                        .param(person.value())
                        .query(Integer.class)
                        .single())
                .isPositive();
    }

    @Test
    void aSubscriberThatSaysItIsGoneIsClosed() {
        Receiver receiver = receiver();
        receiver.answers(Receiver.Answering.with(delivery -> 410));
        UUID channel = open(receiver);
        supervised.escapedIn(DISTRICT, today());
        await().until(() -> !subscribers.find(channel).orElseThrow().isOpen());
        assertThat(subscribers.find(channel).orElseThrow().closedBy()).isNull();
    }

    @Test
    void whatAProcessHadTakenOnWhenItWasKilledIsSentByAnother() {
        Receiver receiver = receiver();
        receiver.answers(Receiver.Answering.with(delivery -> 503));
        UUID channel = open(receiver);
        PersonId person = supervised.escapedIn(DISTRICT, today());
        await().until(() -> !receiver.all().isEmpty());
        // As if another process had just taken it on, and died.
        await().until(() ->
                jdbc.sql("""
                                update exchange.event set claimed_until = ?, not_before = null
                                where subscriber_id = ? and state = 'WAITING' and claimed_until is null
                                """).params(clock.instant().plusSeconds(60), channel).update() == 1);
        jdbc.sql("update exchange.delivery set paused_until = null where subscriber_id = ?")
                .param(channel)
                .update();
        receiver.answers(Receiver.Answering.with(delivery -> 200));
        int before = receiver.all().size();
        await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
        assertThat(receiver.all()).hasSize(before);
        clock.move(Duration.ofSeconds(61));
        awaitNoneWaits();
        assertThat(receiver.all().getLast().cnic()).isEqualTo(cnicOf(person));
    }

    @Test
    void ofOnePersonEachEventComesOnceInOrderAlsoWhereEveryThirdAnswerIsAnError() {
        Receiver receiver = receiver();
        Map<String, Integer> tries = new ConcurrentHashMap<>();
        receiver.answers(Receiver.Answering.with(delivery -> tries.merge(delivery.id(), 1, Integer::sum) == 1
                        && delivery.id().hashCode() % 3 == 0
                ? 500
                : 200));
        open(receiver);
        List<PersonId> all = new ArrayList<>();
        for (int person = 0; person < 6; person++) {
            all.add(supervised.escapedIn(DISTRICT, today()));
        }
        all.forEach(person -> awaitOf(receiver, person));
        all.forEach(person -> subscribed.seen(person, Actor.system("test")));
        await().until(() -> receiver.once().size() == 12);
        awaitNoneWaits();
        receiver.once().stream()
                .collect(Collectors.groupingBy(Receiver.Delivery::subject))
                .values()
                .forEach(ofOne -> assertThat(ofOne)
                        .extracting(delivery -> delivery.event().at("/data").isObject())
                        .containsExactly(true, false));
    }

    @Test
    void twoPeopleHaveEventsSentOnceMoreAndOfTenYearsNobody() {
        Receiver receiver = receiver();
        UUID channel = open(receiver);
        PersonId there = supervised.escapedIn(DISTRICT, today());
        PersonId found = supervised.escapedIn(DISTRICT, today());
        awaitOf(receiver, there);
        awaitOf(receiver, found);
        subscribed.seen(found, Actor.system("test"));
        await().until(() -> receiver.all().size() == 3);
        awaitNoneWaits();
        subscribed.replay(channel, today().minusDays(1), today());
        await().until(() -> receiver.all().size() == 5);
        awaitNoneWaits();
        // What is not true any more is not told again, and that it ended is.
        assertThat(receiver.all().subList(3, 5))
                .extracting(delivery -> delivery.event().at("/data").isObject())
                .containsExactlyInAnyOrder(true, false);
        assertThat(receiver.all().subList(3, 5))
                .filteredOn(delivery -> delivery.cnic().equals(cnicOf(there)))
                .hasSize(1);
        assertThat(receiver.once()).hasSize(3);
        assertThatThrownBy(() -> subscribed.replay(channel, today().minusYears(10), today()))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        refused -> assertThat(refused.code()).isEqualTo("exchange.replay.long"));
        assertThatThrownBy(() -> subscribed.replay(channel, today(), today().minusDays(1)))
                .isInstanceOf(InvalidValueException.class);
    }

    @Test
    void anEndThatIsSentOnceMoreIsNotToldOfSomebodyWhoIsMissingAgain() {
        Receiver receiver = receiver();
        UUID channel = open(receiver);
        PersonId person = supervised.escapedIn(DISTRICT, today());
        String subject = awaitOf(receiver, person).subject();
        subscribed.seen(person, Actor.system("test"));
        await().until(() -> receiver.all().size() == 2);
        subscribed.missingAgain(person);
        await().until(() -> receiver.all().size() == 3);
        awaitNoneWaits();
        assertThat(isData(receiver.all())).containsExactly(true, false, true);

        subscribed.replay(channel, today().minusDays(1), today());

        await().until(() -> receiver.all().size() == 5);
        awaitNoneWaits();
        assertThat(receiver.all().subList(3, 5))
                .allMatch(delivery -> delivery.subject().equals(subject));
        assertThat(isData(receiver.all().subList(3, 5))).containsExactly(true, true);

        subscribed.seen(person, Actor.system("test"));
        await().until(() -> receiver.all().size() == 6);
        assertThat(isData(receiver.all()).getLast()).isFalse();
    }

    private static List<Boolean> isData(List<Receiver.Delivery> deliveries) {
        return deliveries.stream()
                .map(delivery -> delivery.event().at("/data").isObject())
                .toList();
    }

    @Test
    void anEventIsErasedWhenThePolicysDaysAfterItsEndAreOver() {
        Receiver receiver = receiver();
        UUID channel = open(receiver);
        awaitOf(receiver, supervised.escapedIn(DISTRICT, today()));
        awaitOf(receiver, supervised.escapedIn(DISTRICT, today()));
        awaitNoneWaits();
        List<UUID> events = jdbc.sql("select id from exchange.event where subscriber_id = ? order by number")
                .param(channel)
                .query(UUID.class)
                .list();
        endedBefore(events.getFirst(), 89);
        endedBefore(events.getLast(), 95);
        assertThat(retention.all())
                .filteredOn(line -> line.dataClass() == DataClass.EVENTS)
                .allSatisfy(line -> {
                    assertThat(line.tables()).containsExactly("exchange.event");
                    assertThat(line.isOverdue(today())).isTrue();
                });
        upkeep.run();
        assertThat(jdbc.sql("select id from exchange.event where subscriber_id = ?")
                        .param(channel)
                        .query(UUID.class)
                        .list())
                .containsExactly(events.getFirst());
        assertThat(retention.all())
                .filteredOn(line -> line.dataClass() == DataClass.EVENTS)
                .noneMatch(line -> line.isOverdue(today()));
    }

    private void endedBefore(UUID event, int days) {
        jdbc.sql("update exchange.event set ended_at = ? where id = ?")
                .params(OffsetDateTime.now(clock).minusDays(days), event)
                .update();
    }

    @Test
    void whatIsNotTakenForThreeDaysIsGivenUpAndWhoIsAwayIsShown() {
        Receiver receiver = receiver();
        receiver.answers(Receiver.Answering.with(delivery -> 500));
        UUID channel = open(receiver);
        PersonId person = supervised.escapedIn(DISTRICT, today());
        await().until(() -> !receiver.all().isEmpty());
        assertThat(states.away()).noneMatch(row -> row.id().equals(channel));
        clock.move(Duration.ofHours(2));
        assertThat(states.away()).anyMatch(row -> row.id().equals(channel));
        clock.move(Duration.ofDays(3));
        await().until(() -> states.of(channel).orElseThrow().dead() == 1);
        assertThat(states.of(channel).orElseThrow().waiting()).isZero();
        receiver.answers(Receiver.Answering.with(delivery -> 200));
        // What comes later about the same person is not held up by it.
        subscribed.seen(person, Actor.system("test"));
        clock.move(Duration.ofHours(1));
        await().until(() -> receiver.all().getLast().event().at("/data").isNull());
    }

    private Receiver receiver() {
        Receiver receiver = new Receiver();
        receivers.add(receiver);
        return receiver;
    }

    private UUID open(Receiver receiver) {
        MachineClient made = clients.create(
                "webhook-" + UUID.randomUUID(),
                Feed.POLICE,
                "BALOCHISTAN_POLICE",
                new ClientScope(false, Set.of(DISTRICT), Set.of(), Set.of()),
                ClientCredentials.newSecret(),
                Actor.system("test"));
        // Those whom another test left are not this one's.
        jdbc.sql("""
                        update supervision.whereabouts set until_day = since_day, end_reason = 'APPEARED'
                        where until_day is null and person_id in (
                            select a.person_id from supervision.answering_station a
                            where a.station_code = 'city-police-station-' || ?)
                        """).param(DISTRICT).update();
        UUID channel = subscribed.open(made.name(), Channel.WEBHOOK, receiver.address());
        channels.add(channel);
        return channel;
    }

    private Receiver.Delivery awaitOf(Receiver receiver, PersonId person) {
        String cnic = cnicOf(person);
        await().until(() ->
                receiver.all().stream().anyMatch(delivery -> delivery.cnic().equals(cnic)));
        return receiver.all().stream()
                .filter(delivery -> delivery.cnic().equals(cnic))
                .findFirst()
                .orElseThrow();
    }

    private void awaitNoneWaits() {
        await().until(() ->
                jdbc.sql("select count(*) from exchange.event where subscriber_id = any (?) and state = 'WAITING'")
                                .param(channels.toArray(UUID[]::new))
                                .query(Integer.class)
                                .single()
                        == 0);
    }

    private static List<Receiver.Delivery> ofSubject(Receiver receiver, String subject) {
        return receiver.once().stream()
                .filter(delivery -> delivery.subject().equals(subject))
                .toList();
    }

    private static List<String> types(Receiver receiver, String subject) {
        return ofSubject(receiver, subject).stream()
                .map(delivery -> delivery.event().at("/type").asString())
                .toList();
    }

    private String cnicOf(PersonId person) {
        return people.cnics(person).getFirst().formatted();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
