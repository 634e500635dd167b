package pk.gov.nsor.agencies.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.client.ClientCredentials;
import pk.gov.nsor.foundation.access.client.ClientScope;
import pk.gov.nsor.foundation.access.client.MachineClient;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.MobileNumber;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.sms.TextLanguage;
import pk.gov.nsor.foundation.sms.internal.RegisterLines;
import pk.gov.nsor.openapi.EventDocument;
import pk.gov.nsor.policing.supervision.Phones;
import pk.gov.nsor.policing.supervision.PlannedRelease;
import pk.gov.nsor.policing.supervision.Releases;
import pk.gov.nsor.policing.supervision.assignment.Transfers;
import pk.gov.nsor.record.conviction.Appeal;
import pk.gov.nsor.record.conviction.Conviction.Quashing;
import pk.gov.nsor.record.conviction.ConvictionId;
import pk.gov.nsor.record.conviction.CustodyEvent;
import pk.gov.nsor.record.conviction.CustodyEvent.ReleaseReason;
import pk.gov.nsor.record.conviction.CustodyEvent.Type;
import pk.gov.nsor.record.conviction.CustodyPeriodId;
import pk.gov.nsor.record.conviction.Dismissal;
import pk.gov.nsor.record.conviction.FactId;
import pk.gov.nsor.record.conviction.FactKind;
import pk.gov.nsor.record.conviction.FactRecording;
import pk.gov.nsor.record.conviction.Quashed;
import pk.gov.nsor.record.duplicates.Duplicates;
import pk.gov.nsor.record.duplicates.SamePerson;
import pk.gov.nsor.record.register.NewAddress;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.address.MistakenAddresses;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.testing.ApiClient;
import pk.gov.nsor.testing.JoinedRecords;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.TestClock;
import tools.jackson.databind.JsonNode;

/** What the survivors' vault is told of everybody: each change writes an event, although nobody has asked. */
@RegisterTest
class ChangeOfWhereaboutsTest {

    private static final String AUDIENCE = "change-of-whereabouts";
    private static final String PRISON = "Camp Jail Lahore";

    @Autowired
    private AutowireCapableBeanFactory beans;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private MachineClients clients;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private People people;

    @Autowired
    private FactRecording facts;

    @Autowired
    private Releases releases;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private TestClock clock;

    @LocalServerPort
    private int port;

    private final Supervised supervised;
    private final Officers officers;
    private final Actor actor = Actor.system("test");
    private Subscribed subscribed;
    private ApiClient vault;
    private UUID channel;
    private @Nullable EventDocument document;
    private @Nullable String cursor;

    ChangeOfWhereaboutsTest(Supervised supervised, Officers officers) {
        this.supervised = supervised;
        this.officers = officers;
    }

    @BeforeEach
    void aVaultReads() {
        subscribed = beans.createBean(Subscribed.class);
        String secret = ClientCredentials.newSecret();
        MachineClient made = client(secret);
        channel = subscribed.open(made.name(), AUDIENCE, Channel.PULL, null);
        vault = ApiClient.of(port, made.name(), secret);
        List<JsonNode> _ = readOn();
    }

