package pk.gov.nsor.agencies.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.agencies.intake.quarantine.QuarantineLists;
import pk.gov.nsor.agencies.intake.quarantine.QuarantineLists.Age;
import pk.gov.nsor.agencies.intake.quarantine.QuarantineLists.Filter;
import pk.gov.nsor.agencies.intake.quarantine.QuarantineLists.Part;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.client.MachineClient;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.shell.list.ListSort;
import pk.gov.nsor.policing.supervision.Releases;
import pk.gov.nsor.publicservice.release.CnicRelease;
import pk.gov.nsor.record.conviction.Conviction;
import pk.gov.nsor.record.conviction.CustodyEvent;
import pk.gov.nsor.record.conviction.CustodyPeriod;
import pk.gov.nsor.record.conviction.CustodyPeriodId;
import pk.gov.nsor.record.conviction.FactKind;
import pk.gov.nsor.record.conviction.FactRecording;
import pk.gov.nsor.record.conviction.LegalRecord;
import pk.gov.nsor.record.register.Examination;
import pk.gov.nsor.record.register.IdentityConfirmation;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.testing.ApiClient;
import pk.gov.nsor.testing.FeedWork;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.TestDatabase;
import pk.gov.nsor.testing.WebSession;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What came before that which it follows from waits, and is recorded by itself with it. */
@Tag("walk")
@RegisterTest
class OutOfOrderTest {

    private static final String JAIL = "Camp Jail Lahore";

    @Autowired
    private MachineClients clients;

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private People people;

    @Autowired
    private FactRecording recording;

    @Autowired
    private IdentityConfirmation confirmation;

    @Autowired
    private LegalRecord record;

    @Autowired
    private QuarantineLists lists;

    @Autowired
    private Accounts accounts;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private Clock clock;

    @Autowired
    private CnicRelease release;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private final Cnic cnic = Samples.cnic();
    private final Actor registrar = new Actor(Actor.Kind.OFFICER, UUID.randomUUID(), "test");
    private ApiClient court;
    private ApiClient prison;
    private FeedWork work;

    @Autowired
    private Releases releases;

    @BeforeEach
    void clients() {
        court = ApiClient.made(clients, port, Feed.COURT, "COURTS");
        prison = ApiClient.made(clients, port, Feed.PRISON, "PRISONS");
        work = new FeedWork(jdbc);
    }

