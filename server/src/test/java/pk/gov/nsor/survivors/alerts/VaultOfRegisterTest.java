package pk.gov.nsor.survivors.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
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
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.client.ClientCredentials;
import pk.gov.nsor.foundation.access.client.ClientScope;
import pk.gov.nsor.foundation.access.client.MachineClient;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.conviction.CustodyEvent;
import pk.gov.nsor.record.conviction.CustodyEvent.Type;
import pk.gov.nsor.record.conviction.CustodyPeriodId;
import pk.gov.nsor.record.conviction.FactRecording;
import pk.gov.nsor.record.conviction.NewConviction;
import pk.gov.nsor.record.duplicates.Duplicates;
import pk.gov.nsor.record.duplicates.SamePerson;
import pk.gov.nsor.record.register.NewAddress;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.survivors.alerts.feed.FeedReading;
import pk.gov.nsor.survivors.alerts.feed.SilentSystem;
import pk.gov.nsor.survivors.alerts.places.Places;
import pk.gov.nsor.testing.JoinedRecords;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.WebSession;

/** A vault beside a register: from an escape that is recorded there to the alert, over HTTP. */
@RegisterTest
@TestPropertySource(
        properties = "nsor.test.database=its own, since the sample's case is that of other tests' people, too")
@Tag("process")
class VaultOfRegisterTest {

    @Autowired
    private AutowireCapableBeanFactory beans;

    @Autowired
    private MachineClients clients;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private FactRecording facts;

    @Autowired
    private Clock clock;

    @LocalServerPort
    private int port;

    private final Supervised supervised;
    private final Actor actor = Actor.system("test");
    private VaultBesideRegister vault;

    VaultOfRegisterTest(Supervised supervised) {
        this.supervised = supervised;
    }

    @BeforeEach
    void aVaultReadsTheRegister() {
        vault = VaultBesideRegister.start(clients, beans, port, actor);
    }

    @AfterEach
    void close() {
        vault.close();
    }