    @Test
    void everybodyIsToldOfWithTheirCasesAndWithoutNameCnicAndAddress() {
        PersonId person = supervised.in("ziarat");
        JsonNode told = next(person);
        assertThat(told.properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder(
                        "cases",
                        "custody",
                        "custodySince",
                        "releaseOn",
                        "district",
                        "addressDistrict",
                        "whereaboutsUnknownSince",
                        "numbers",
                        "joined");
        assertThat(told.at("/cases")).hasSize(1);
        assertThat(told.at("/cases/0/court").asString()).isEqualTo("sessions-court-lahore");
        assertThat(told.at("/cases/0/caseNumber").asString()).isEqualTo("SC 12/2022");
        assertThat(told.at("/cases/0/judgmentOn").asString()).isEqualTo(Supervised.JUDGED.toString());
        assertThat(told.at("/cases/0/open").asBoolean(true)).isFalse();
        assertThat(told.at("/custody").asString()).isEqualTo("AT_LIBERTY");
        assertThat(told.at("/custodySince").isNull()).isTrue();
        assertThat(told.at("/releaseOn").isNull()).isTrue();
        assertThat(told.at("/district").asString()).isEqualTo("ziarat");
        assertThat(told.at("/whereaboutsUnknownSince").isNull()).isTrue();
        assertThat(told.at("/numbers")).isEmpty();
        assertThat(told.toString())
                .doesNotContain("Akbar")
                .doesNotContain("اکبر")
                .doesNotContain("House")
                .doesNotContain(people.cnics(person).getFirst().formatted());
    }

    @Test
    void anEscapeIsThereAboutASecondAfterItsCommitAndARecaptureAndAReleaseFollow() {
        PersonId person = supervised.in("ziarat");
        JsonNode _ = next(person);
        CustodyPeriodId period = CustodyPeriodId.next();
        record(person, period, Type.ADMITTED, today().minusDays(9), null);
        assertCustody(next(person), "HELD", today().minusDays(9));
        // A leave is custody still: nothing is told of it.
        record(person, period, Type.LEAVE_BEGAN, today().minusDays(8), null);
        subscribed.awaitTold(person);
        assertThat(readOn(person)).isEmpty();

        long before = System.nanoTime();
        record(person, period, Type.ESCAPED, today().minusDays(2), null);
        long committed = System.nanoTime();
        JsonNode escaped = next(person);
        Duration took = Duration.ofNanos(System.nanoTime() - committed);
        System.out.printf(
                ">> an escape was read %d ms after its commit (recorded in %d ms)%n",
                took.toMillis(), Duration.ofNanos(committed - before).toMillis());
        assertThat(took).isLessThan(Duration.ofSeconds(20));
        assertCustody(escaped, "ESCAPED", today().minusDays(2));
        assertThat(escaped.at("/whereaboutsUnknownSince").asString())
                .isEqualTo(today().minusDays(2).toString());

        record(person, period, Type.RECAPTURED, today().minusDays(1), null);
        JsonNode recaptured = next(person);
        assertCustody(recaptured, "HELD", today().minusDays(1));
        assertThat(recaptured.at("/whereaboutsUnknownSince").isNull()).isTrue();

        record(person, period, Type.RELEASED, today(), ReleaseReason.SENTENCE_SERVED);
        assertCustody(next(person), "AT_LIBERTY", today());
    }

    @Test
    void escapeAndRecaptureOfOneDayCountInTheOrderInWhichTheyWereRecorded() {
        PersonId person = supervised.escapedIn("ziarat", today());
        CustodyPeriodId period = new CustodyPeriodId(
                jdbc.sql("select id from conviction.custody_event where person_id = ? and kind = 'ADMITTED'")
                        .param(person.value())
                        .query(UUID.class)
                        .single());
        assertCustody(last(person), "ESCAPED", today());
        record(person, period, Type.RECAPTURED, today(), null);
        assertCustody(next(person), "HELD", today());
        clock.move(Duration.ofSeconds(1));
        FactId again = record(person, period, Type.ESCAPED, today(), null);
        assertCustody(next(person), "ESCAPED", today());
        facts.withdraw(person, FactKind.CUSTODY, again, "Another inmate", actor);
        assertCustody(next(person), "HELD", today());
    }

    @Test
    void anAnnouncedReleaseIsToldCalledOffAndGoneWithTheRelease() {
        PersonId person = supervised.in("ziarat");
        CustodyPeriodId period = CustodyPeriodId.next();
        record(person, period, Type.ADMITTED, today().minusDays(3), null);
        assertCustody(last(person), "HELD", today().minusDays(3));
        LocalDate day = today().plusDays(10);
        releases.announce(person, new PlannedRelease(day, PRISON, "ziarat", ""), registrar());
        assertThat(next(person).at("/releaseOn").asString()).isEqualTo(day.toString());
        releases.callOff(person, registrar());
        assertThat(next(person).at("/releaseOn").isNull()).isTrue();
        releases.announce(person, new PlannedRelease(day, PRISON, "washuk", ""), registrar());
        assertThat(next(person).at("/releaseOn").asString()).isEqualTo(day.toString());
        record(person, period, Type.RELEASED, today(), ReleaseReason.SENTENCE_SERVED);
        JsonNode released = last(person);
        assertCustody(released, "AT_LIBERTY", today());
        assertThat(released.at("/releaseOn").isNull()).isTrue();
        assertThat(released.at("/district").asString()).isEqualTo("washuk");
    }

    @Test
    void aCaseIsOpenWhileAnAppealIsPendingAndGoneWhenTheJudgmentIsQuashed() {
        PersonId person = supervised.in("ziarat");
        JsonNode _ = next(person);
        ConvictionId judgment = judgment(person);
        FactId first = facts.record(
                person, new Appeal(judgment, "Lahore High Court", "Crl.A. 12/2023", today().minusDays(9)), actor);
        assertThat(next(person).at("/cases/0/open").asBoolean(false)).isTrue();
        facts.record(person, new Dismissal(first, today().minusDays(8)), actor);
        assertThat(next(person).at("/cases/0/open").asBoolean(true)).isFalse();
        FactId second = facts.record(
                person, new Appeal(judgment, "Supreme Court", "Crl.P. 1/2024", today().minusDays(7)), actor);
        assertThat(next(person).at("/cases/0/open").asBoolean(false)).isTrue();
        // Another judgment keeps the person on the register.
        facts.record(person, Offenders.judged("PPC 377", today().minusDays(30)), actor);
        assertThat(next(person).at("/cases")).hasSize(2);
        facts.record(person, new Quashed(judgment, second, today(), Quashing.Reason.ACQUITTED_ON_APPEAL), actor);
        JsonNode left = next(person);
        assertThat(left.at("/cases")).hasSize(1);
        assertThat(left.at("/cases/0/open").asBoolean(true)).isFalse();
    }

    @Test
    void whoLeavesTheRegisterIsToldAsEndedWithoutAReason() {
        PersonId person = supervised.in("ziarat");
        JsonNode _ = next(person);
        Set<String> aliases = subscribed.aliases(person, AUDIENCE);
        facts.record(person, new Quashed(judgment(person), null, today(), Quashing.Reason.ACQUITTED_ON_APPEAL), actor);
        subscribed.awaitTold(person);
        List<JsonNode> ended = readOn().stream()
                .filter(event -> aliases.contains(event.at("/subject").asString()))
                .toList();
        assertThat(ended).hasSize(1);
        assertThat(ended.getFirst().at("/type").asString()).isEqualTo("pk.gov.nsor.change-of-whereabouts.ended.v1");
        assertThat(ended.getFirst().at("/data").isNull()).isTrue();
    }

    @Test
    void whoIsLostSightOfAndSeenAgainIsTold() {
        PersonId person = supervised.escapedIn("ziarat", today());
        assertThat(last(person).at("/whereaboutsUnknownSince").asString()).isEqualTo(today().toString());
        subscribed.seen(person, actor);
        assertThat(next(person).at("/whereaboutsUnknownSince").isNull()).isTrue();
    }

    @Test
    void theDistrictIsTheStationsOrThatOfTheAddressWhereNoneEverAnswered(
            @Autowired Transfers transfers,
            @Autowired OffenderRegistration registration,
            @Autowired MistakenAddresses mistaken) {
        PersonId person = supervised.in("ziarat");
        assertThat(next(person).at("/district").asString()).isEqualTo("ziarat");
        UUID offer = transfers.offer(person, "washuk", "Works there", registrar());
        transfers.accept(offer, "city-police-station-washuk", registrar());
        assertThat(next(person).at("/district").asString()).isEqualTo("washuk");

        // In prison for something else when a judgment put them on the register: no station ever answered.
        PersonId nowhere = registration
                .register(
                        Offenders.identity(LocalDate.of(1990, 5, 1)),
                        Samples.cnic(),
                        List.of(),
                        Offenders.judged("PPC 302", Supervised.JUDGED),
                        null,
                        actor)
                .person();
        record(nowhere, CustodyPeriodId.next(), Type.ADMITTED, Supervised.JUDGED, null);
        facts.record(nowhere, Offenders.judged("PPC 376", Supervised.JUDGED.plusDays(1)), actor);
        JsonNode held = last(nowhere);
        assertCustody(held, "HELD", Supervised.JUDGED);
        assertThat(held.at("/cases")).hasSize(1);
        assertThat(held.at("/district").isNull()).isTrue();
        long address = people.recordAddress(nowhere, new NewAddress("House 1, Street 2", "kohlu", today()), actor);
        assertThat(next(nowhere).at("/district").asString()).isEqualTo("kohlu");
        mistaken.takeBack(nowhere, address, actor);
        assertThat(next(nowhere).at("/district").isNull()).isTrue();
    }

    @Test
    void theDistrictOfAnAddressThatIsSaidIsToldBeforeTheStationThereAccepts() {
        PersonId person = supervised.in("ziarat");
        assertThat(next(person).at("/addressDistrict").asString()).isEqualTo("ziarat");
        long _ = people.recordAddress(person, new NewAddress("House 1, Street 2", "washuk", today()), actor);
        JsonNode notified = next(person);
        assertThat(notified.at("/district").asString()).isEqualTo("ziarat");
        assertThat(notified.at("/addressDistrict").asString())
                .as("before the station accepts")
                .isEqualTo("washuk");
    }

    @Test
    void whoAsksEverySecondIsRefusedByNoLimitOfADay() {
        assertThat(List.of(vault.get("/api/v1/events"), vault.get("/api/v1/silent-systems")))
                .extracting(answer -> answer.headers().firstValue("RateLimit-Policy"))
                .containsOnly(Optional.of("\"minute\";q=600;w=60"));
    }

    @Test
    void theVerifiedNumberIsToldUntilItIsTheirsNoMore(@Autowired Phones phones) throws Exception {
        PersonId person = supervised.in("ziarat");
        JsonNode _ = next(person);
        String phone = Samples.phone();
        try (RegisterLines lines = new RegisterLines(context)) {
            phones.take(person, MobileNumber.parse(phone), TextLanguage.ENGLISH, actor);
            String code = lines.awaitCode(phone, 1);
            subscribed.awaitTold(person);
            assertThat(readOn(person)).as("not verified yet").isEmpty();
            assertThat(phones.enter(person, code, actor)).isEqualTo(Phones.Entered.VERIFIED);
        }
        assertThat(next(person).at("/numbers/0").asString())
                .isEqualTo(MobileNumber.parse(phone).e164());
        phones.withdraw(person, phones.of(person).getFirst().id(), actor);
        assertThat(next(person).at("/numbers")).isEmpty();
    }

    @Test
    void theNumberBeforeIsToldBesideTheOneThatTookItsPlace(@Autowired Phones phones) throws Exception {
        PersonId person = supervised.in("ziarat");
        List<String> both = List.of(Samples.phone(), Samples.phone());
        try (RegisterLines lines = new RegisterLines(context)) {
            for (String phone : both) {
                phones.take(person, MobileNumber.parse(phone), TextLanguage.ENGLISH, actor);
                assertThat(phones.enter(person, lines.awaitCode(phone, 1), actor))
                        .isEqualTo(Phones.Entered.VERIFIED);
            }
        }
        assertThat(last(person).at("/numbers").values().stream().map(JsonNode::asString))
                .containsExactlyElementsOf(both.stream()
                        .map(phone -> MobileNumber.parse(phone).e164())
                        .sorted()
                        .toList());
    }

    @Test
    void theNumberOfARecordThatIsJoinedIsToldWithTheOneThatLeadsAndTheJoinedOneEnds(
            @Autowired Phones phones,
            @Autowired Duplicates duplicates,
            @Autowired SamePerson same,
            @Autowired Proposals proposals)
            throws Exception {
        PersonId older = supervised.in("ziarat");
        PersonId newer = supervised.in("ziarat");
        String phone = Samples.phone();
        try (RegisterLines lines = new RegisterLines(context)) {
            phones.take(newer, MobileNumber.parse(phone), TextLanguage.ENGLISH, actor);
            assertThat(phones.enter(newer, lines.awaitCode(phone, 1), actor)).isEqualTo(Phones.Entered.VERIFIED);
        }
        assertThat(last(newer).at("/numbers")).hasSize(1);
        new JoinedRecords(
                        jdbc,
                        duplicates,
                        same,
                        proposals,
                        officers.with(Role.REGISTRAR),
                        officers.with(Role.NATIONAL_SUPERVISOR))
                .join(older, newer, List.of());
        subscribed.awaitTold(older);
        subscribed.awaitTold(newer);
        List<JsonNode> events = readOn();
        JsonNode leading = of(events, older).getLast().at("/data");
        assertThat(leading.at("/numbers/0").asString())
                .isEqualTo(MobileNumber.parse(phone).e164());
        assertThat(leading.at("/cases")).hasSize(2);
        JsonNode ended = of(events, newer).getLast();
        assertThat(ended.at("/data").isNull()).isTrue();
        assertThat(leading.at("/joined"))
                .as("by which name it was told of before")
                .singleElement()
                .returns(ended.at("/subject").asString(), JsonNode::asString);
    }

    @Test
    void oneSystemAloneIsToldAtATime(@Autowired Opening opening, @Autowired Proposals proposals) {
        MachineClient second = client(ClientCredentials.newSecret());
        assertThatThrownBy(() -> proposals.propose(
                        opening,
                        new Opening.Payload(second.id(), AUDIENCE, Channel.PULL, null, Subscribed.RESTS_ON),
                        today(),
                        Subscribed.WHY,
                        registrar()))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        refused -> assertThat(refused.code()).isEqualTo("exchange.one-system"));
    }