    @Test
    void anAcquittalBeforeItsConvictionComesWithItAndThePhoneNeverSaysOnTheRegister() throws Exception {
        String receipt = work.waits("UNKNOWN_PERSON", acquittal("s.c. 12/22"));
        AtomicBoolean isDone = new AtomicBoolean();
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<Boolean> seen = threads.submit(() -> {
                boolean isSeen = false;
                while (!isDone.get() && !isSeen) {
                    isSeen = isConvictedAndNotAcquitted();
                }
                return isSeen;
            });
            PersonId person = work.person(work.recorded(conviction("SC 12/2022")));
            isDone.set(true);
            assertThat(seen.get()).as("seen by anybody in between").isFalse();
            assertThat(work.status(receipt)).isEqualTo("RECORDED");
            assertThat(work.person(receipt)).isEqualTo(person);
            confirmed(person);
        }
        assertThat(isTold()).isFalse();
    }

    @Test
    void aReleaseBeforeItsAdmissionLeavesNobodyInPrison() {
        PersonId person = registered();
        String receipt = work.waits("UNKNOWN_STAY", released("2024-03-01", "PAROLE"));
        work.recorded(admitted("2023-01-15"));
        assertThat(work.status(receipt)).isEqualTo("RECORDED");
        assertThat(stays(person)).containsExactly("2023-01-15 2024-03-01");
    }

    @Test
    void ofTwoStaysTheEventsComeInWhateverOrderAndEndInTheirOwn() {
        List<List<String>> orders = permutations(List.of("A1", "R1", "A2", "R2"));
        for (List<String> order : orders) {
            Cnic somebody = Samples.cnic();
            PersonId person = registered(somebody);
            for (String event : order) {
                switch (event) {
                    case "A1" -> sent(event(somebody, "ADMITTED", "2023-01-15"));
                    case "R1" -> sent(event(somebody, "RELEASED", "2023-06-01").put("releaseReason", "BAIL"));
                    case "A2" -> sent(event(somebody, "ADMITTED", "2024-02-01"));
                    default -> sent(event(somebody, "RELEASED", "2025-03-01").put("releaseReason", "PAROLE"));
                }
            }
            assertThat(stays(person))
                    .as(order.toString())
                    .containsExactly("2023-01-15 2023-06-01", "2024-02-01 2025-03-01");
        }
    }

    @Test
    void whoIsInsideAgainIsSoWhateverCameFirst() {
        PersonId person = registered();
        sent(event(cnic, "ADMITTED", "2024-02-01"));
        String first = work.waits("CONTRADICTS_RECORD", admitted("2023-01-15"));
        work.recorded(released("2023-06-01", "BAIL"));
        assertThat(work.status(first)).isEqualTo("RECORDED");
        assertThat(stays(person)).containsExactly("2023-01-15 2023-06-01", "2024-02-01 null");
    }

    @Test
    void theSameEventUnderAnotherNameOfItsMessageIsRecordedOnce() {
        PersonId person = registered();
        work.recorded(admitted("2023-01-15"));
        work.recorded(admitted("2023-01-15"));
        work.recorded(released("2024-03-01", "PAROLE"));
        work.recorded(admitted("2023-01-15"));
        work.recorded(released("2024-03-01", "PAROLE"));
        assertThat(stays(person)).containsExactly("2023-01-15 2024-03-01");
        work.recorded(acquittal("SC 12/2022"));
        work.recorded(acquittal("SC 12 of 2022"));
        assertThat(record.file(person).appeals()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "FORGIVEN, COMPROMISE_FORGIVEN",
        "PAID, COMPROMISE_PAID",
        "STATEMENT, COMPROMISE_STATEMENT",
        ", ACQUITTED_ON_APPEAL"
    })
    void anAcquittalByACompromiseIsRecordedWithItsKind(@Nullable String compromise, Conviction.Quashing.Reason reason) {
        PersonId person = work.person(work.recorded(conviction("SC 12/2022")));
        work.recorded(acquittal("SC 12/2022", compromise));
        assertThat(record.file(person).quashings())
                .singleElement()
                .matches(quashed ->
                        quashed.now().reason() == reason && quashed.now().on().equals(LocalDate.of(2024, 5, 6)));
    }

    @Test
    void anAdmissionWithinAStayThatIsOverMakesNobodyAPrisoner() {
        PersonId person = registered();
        work.recorded(admitted("2023-01-15"));
        work.recorded(released("2024-03-01", "PAROLE"));
        work.waits("CONTRADICTS_RECORD", admitted("2023-05-01"));
        assertThat(stays(person)).containsExactly("2023-01-15 2024-03-01");
    }

    @Test
    void whatARegistrarEntersIsFollowedByWhatWaitsForIt() {
        PersonId person = registered();
        String receipt = work.waits("UNKNOWN_STAY", released("2024-03-01", "PAROLE"));
        recording.record(
                person,
                new CustodyEvent(
                        CustodyPeriodId.next(),
                        null,
                        CustodyEvent.Type.ADMITTED,
                        LocalDate.of(2023, 1, 15),
                        JAIL,
                        null),
                registrar);
        assertThat(work.status(receipt)).isEqualTo("RECORDED");
        assertThat(stays(person)).containsExactly("2023-01-15 2024-03-01");
    }

    @Test
    void whatARegistrarWithdrawsMakesRoomForWhatWaits() {
        PersonId person = registered();
        work.recorded(admitted("2023-01-15"));
        String other = work.waits("CONTRADICTS_RECORD", admitted("2023-02-15"));
        recording.withdraw(
                person,
                FactKind.CUSTODY,
                record.file(person).custody().getFirst().id(),
                "of another",
                registrar);
        assertThat(work.status(other)).isEqualTo("RECORDED");
        assertThat(stays(person)).containsExactly("2023-02-15 null");
    }

    @Test
    void whatNamesACnicThatARecordGetsLaterComesToIt() {
        PersonId person = registration
                .register(Offenders.identity(null), null, List.of(), Offenders.conviction("PPC 376"), null, registrar)
                .person();
        String receipt = work.waits("UNKNOWN_PERSON", admitted("2023-01-15"));
        people.enterCnic(person, cnic, registrar);
        assertThat(work.status(receipt)).isEqualTo("RECORDED");
    }

    @Test
    void whatIsPlannedAndChangedBeforeTheAdmissionIsKnownComesWithIt() {
        PersonId _ = registered();
        String day = "2027-01-15";
        String changed = work.waits(
                "CONTRADICTS_RECORD",
                prison.post("/api/v1/planned-releases", planned("CHANGED", day).toString()));
        String announced = work.waits(
                "CONTRADICTS_RECORD",
                prison.post(
                        "/api/v1/planned-releases",
                        planned("ANNOUNCED", "2027-01-10").toString()));
        work.recorded(admitted("2023-01-15"));
        assertThat(work.status(announced)).isEqualTo("RECORDED");
        assertThat(work.status(changed)).isEqualTo("RECORDED");
    }

    @Test
    void aWithdrawalThatWasSentTwiceWithdrawsNoReleaseThatIsAnnouncedLater() {
        PersonId person = registered();
        work.recorded(admitted("2023-01-15"));
        work.recorded(release("ANNOUNCED", "2027-01-10"));
        work.recorded(release("WITHDRAWN", null));
        String again = work.waits("CONTRADICTS_RECORD", release("WITHDRAWN", null));
        work.recorded(release("ANNOUNCED", "2027-03-01"));
        assertThat(work.status(again)).isEqualTo("QUARANTINED");
        assertThat(releases.planned(person).orElseThrow().on()).isEqualTo("2027-03-01");
    }

    @ParameterizedTest
    @CsvSource({"23, RECORDED, 2027-01-20", "25, QUARANTINED, 2027-03-01"})
    void aChangeThatCameBeforeTheAnnouncementIsOfItForADay(int hours, String status, String day) {
        PersonId person = registered();
        work.recorded(admitted("2023-01-15"));
        String changed = work.waits("CONTRADICTS_RECORD", release("CHANGED", "2027-01-20"));
        TestDatabase.superuserOf(dataSource)
                .sql(
                        "update intake.message set received_at = received_at - make_interval(hours => ?) where receipt = ?::uuid")
                .params(hours, changed)
                .update();
        work.recorded(release("ANNOUNCED", "2027-03-01"));
        assertThat(work.status(changed)).isEqualTo(status);
        assertThat(releases.planned(person).orElseThrow().on()).isEqualTo(day);
    }

    @Test
    void aSystemThatIsDisabledByNowIsNotHeardAgain() {
        PersonId person = registered();
        String receipt = work.waits("UNKNOWN_STAY", released("2024-03-01", "PAROLE"));
        MachineClient sender = clients.find(jdbc.sql("select client_id from intake.message where receipt = ?::uuid")
                        .param(receipt)
                        .query(UUID.class)
                        .single())
                .orElseThrow();
        clients.disable(sender.name(), registrar);
        recording.record(
                person,
                new CustodyEvent(
                        CustodyPeriodId.next(),
                        null,
                        CustodyEvent.Type.ADMITTED,
                        LocalDate.of(2023, 1, 15),
                        JAIL,
                        null),
                registrar);
        assertThat(work.status(receipt)).isEqualTo("QUARANTINED");
        assertThat(stays(person)).containsExactly("2023-01-15 null");
    }

    @Test
    void whatASystemSaidThatIsDisabledByNowIsOnTheRegistrarsListAtOnce() {
        PersonId _ = registered();
        String receipt = work.waits("UNKNOWN_STAY", released("2024-03-01", "PAROLE"));
        assertThat(isListed(receipt, Part.AWAITING)).isTrue();
        assertThat(isListed(receipt, Part.WAITING)).isFalse();
        MachineClient sender = clients.find(jdbc.sql("select client_id from intake.message where receipt = ?::uuid")
                        .param(receipt)
                        .query(UUID.class)
                        .single())
                .orElseThrow();
        clients.disable(sender.name(), registrar);

        work.recorded(ApiClient.made(clients, port, Feed.PRISON, "PRISONS")
                .post(
                        "/api/v1/custody-events",
                        event(cnic, "ADMITTED", "2023-01-15").toString()));

        assertThat(work.status(receipt)).isEqualTo("QUARANTINED");
        assertThat(isListed(receipt, Part.AWAITING)).isFalse();
        assertThat(isListed(receipt, Part.WAITING)).isTrue();
        assertThat(work.quarantineReasons(receipt)).isNotEmpty();
    }

    private boolean isListed(String receipt, Part part) {
        return lists.lines(part, Filter.of(null), ListSort.NONE, 0, 100_000).stream()
                .anyMatch(waiting -> waiting.receipt().toString().equals(receipt));
    }

    @Test
    void whatHasWaitedForLongIsOnTodayOfTheRegistrars() {
        PersonId _ = registered();
        String receipt = work.waits("UNKNOWN_STAY", released("2024-03-01", "PAROLE"));
        assertThat(isWaitingForLong(receipt)).isFalse();
        received(receipt, 6);
        assertThat(isWaitingForLong(receipt)).isFalse();
        received(receipt, 8);
        assertThat(isWaitingForLong(receipt)).isTrue();
        WebSession session = new WebSession(port);
        session.signIn(new Officers(accounts).with(Role.REGISTRAR).name(), Officers.PASSWORD);
        assertThat(session.get("/").body()).contains("Messages whose other part has not come for long");
        work.recorded(admitted("2023-01-15"));
        assertThat(isWaitingForLong(receipt)).isFalse();
    }

    private boolean isWaitingForLong(String receipt) {
        return lists.lines(Part.AWAITING, Filter.of(Age.LONG), ListSort.NONE, 0, 1000).stream()
                .anyMatch(waiting -> waiting.receipt().toString().equals(receipt));
    }

    private void received(String receipt, int daysAgo) {
        assertThat(TestDatabase.superuserOf(dataSource)
                        .sql("update intake.message set received_at = ? where receipt = ?::uuid")
                        .params(OffsetDateTime.now(clock).minusDays(daysAgo), receipt)
                        .update())
                .isEqualTo(1);
    }

    @Test
    void whatAPersonHasToDecideWaitsForOne() {
        PersonId person = registered();
        ObjectNode death = message(cnic).put("diedOn", "2025-01-01").put("source", "PRISON");
        death.putObject("name").put("latin", "Somebody Else");
        String receipt = work.waits("CNIC_OF_ANOTHER", prison.post("/api/v1/deaths", death.toString()));
        work.recorded(admitted("2023-01-15"));
        assertThat(work.status(receipt)).isEqualTo("QUARANTINED");
        assertThat(jdbc.sql("select awaits from intake.message where receipt = ?::uuid")
                        .param(receipt)
                        .query(Boolean.class)
                        .single())
                .isFalse();
        assertThat(record.of(person).deathReportedOn()).isNull();
    }

    private PersonId registered() {
        return registered(cnic);
    }

    private PersonId registered(Cnic somebody) {
        return registration
                .register(
                        Offenders.identity(null), somebody, List.of(), Offenders.conviction("PPC 376"), null, registrar)
                .person();
    }

    private HttpResponse<String> conviction(String number) {
        return court.post(
                "/api/v1/convictions",
                CourtMessages.but(CourtMessages.about(cnic), tree -> tree.put("caseNumber", number)));
    }

    private HttpResponse<String> acquittal(String number) {
        return acquittal(number, null);
    }

    private HttpResponse<String> acquittal(String number, @Nullable String compromise) {
        ObjectNode message = message(cnic)
                .put("court", "Lahore High Court")
                .put("caseNumber", "Crl.A. 12/2023")
                .put("filedOn", "2023-02-01")
                .put("outcome", "ACQUITTED")
                .put("decidedOn", "2024-05-06");
        message.putObject("conviction").put("court", "sessions-court-lahore").put("caseNumber", number);
        if (compromise != null) {
            message.put("compromise", compromise);
        }
        return court.post("/api/v1/appeal-outcomes", message.toString());
    }

    private HttpResponse<String> admitted(String on) {
        return prison.post("/api/v1/custody-events", event(cnic, "ADMITTED", on).toString());
    }

    private HttpResponse<String> released(String on, String why) {
        return prison.post(
                "/api/v1/custody-events",
                event(cnic, "RELEASED", on).put("releaseReason", why).toString());
    }

    private HttpResponse<String> release(String notice, @Nullable String day) {
        ObjectNode message = day == null ? message(cnic).put("notice", notice) : planned(notice, day);
        return prison.post("/api/v1/planned-releases", message.toString());
    }

    private ObjectNode planned(String notice, String day) {
        return message(cnic)
                .put("notice", notice)
                .put("on", day)
                .put("prison", JAIL)
                .put("district", "Lahore")
                .put("address", "");
    }

    private void sent(ObjectNode event) {
        String _ = work.received(prison.post("/api/v1/custody-events", event.toString()));
    }

    private static ObjectNode event(Cnic cnic, String type, String on) {
        return message(cnic).put("event", type).put("on", on).put("prison", JAIL);
    }

    private static ObjectNode message(Cnic cnic) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("messageId", CourtMessages.id())
                .put("cnic", cnic.formatted());
    }

    private List<String> stays(PersonId person) {
        return record.of(person).custody().stream().map(OutOfOrderTest::written).toList();
    }

    private static String written(CustodyPeriod stay) {
        return stay.admittedOn() + " " + stay.releasedOn();
    }

    private boolean isConvictedAndNotAcquitted() {
        return jdbc.sql("""
                        select exists (select from register.person_cnic p join conviction.conviction c using (person_id)
                            where p.cnic = ? and not exists (select from conviction.quashing q
                                where q.conviction_id = c.id))
                        """).param(cnic.number()).query(Boolean.class).single();
    }

    private void confirmed(PersonId person) {
        confirmation.examine(
                person,
                cnic,
                new Examination(Examination.Document.CNIC_CARD, "A-1", EnumSet.allOf(Examination.Detail.class)),
                registrar);
    }

    private boolean isTold() {
        Set<Cnic> told =
                transaction.execute(status -> release.today(List.of(cnic)).onRegister());
        return told != null && !told.isEmpty();
    }

    private static List<List<String>> permutations(List<String> of) {
        if (of.isEmpty()) {
            return List.of(List.of());
        }
        List<List<String>> all = new java.util.ArrayList<>();
        for (String first : of) {
            List<String> rest = new java.util.ArrayList<>(of);
            rest.remove(first);
            for (List<String> after : permutations(rest)) {
                List<String> order = new java.util.ArrayList<>(List.of(first));
                order.addAll(after);
                all.add(order);
            }
        }
        return all;
    }
}