    @Test
    void sheIsToldOfAnEscapeThatAPrisonHasReportedToTheRegister() {
        PersonId person = supervised.in("ziarat");
        Enrolled enrolled = vault.enrolled();
        // As the sample's judgment has it, written in another way.
        UUID id = enrolled.active("S.C. No. 12 of 2022", Enrolled.phone());
        CustodyPeriodId period = CustodyPeriodId.next();
        record(person, period, Type.ADMITTED, LocalDate.now(clock).minusDays(9));
        record(person, period, Type.ESCAPED, LocalDate.now(clock));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(enrolled.of(id).alerts())
                        .extracting(Alert::kind)
                        .contains(AlertKind.ESCAPED)
                        .doesNotContain(AlertKind.WHEREABOUTS_UNKNOWN));
        assertThat(vault.bean(FeedReading.class).silence()).isEmpty();
    }

    @Test
    void whereTwoRecordsAreJoinedThereSheIsToldOfNoEndAndOfWhatHappensAfterwards(
            @Autowired OffenderRegistration registration,
            @Autowired Duplicates duplicates,
            @Autowired SamePerson same,
            @Autowired Proposals proposals,
            Officers officers) {
        PersonId older = supervised.in("ziarat");
        NewConviction judged = Offenders.judged("PPC 376", Supervised.JUDGED);
        PersonId newer = registration
                .register(
                        Offenders.identity(LocalDate.of(1990, 5, 1)),
                        Samples.cnic(),
                        List.of(new NewAddress("House 3, Street 9", "ziarat", LocalDate.of(2024, 6, 1))),
                        new NewConviction(
                                judged.courtCode(),
                                "SC 77/2022",
                                judged.firNumber(),
                                judged.policeStationCode(),
                                judged.offenceOn(),
                                judged.judgmentOn(),
                                judged.victim(),
                                judged.offences()),
                        null,
                        actor)
                .person();
        Places places = vault.bean(Places.class);
        Enrolled enrolled = vault.enrolled();
        UUID id = enrolled.active("SC 77/2022", Enrolled.phone());
        String caseName = enrolled.of(id).caseName();
        awaitKnown(places, caseName, 1);
        new JoinedRecords(
                        jdbc,
                        duplicates,
                        same,
                        proposals,
                        officers.with(Role.REGISTRAR),
                        officers.with(Role.NATIONAL_SUPERVISOR))
                .join(older, newer, List.of());
        awaitKnown(places, caseName, 2);
        CustodyPeriodId period = CustodyPeriodId.next();
        record(older, period, Type.ADMITTED, LocalDate.now(clock).minusDays(9));
        record(older, period, Type.ESCAPED, LocalDate.now(clock));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(enrolled.of(id).alerts())
                        .extracting(Alert::kind)
                        .contains(AlertKind.ESCAPED)
                        .doesNotContain(AlertKind.OFF_REGISTER));
    }

    /** Until the vault knows one person of the case, with so many cases. */
    private static void awaitKnown(Places places, String caseName, int cases) {
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            List<OffenderState> known = places.change(draft -> draft.offendersOf(caseName));
            return known.size() == 1 && known.getFirst().cases().size() == cases;
        });
    }

    @Test
    void advisersLearnWhichPrisonSendsNothingAndWhoseMessagesWait() {
        LocalDate today = LocalDate.now(clock);
        MachineClient silent = prison("prison Central Jail Ziarat");
        sent(silent, 12, 6);
        MachineClient waiting = prison("prison Central Jail Mach");
        sent(waiting, 12, 0);
        MachineClient prompt = prison("prison Central Jail Gaddani");
        sent(prompt, 12, 0);
        Instant backlog = clock.instant().minus(Duration.ofMinutes(6)).truncatedTo(ChronoUnit.SECONDS);
        waits(waiting, backlog);
        waits(prompt, clock.instant().minus(Duration.ofMinutes(4)));
        FeedReading reading = vault.bean(FeedReading.class);
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(reading.silence()).isEmpty();
            reading.readSilentSystems();
            assertThat(reading.silentSystems())
                    .containsExactlyInAnyOrder(
                            new SilentSystem(
                                    silent.name(), "PRISON", "prison Central Jail Ziarat", today.minusDays(6), null),
                            new SilentSystem(waiting.name(), "PRISON", "prison Central Jail Mach", today, backlog));
        });
        WebSession session = new WebSession(vault.port());
        session.signIn(
                vault.officers()
                        .of(new Jurisdiction.OfDistrict("ziarat"), Role.SUPPORT_ADVISER)
                        .name(),
                Officers.PASSWORD);
        assertThat(session.get("/enrolments").body())
                .contains(
                        "prison Central Jail Ziarat",
                        "so we cannot know what has happened there",
                        "prison Central Jail Mach",
                        "we cannot know yet")
                .doesNotContain("Gaddani");
    }

    private MachineClient prison(String scope) {
        return clients.create(
                "prison-" + UUID.randomUUID(),
                Feed.PRISON,
                "PRISONS",
                ClientScope.parse(scope),
                ClientCredentials.newSecret(),
                actor);
    }

    /** Three messages on each of these days, counted back from today. */
    private void sent(MachineClient prison, int first, int last) {
        for (int days = first; days >= last; days--) {
            jdbc.sql("""
                            insert into feeds.usage (client_id, span, begins, messages, unmatched, received)
                            values (?, 'DAY', ?, 3, 0, 3)
                            """)
                    .params(
                            prison.id(),
                            LocalDate.now(clock)
                                    .minusDays(days)
                                    .atStartOfDay(Day.ZONE)
                                    .toOffsetDateTime())
                    .update();
        }
    }

    /** One that is tried again tomorrow. */
    private void waits(MachineClient prison, Instant since) {
        jdbc.sql("""
                        insert into feeds.waiting
                            (kind, receipt, client_id, message_id, wrapped_key, body, origin, received_at, attempts, retry_at)
                        values ('custody', ?, ?, 'a', decode('00', 'hex'), decode('00', 'hex'), 'test', ?, 1, now() + interval '1 day')
                        """)
                .params(UUID.randomUUID(), prison.id(), since.atOffset(ZoneOffset.UTC))
                .update();
    }

    private void record(PersonId person, CustodyPeriodId period, Type type, LocalDate on) {
        Object _ = facts.record(person, new CustodyEvent(period, null, type, on, "Camp Jail Lahore", null), actor);
    }
}
