package pk.gov.nsor.survivors.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.conviction.NewConviction;
import pk.gov.nsor.record.register.IdentityConfirmation;
import pk.gov.nsor.record.register.NewAddress;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.survivors.alerts.places.Places;
import pk.gov.nsor.testing.ApiClient;
import pk.gov.nsor.testing.FeedWork;
import pk.gov.nsor.testing.Identities;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.Supervised;

/** A prison sends a year of messages again: over HTTP to the register, and from there to a vault. */
@RegisterTest
@TestPropertySource(properties = "nsor.test.database=its own, since the register must have nothing else to say")
@Tag("process")
class ReplayedYearTest {

    private static final int PEOPLE = 6;
    private static final Duration LONGEST = Duration.ofSeconds(60);

    @Autowired
    private AutowireCapableBeanFactory beans;

    @Autowired
    private MachineClients clients;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private IdentityConfirmation confirmation;

    @Autowired
    private People people;

    @Autowired
    private Clock clock;

    @LocalServerPort
    private int port;

    private final Actor actor = Actor.system("test");
    private final Random random = new Random(20261203);
    private VaultBesideRegister vault;
    private Enrolled enrolled;

    /** Of a prison, without its identifier. */
    private record Sent(LocalDate day, String path, String rest) {
        String as(UUID id) {
            return "{\"messageId\": \"" + id + "\", " + rest + "}";
        }
    }

    @BeforeEach
    void aVaultReadsTheRegister() {
        vault = VaultBesideRegister.start(clients, beans, port, actor);
        enrolled = vault.enrolled();
    }

    @AfterEach
    void close() {
        vault.close();
    }

    @Test
    void tellsNoSurvivorAnything() {
        List<UUID> survivors = new ArrayList<>();
        Cnic last = Samples.cnic();
        List<Sent> year = new ArrayList<>();
        for (int place = 1; place <= PEOPLE; place++) {
            String caseNumber = "SC " + place + "/2021";
            last = registered(caseNumber);
            year.addAll(yearOf(last));
            survivors.add(enrolled.active(caseNumber, Enrolled.phone()));
        }
        year.sort(Comparator.comparing(Sent::day));
        List<UUID> ids = year.stream().map(_ -> UUID.randomUUID()).toList();
        send(year, ids);
        List<String> before = told(survivors);
        assertThat(before).as("of a year that is known only now").noneMatch(alert -> alert.endsWith(" sent"));

        send(year, ids);
        assertThat(told(survivors)).as("of the same messages").isEqualTo(before);

        send(year, year.stream().map(_ -> UUID.randomUUID()).toList());
        assertThat(told(survivors)).as("of the same under other identifiers").isEqualTo(before);

        LocalDate today = LocalDate.now(clock);
        List<Sent> escape = List.of(custody(last, "ADMITTED", today.minusDays(1)), custody(last, "ESCAPED", today));
        send(escape, List.of(UUID.randomUUID(), UUID.randomUUID()));
        assertThat(told(survivors)).as("of what happens now").contains(survivors.getLast() + " ESCAPED sent");
    }

    private Cnic registered(String caseNumber) {
        Cnic cnic = Samples.cnic();
        NewConviction judged = Offenders.judged("PPC 376", Supervised.JUDGED.minusYears(1));
        PersonId person = registration
                .register(
                        Offenders.identity(LocalDate.of(1990, 5, 1)),
                        cnic,
                        List.of(new NewAddress("House 3, Street 9", "ziarat", LocalDate.of(2024, 6, 1))),
                        new NewConviction(
                                judged.courtCode(),
                                caseNumber,
                                judged.firNumber(),
                                judged.policeStationCode(),
                                judged.offenceOn(),
                                judged.judgmentOn(),
                                judged.victim(),
                                judged.offences()),
                        null,
                        actor)
                .person();
        new Identities(confirmation, people).confirm(person);
        return cnic;
    }

    /** In and out of prison: at times as planned, at times by an escape that ends. */
    private List<Sent> yearOf(Cnic cnic) {
        List<Sent> sent = new ArrayList<>();
        LocalDate day = LocalDate.now(clock).minusDays(365);
        while (true) {
            LocalDate released = day.plusDays(20 + random.nextInt(40));
            LocalDate again = released.plusDays(10 + random.nextInt(30));
            if (again.isAfter(LocalDate.now(clock).minusDays(3))) {
                return sent;
            }
            sent.add(custody(cnic, "ADMITTED", day));
            if (random.nextBoolean()) {
                sent.add(custody(cnic, "ESCAPED", day.plusDays(5)));
                sent.add(custody(cnic, "RECAPTURED", day.plusDays(9)));
            }
            sent.add(custody(cnic, "RELEASED", released));
            day = again;
        }
    }

    private static Sent custody(Cnic cnic, String event, LocalDate day) {
        return new Sent(
                day,
                "/custody-events",
                "\"cnic\": \"%s\", \"event\": \"%s\", \"on\": \"%s\", \"prison\": \"Camp Jail Lahore\"%s"
                        .formatted(
                                cnic.formatted(),
                                event,
                                day,
                                event.equals("RELEASED") ? ", \"releaseReason\": \"SENTENCE_SERVED\"" : ""));
    }

    /** Until the vault has read all that became of it. */
    private void send(List<Sent> all, List<UUID> ids) {
        ApiClient prison = ApiClient.made(clients, port, Feed.PRISON, "PRISONS");
        for (int place = 0; place < all.size(); place++) {
            Sent sent = all.get(place);
            assertThat(prison.post("/api/v1" + sent.path(), sent.as(ids.get(place)))
                            .statusCode())
                    .isIn(200, 202);
        }
        new FeedWork(jdbc).await();
        assertThat(jdbc.sql("select status from intake.message")
                        .query(String.class)
                        .set())
                .containsExactly("RECORDED");
    }

    /** What each was told, once the vault has read all that the register said, and decided on it. */
    private List<String> told(List<UUID> survivors) {
        Places places = vault.bean(Places.class);
        await().atMost(LONGEST).until(() -> isAllRead() && !places.hasOpenEvents());
        vault.bean(Alerting.class).sendDue();
        return survivors.stream()
                .flatMap(id -> enrolled.of(id).alerts().stream()
                        .map(alert -> id + " " + alert.kind() + (alert.sent() > 0 ? " sent" : "")))
                .toList();
    }

    private boolean isAllRead() {
        return jdbc.sql("""
                select not exists (select from exchange.event where state = 'WAITING')
                    and not exists (select from outbox.message)
                """).query(Boolean.class).single();
    }
}