    private MachineClient client(String secret) {
        return clients.create(
                "vault-" + UUID.randomUUID(),
                Feed.SURVIVORS_VAULT,
                "SURVIVORS_VAULT",
                ClientScope.COUNTRY,
                secret,
                actor);
    }

    private FactId record(
            PersonId person, CustodyPeriodId period, Type type, LocalDate on, @Nullable ReleaseReason reason) {
        return facts.record(person, new CustodyEvent(period, null, type, on, PRISON, reason), actor);
    }

    private ConvictionId judgment(PersonId person) {
        return new ConvictionId(jdbc.sql("select id from conviction.judgment_now where person_id = ?")
                .param(person.value())
                .query(UUID.class)
                .single());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private Actor registrar() {
        return officers.with(Role.REGISTRAR).actor();
    }

    private static void assertCustody(JsonNode told, String custody, LocalDate since) {
        assertThat(told.at("/custody").asString()).isEqualTo(custody);
        assertThat(told.at("/custodySince").asString()).isEqualTo(since.toString());
    }

    /** The one event of the person that was written since the last was read, once it is written. */
    private JsonNode next(PersonId person) {
        await().pollInterval(Duration.ofMillis(20)).until(() -> isWritten(person));
        List<JsonNode> events = readOn(person);
        assertThat(events).hasSize(1);
        return events.getFirst().at("/data");
    }

    /** The last event of what was done to the person since the last was read. */
    private JsonNode last(PersonId person) {
        subscribed.awaitTold(person);
        return readOn(person).getLast().at("/data");
    }

    private boolean isWritten(PersonId person) {
        return jdbc.sql("""
                        select exists (select from exchange.event
                            where subscriber_id = ? and person_id = ? and state = 'WAITING' and position is null)
                        """)
                .params(channel, person.value())
                .query(Boolean.class)
                .single();
    }

    private List<JsonNode> readOn(PersonId person) {
        return of(readOn(), person);
    }

    private List<JsonNode> of(List<JsonNode> events, PersonId person) {
        Set<String> aliases = subscribed.aliases(person, AUDIENCE);
        return events.stream()
                .filter(event -> aliases.contains(event.at("/subject").asString()))
                .toList();
    }

    /** All that was written since, each held against its description. */
    private List<JsonNode> readOn() {
        if (document == null) {
            document = new EventDocument(port);
        }
        List<JsonNode> all = new ArrayList<>();
        while (true) {
            var answer = vault.get("/api/v1/events?limit=1000" + (cursor == null ? "" : "&after=" + cursor));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            List<JsonNode> page = ApiClient.json(answer).valueStream().toList();
            page.forEach(document::check);
            all.addAll(page);
            if (page.isEmpty()) {
                return all;
            }
            cursor = page.getLast().at("/sequence").asString();
        }
    }
}
