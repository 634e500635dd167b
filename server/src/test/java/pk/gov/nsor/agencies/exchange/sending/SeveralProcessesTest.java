package pk.gov.nsor.agencies.exchange.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.agencies.exchange.Channel;
import pk.gov.nsor.agencies.exchange.Subscribed;
import pk.gov.nsor.agencies.exchange.Subscribers;
import pk.gov.nsor.agencies.exchange.Waking;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.client.ClientCredentials;
import pk.gov.nsor.foundation.access.client.ClientScope;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Supervised;

/** Three senders on one database, as of three processes: each event once, in order, never two of one person at a time. */
@RegisterTest
class SeveralProcessesTest {

    private static final String DISTRICT = "awaran";
    private static final int PEOPLE = 15;

    @Autowired
    private AutowireCapableBeanFactory beans;

    @Autowired
    private MachineClients clients;

    @Autowired
    private Subscribers subscribers;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private final Supervised supervised;

    SeveralProcessesTest(Supervised supervised) {
        this.supervised = supervised;
    }

    @Test
    void threeSendersShareTheWorkAndKeepTheOrderOfEachPerson() {
        Subscribed subscribed = beans.createBean(Subscribed.class);
        String name = clients.create(
                        "webhook-" + UUID.randomUUID(),
                        Feed.POLICE,
                        "BALOCHISTAN_POLICE",
                        new ClientScope(false, Set.of(DISTRICT), Set.of(), Set.of()),
                        ClientCredentials.newSecret(),
                        Actor.system("test"))
                .name();
        Map<String, AtomicInteger> underWay = new ConcurrentHashMap<>();
        Map<String, Integer> tries = new ConcurrentHashMap<>();
        AtomicInteger most = new AtomicInteger();
        List<Sending> others = List.of(another(), another());
        try (Receiver receiver = new Receiver()) {
            receiver.answers((delivery, exchange) -> {
                AtomicInteger ofOne = underWay.computeIfAbsent(delivery.subject(), of -> new AtomicInteger());
                most.accumulateAndGet(ofOne.incrementAndGet(), Math::max);
                Thread.sleep(5);
                boolean isFirst = tries.merge(delivery.id(), 1, Integer::sum) == 1;
                ofOne.decrementAndGet();
                exchange.sendResponseHeaders(isFirst && delivery.id().hashCode() % 4 == 0 ? 502 : 200, -1);
            });
            UUID channel = subscribed.open(name, Channel.WEBHOOK, receiver.address());
            others.forEach(Sending::start);
            List<PersonId> people = new ArrayList<>();
            for (int person = 0; person < PEOPLE; person++) {
                people.add(supervised.escapedIn(DISTRICT, LocalDate.now(clock)));
            }
            // What was refused once is taken before the person is found: nothing would be told of them any more.
            await().until(() -> receiver.once().size() == PEOPLE && waiting(channel) == 0);
            people.forEach(person -> subscribed.seen(person, Actor.system("test")));
            await().until(() -> receiver.once().size() == 2 * PEOPLE);
            await().until(() -> waiting(channel) == 0);
            assertThat(most).hasValue(1);
            receiver.once().stream()
                    .collect(Collectors.groupingBy(Receiver.Delivery::subject))
                    .values()
                    .forEach(ofOne -> assertThat(ofOne)
                            .extracting(delivery -> delivery.event().at("/data").isObject())
                            .containsExactly(true, false));
            // What was taken is not sent again.
            assertThat(receiver.all())
                    .hasSize(2 * PEOPLE
                            + (int) tries.keySet().stream()
                                    .filter(id -> id.hashCode() % 4 == 0)
                                    .count());
            subscribers.close(
                    channel,
                    "The test is over",
                    new Officers(accounts).with(Role.REGISTRAR).actor());
        } finally {
            others.forEach(Sending::stop);
        }
    }

    private int waiting(UUID channel) {
        return jdbc.sql("select count(*) from exchange.event where subscriber_id = ? and state = 'WAITING'")
                .param(channel)
                .query(Integer.class)
                .single();
    }

    private Sending another() {
        return new Sending(
                beans.createBean(SendQueue.class),
                List.of(beans.createBean(WebhookWay.class)),
                beans.createBean(Waking.class));
    }
}
