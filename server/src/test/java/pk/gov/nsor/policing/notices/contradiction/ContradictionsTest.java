package pk.gov.nsor.policing.notices.contradiction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.MobileNumber;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.sms.TextLanguage;
import pk.gov.nsor.policing.notices.Decisions;
import pk.gov.nsor.policing.notices.Evidence;
import pk.gov.nsor.policing.notices.How;
import pk.gov.nsor.policing.notices.NewNotice;
import pk.gov.nsor.policing.notices.Notice;
import pk.gov.nsor.policing.notices.Notices;
import pk.gov.nsor.policing.notices.Observation;
import pk.gov.nsor.policing.notices.Particulars;
import pk.gov.nsor.policing.notices.task.Task;
import pk.gov.nsor.policing.notices.task.Tasks;
import pk.gov.nsor.policing.supervision.Phones;
import pk.gov.nsor.policing.supervision.breach.Breach;
import pk.gov.nsor.policing.supervision.breach.Breaches;
import pk.gov.nsor.record.conviction.CustodyEvent;
import pk.gov.nsor.record.conviction.CustodyPeriodId;
import pk.gov.nsor.record.conviction.Death;
import pk.gov.nsor.record.conviction.FactRecording;
import pk.gov.nsor.record.register.Examination;
import pk.gov.nsor.record.register.IdentityConfirmation;
import pk.gov.nsor.record.register.NewAddress;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.testing.ApiClient;
import pk.gov.nsor.testing.FeedWork;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.TestClock;

@RegisterTest
class ContradictionsTest {

    private static final String PATH = "/api/v1/observations";
    private static final String STATION = "city-police-station-sialkot";

    @LocalServerPort
    private int port;

    @Autowired
    private Notices notices;

    @Autowired
    private Decisions decisions;

    @Autowired
    private Tasks tasks;

    @Autowired
    private Contradictions contradictions;

    @Autowired
    private Accounts accounts;

    @Autowired
    private MachineClients clients;

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private FactRecording facts;

    @Autowired
    private People people;

    @Autowired
    private Breaches breaches;

    @Autowired
    private Phones phones;

    @Autowired
    private IdentityConfirmation confirmation;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    private Duration travelled = Duration.ZERO;
    private @Nullable Officer made;
    private @Nullable Supervised supervised;
    private @Nullable PersonId person;
    private @Nullable ApiClient nadra;
    private @Nullable ApiClient police;

    @BeforeEach
    void somebodyWhoseIdentityIsConfirmed() {
        made = new Officers(accounts).of(new OfDistrict("sialkot"), Role.SUPERVISING_OFFICER);
        supervised = new Supervised(registration, facts, jdbc, officer().actor());
        person = supervised.in("sialkot");
        var _ = confirmation.examine(
                person,
                people.get(person).cnics().getFirst().cnic(),
                new Examination(Examination.Document.CNIC_CARD, "A-1", EnumSet.allOf(Examination.Detail.class)),
                new Actor(Actor.Kind.OFFICER, UUID.randomUUID(), "test"));
        confirm("CONFIRMED");
        nadra = client(Feed.NADRA, "NADRA");
        police = client(Feed.POLICE, "PUNJAB_POLICE");
        later(60);
    }

    @AfterEach
    void home() {
        clock.move(travelled.negated());
        Objects.requireNonNull(supervised).unseal();
    }

    @Test
    void whatAgreesWithTheRecordIsALineOfTheTimelineAndAHotelOfTheOwnDistrictNotEvenThat() {
        String name = people.get(person()).identity().name().any();
        accepted(report(
                Feed.NADRA, "NADRA_NAME", today(), Map.of("nameLatin", name.toUpperCase(java.util.Locale.ROOT))));
        accepted(report(
                Feed.NADRA, "NADRA_ADDRESS", today(), Map.of("line", "house 3 street 9", "district", "sialkot")));
        assertThat(agreed()).isEqualTo(2);
        accepted(hotel("sialkot", today(), 9));
        assertThat(agreed()).isEqualTo(2);
        assertThat(tasks.of(person())).isEmpty();
    }

    @Test
    void eachKindThatContradictsTheRecordOpensItsTaskAndAllegesNothing() {
        accepted(report(
                Feed.NADRA, "NADRA_NAME", today(), Map.of("nameLatin", "Somebody Else", "nameUrdu", "کوئی اور")));
        accepted(report(Feed.NADRA, "NADRA_ADDRESS", today(), Map.of("line", "Plot 77", "district", "multan")));
        accepted(report(Feed.NADRA, "PHONE", today(), Map.of("phone", "0399 0000001")));
        accepted(hotel("multan", today(), 2));
        accepted(report(Feed.POLICE, "TENANT", today(), Map.of("line", "Plot 77", "district", "Sialkot")));
        assertThat(open())
                .containsExactlyInAnyOrder(
                        Task.Kind.OTHER_NAME,
                        Task.Kind.OTHER_ADDRESS,
                        Task.Kind.OTHER_PHONE,
                        Task.Kind.HOTEL_ELSEWHERE,
                        Task.Kind.TENANT_ELSEWHERE);
        assertThat(alleged()).isEmpty();
        assertThat(agreed()).isZero();
    }

    @Test
    void aStayThatWasToldExplainsTheHotelAndATenancyIsExplainedByTheMoveThatWasTold() {
        take(new Particulars.TravelInside("Hotel Tulip", "multan", today(), today().plusDays(8), "Wedding"), today());
        take(new Particulars.NewHome("House 9", "lahore", null, today()), today());
        accepted(hotel("multan", today(), 8));
        accepted(report(Feed.POLICE, "TENANT", today(), Map.of("line", "H# 9", "district", "lahore")));
        assertThat(tasks.of(person())).isEmpty();
        assertThat(agreed()).isEqualTo(2);
    }

    @Test
    void aBreachIsOfferedOnceTheLastDayIsPastAndADecisionTakesItWhereBreachesAre() {
        accepted(report(Feed.POLICE, "TENANT", today(), Map.of("line", "Plot 77", "district", "multan")));
        Task task = tasks.of(person()).getFirst();
        assertThat(contradictions.outcomes(task)).doesNotContain(Task.Outcome.BREACH);
        assertThatThrownBy(() -> close(task, Task.Outcome.BREACH)).hasMessageContaining("did not have to tell");
        later(10);
        assertThat(contradictions.outcomes(task)).contains(Task.Outcome.BREACH);
        close(task, Task.Outcome.BREACH);
        assertThat(alleged()).containsExactly("NOTIFY_ADDRESS");
        assertThatThrownBy(() -> close(task, Task.Outcome.EXPLAINED)).hasMessageContaining("closed already");
    }

    @Test
    void aDeathThatIsOnlyReportedTakesNoBreachAway() {
        accepted(report(Feed.POLICE, "TENANT", today(), Map.of("line", "Plot 77", "district", "multan")));
        later(10);
        close(tasks.of(person()).getFirst(), Task.Outcome.BREACH);
        var _ = facts.record(
                person(), new Death(today(), Death.Source.FAMILY), officer().actor());
        assertThat(alleged()).containsExactly("NOTIFY_ADDRESS");
    }

    @Test
    void aFewNightsInAHotelHadNotToBeToldAndSevenHad() {
        accepted(hotel("multan", today().minusDays(2), 6));
        assertThat(contradictions.outcomes(tasks.of(person()).getFirst())).doesNotContain(Task.Outcome.BREACH);
        accepted(hotel("multan", today().minusDays(1), 7));
        Task week = tasks.of(person()).stream()
                .filter(task -> task.happenedOn().equals(today().minusDays(1)))
                .findFirst()
                .orElseThrow();
        close(week, Task.Outcome.BREACH);
        assertThat(alleged()).containsExactly("NOTIFY_TRAVEL_INSIDE");
    }

    @Test
    void aNoticeThatIsEnteredLaterClosesTheTaskAndTakesTheBreachAwayAndItsRefusalOpensItAgain() {
        accepted(report(Feed.POLICE, "TENANT", today(), Map.of("line", "Plot 77", "district", "multan")));
        LocalDate moved = today();
        later(10);
        Task task = tasks.of(person()).getFirst();
        close(task, Task.Outcome.BREACH);
        assertThat(alleged()).hasSize(1);
        Notice paper = take(new Particulars.NewHome("Plot 77", "multan", null, moved), moved);
        assertThat(alleged()).isEmpty();
        assertThat(breaches.of(person()).getFirst().reason()).isEqualTo("TOLD");
        Task closed = tasks.of(person()).getFirst();
        assertThat(closed.outcome()).isEqualTo(Task.Outcome.EXPLAINED);
        assertThat(closed.isClosedByRegister()).isTrue();
        assertThat(journalled("TRAVEL_TASK_CLOSED")).isEqualTo(2);
        decisions.refuse(person(), paper.id(), "Nobody lives there", officer().actor());
        assertThat(open()).containsExactly(Task.Kind.TENANT_ELSEWHERE);
        assertThat(journalled("TRAVEL_TASK_OPENED")).isEqualTo(2);
    }

    @Test
    void anAddressThatIsRecordedAfterwardsExplainsWhatWasReported() {
        accepted(report(
                Feed.NADRA, "NADRA_ADDRESS", today(), Map.of("line", "Plot 77, Canal Road", "district", "sialkot")));
        assertThat(open()).hasSize(1);
        people.recordAddress(
                person(),
                new NewAddress("Plot 77, Canal Road", "sialkot", today()),
                officer().actor());
        assertThat(open()).isEmpty();
    }

    @Test
    void aNameThatIsToldExplainsTheNameOfNadraAndStaysExplainedOnceItIsTheFormerOne() {
        accepted(report(Feed.NADRA, "NADRA_NAME", today(), Map.of("nameLatin", "Akbar Shah")));
        Notice notice = take(new Particulars.NewName(PersonName.latin("Akbar Shah"), today()), today());
        assertThat(open()).isEmpty();
        decisions.accept(
                person(),
                notice.id(),
                Evidence.NADRA_DOCUMENT,
                "The new card was seen",
                officer().actor());
        assertThat(open()).isEmpty();
    }

    @Test
    void aTelephoneThatIsTakenAtTheCounterExplainsTheSimThatWasReported() {
        int last = java.util.concurrent.ThreadLocalRandom.current().nextInt(1_000_000, 9_999_999);
        String number = "0399" + last;
        accepted(report(Feed.NADRA, "PHONE", today(), Map.of("phone", number)));
        assertThat(open()).containsExactly(Task.Kind.OTHER_PHONE);
        later(20);
        assertThat(contradictions.outcomes(tasks.of(person()).getFirst())).doesNotContain(Task.Outcome.BREACH);
        phones.take(
                person(),
                MobileNumber.parse(number),
                TextLanguage.ENGLISH,
                officer().actor());
        assertThat(open()).isEmpty();
    }

    @Test
    void whatAnOfficerHasExplainedStaysClosed() {
        accepted(hotel("multan", today(), 2));
        close(tasks.of(person()).getFirst(), Task.Outcome.EXPLAINED);
        people.recordAddress(
                person(),
                new NewAddress("House 4", "sialkot", today()),
                officer().actor());
        assertThat(open()).isEmpty();
        assertThat(tasks.of(person()).getFirst().isClosedByRegister()).isFalse();
    }

    @Test
    void aGuestOfAHotelWhoIsInPrisonIsAContradictionInTheOwnDistrictToo() {
        CustodyPeriodId custodyPeriod = CustodyPeriodId.next();
        facts.record(
                person(),
                new CustodyEvent(
                        custodyPeriod,
                        null,
                        CustodyEvent.Type.ADMITTED,
                        today().minusDays(5),
                        "Camp Jail Lahore",
                        null),
                officer().actor());
        accepted(hotel("sialkot", today().minusDays(1), 1));
        assertThat(open()).containsExactly(Task.Kind.HOTEL_ELSEWHERE);
        later(30);
        assertThat(contradictions.outcomes(tasks.of(person()).getFirst())).doesNotContain(Task.Outcome.BREACH);
    }

    @Test
    void whoIsAbroadAndTakenIntoPrisonIsLookedIntoUntilAReturnIsKnown() {
        ApiClient immigration = client(Feed.IMMIGRATION, "IMMIGRATION");
        crossing(immigration, "DEPARTED", today().minusDays(9));
        facts.record(
                person(),
                new CustodyEvent(
                        CustodyPeriodId.next(),
                        null,
                        CustodyEvent.Type.ADMITTED,
                        today().minusDays(2),
                        "Camp Jail Lahore",
                        null),
                officer().actor());
        assertThat(open()).contains(Task.Kind.ADMITTED_WHILE_ABROAD);
        Task task = tasks.of(person()).stream()
                .filter(known -> known.kind() == Task.Kind.ADMITTED_WHILE_ABROAD)
                .findFirst()
                .orElseThrow();
        assertThat(contradictions.outcomes(task)).doesNotContain(Task.Outcome.BREACH);
        assertThat(contradictions.factsOf(task)).get().isInstanceOf(Contradictions.Facts.Admitted.class);
        crossing(immigration, "ARRIVED", today().minusDays(3));
        assertThat(open()).doesNotContain(Task.Kind.ADMITTED_WHILE_ABROAD);
    }

    @Test
    void nothingIsAllegedWhileTheCnicMayBeAnothers() {
        confirm("UNCONFIRMED");
        accepted(report(Feed.POLICE, "TENANT", today(), Map.of("line", "Plot 77", "district", "multan")));
        later(20);
        assertThat(contradictions.outcomes(tasks.of(person()).getFirst())).doesNotContain(Task.Outcome.BREACH);
        confirm("CONFIRMED");
        assertThat(contradictions.outcomes(tasks.of(person()).getFirst())).contains(Task.Outcome.BREACH);
    }

    @Test
    void theAnswerDoesNotSayWhoIsOnTheRegisterAndOfNobodyElseAnythingIsKept() {
        HttpResponse<String> ofSomebody = hotel("multan", today(), 2);
        HttpResponse<String> ofNobody = post(
                Feed.POLICE,
                PATH,
                message(
                        id(),
                        Samples.cnic().formatted(),
                        "HOTEL",
                        today().toString(),
                        Map.of("line", "Hotel Rose", "district", "multan")));
        assertThat(ofNobody.statusCode()).isEqualTo(ofSomebody.statusCode());
        assertThat(ApiClient.json(ofNobody).propertyNames())
                .isEqualTo(ApiClient.json(ofSomebody).propertyNames());
        assertThat(isKept(ofSomebody)).isTrue();
        assertThat(isKept(ofNobody)).isFalse();
    }

    private boolean isKept(HttpResponse<String> answer) {
        return jdbc.sql("select exists (select from notices.observation where id = ?::uuid)")
                .param(ApiClient.json(answer).at("/receipt").asString())
                .query(Boolean.class)
                .single();
    }

    @Test
    void somebodyWhoseRecordIsSealedIsNobody() {
        Objects.requireNonNull(supervised).seal(person(), today());
        accepted(hotel("multan", today(), 2));
        assertThat(tasks.of(person())).isEmpty();
    }

    @Test
    void theSameMessageAgainIsOneAndAnotherUnderItsNameIsRefused() {
        String id = id();
        String message =
                message(id, cnic(), "HOTEL", today().toString(), Map.of("line", "Hotel Rose", "district", "multan"));
        HttpResponse<String> first = post(Feed.POLICE, PATH, message);
        HttpResponse<String> again = post(Feed.POLICE, PATH, message);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        String other = message.replace("Hotel Rose", "Hotel Tulip");
        assertThat(post(Feed.POLICE, PATH, other).statusCode()).isEqualTo(409);
        assertThat(tasks.of(person())).hasSize(1);
    }

    @Test
    void whatCannotBeIsRefusedWithItsFields() {
        assertThat(fields(report(
                        Feed.POLICE, "HOTEL", today().plusDays(1), Map.of("line", "Hotel", "district", "multan"))))
                .containsExactly("/on");
        assertThat(fields(report(Feed.POLICE, "HOTEL", LocalDate.of(2021, 11, 30), Map.of())))
                .containsExactlyInAnyOrder("/on", "/line", "/district");
        assertThat(fields(hotel("no-such-district", today(), 1))).containsExactly("/district");
        assertThat(fields(hotel("multan", today(), 0))).containsExactly("/nights");
        assertThat(fields(report(Feed.NADRA, "NADRA_NAME", today(), Map.of("nameLatin", "Akbar \u202Erabka"))))
                .containsExactly("/nameLatin");
        assertThat(fields(report(Feed.NADRA, "NADRA_NAME", today(), Map.of("nameLatin", "a".repeat(10_000)))))
                .containsExactly("/nameLatin");
        assertThat(fields(report(
                        Feed.NADRA, "NADRA_ADDRESS", today(), Map.of("line", "House \u2066 3", "district", "multan"))))
                .containsExactly("/line");
        assertThat(fields(report(Feed.NADRA, "PHONE", today(), Map.of("phone", "12", "line", "House 3"))))
                .containsExactlyInAnyOrder("/phone", "/line");
        assertThat(fields(post(
                        Feed.POLICE,
                        PATH,
                        message(id(), "123", "HOTEL", "today", Map.of("line", "x", "district", "multan")))))
                .containsExactlyInAnyOrder("/cnic", "/on");
        for (String body : List.of(
                message(id(), cnic(), "HAIRCUT", today().toString(), Map.of()), "{\"survivor\":1}", "[", "{}{}")) {
            assertThat(post(Feed.POLICE, PATH, body).statusCode()).as(body).isEqualTo(400);
        }
        assertThat(fields(post(Feed.POLICE, PATH, "null")))
                .containsExactlyInAnyOrder("/messageId", "/cnic", "/on", "/kind");
        assertThat(tasks.of(person())).isEmpty();
    }

    @Test
    void aDistrictThatHadBeenSplitByThatDayIsItselfAndTheTehsilSaysWhereItLay() {
        for (String district : List.of("rawalpindi", "Gujranwala", "swat", "Lahore", "karachi-east")) {
            accepted(hotel(district, today(), 1));
        }
        accepted(report(
                Feed.POLICE,
                "TENANT",
                today(),
                Map.of("line", "Plot 77", "district", "chakwal", "tehsil", "Tala Gang")));
        Contradictions.Facts found =
                contradictions.factsOf(tasks.of(person()).getFirst()).orElseThrow();
        assertThat(found)
                .isInstanceOfSatisfying(
                        Contradictions.Facts.Observed.class,
                        observed -> assertThat(observed.observation())
                                .isInstanceOfSatisfying(
                                        Observation.Dwelling.class,
                                        dwelling ->
                                                assertThat(dwelling.district()).isEqualTo("talagang")));
        assertThat(fields(report(
                        Feed.POLICE,
                        "TENANT",
                        LocalDate.of(2021, 12, 1),
                        Map.of("line", "Plot 77", "district", "talagang"))))
                .containsExactly("/district");
    }

    @Test
    void eachSystemReportsItsOwnKindsAndOthersNothing() {
        assertThat(fields(report(Feed.NADRA, "HOTEL", today(), Map.of("line", "Hotel", "district", "multan"))))
                .containsExactly("/kind");
        assertThat(fields(report(Feed.POLICE, "NADRA_NAME", today(), Map.of("nameLatin", "Akbar"))))
                .containsExactly("/kind");
        for (ApiClient other : List.of(
                client(Feed.COURT, "COURTS"),
                client(Feed.PRISON, "PRISONS"),
                client(Feed.IMMIGRATION, "IMMIGRATION"))) {
            assertThat(other.post(PATH, "{}").statusCode()).isEqualTo(403);
        }
        assertThat(post(Feed.NADRA, "/api/v1/border-crossings", "{}").statusCode())
                .isEqualTo(403);
    }

    private void close(Task task, Task.Outcome outcome) {
        contradictions.close(
                person(), task.id(), outcome, "As the neighbours say", officer().actor());
    }

    private Notice take(Particulars particulars, LocalDate announcedOn) {
        return notices.take(
                person(),
                new NewNotice(UUID.randomUUID(), particulars, announcedOn, How.AT_STATION, STATION),
                officer().actor());
    }

    private HttpResponse<String> post(Feed feed, String path, String message) {
        HttpResponse<String> answer = api(feed).post(path, message);
        new FeedWork(jdbc).await();
        return answer;
    }

    private HttpResponse<String> hotel(String district, LocalDate on, int nights) {
        return post(
                Feed.POLICE,
                PATH,
                message(id(), cnic(), "HOTEL", on.toString(), Map.of("line", "Hotel Rose", "district", district))
                        .replace("}", ",\"nights\":" + nights + "}"));
    }

    private HttpResponse<String> report(Feed feed, String kind, LocalDate on, Map<String, String> fields) {
        return post(feed, PATH, message(id(), cnic(), kind, on.toString(), fields));
    }

    private static String message(String id, String cnic, String kind, String on, Map<String, String> fields) {
        return """
                {"messageId":"%s","cnic":"%s","kind":"%s","on":"%s"%s}""".formatted(
                        id,
                        cnic,
                        kind,
                        on,
                        fields.entrySet().stream()
                                .map(field -> ",\"%s\":\"%s\"".formatted(field.getKey(), field.getValue()))
                                .collect(Collectors.joining()));
    }

    private void crossing(ApiClient immigration, String direction, LocalDate on) {
        accepted(immigration.post("/api/v1/border-crossings", """
                {"messageId":"%s","cnic":"%s","direction":"%s","on":"%s","country":"AE","place":"Lahore airport"}
                """.formatted(id(), cnic(), direction, on)));
    }

    private void accepted(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        new FeedWork(jdbc).await();
    }

    private static List<String> fields(HttpResponse<String> refused) {
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        return ApiClient.json(refused).at("/errors").findValuesAsString("field");
    }

    private List<Task.Kind> open() {
        return tasks.of(person()).stream()
                .filter(task -> task.outcome() == null)
                .map(Task::kind)
                .toList();
    }

    private List<String> alleged() {
        return breaches.of(person()).stream()
                .filter(breach -> breach.broken() instanceof Breach.Broken.Notification)
                .filter(breach -> breach.state() == Breach.State.ALLEGED)
                .map(breach -> breach.broken().name())
                .toList();
    }

    private long agreed() {
        return journalled("OBSERVATION_AGREES");
    }

    private long journalled(String kind) {
        return jdbc.sql("select count(*) from register.journal where person_id = ? and kind = ?")
                .params(person().value(), kind)
                .query(Long.class)
                .single();
    }

    private void confirm(String status) {
        jdbc.sql("update register.person_cnic set status = ?, confirmed_at = ?::timestamptz where person_id = ?")
                .param(status)
                .param("CONFIRMED".equals(status) ? "2026-01-01T00:00:00Z" : null)
                .param(person().value())
                .update();
    }

    private ApiClient client(Feed feed, String agency) {
        return ApiClient.made(clients, port, feed, agency);
    }

    private ApiClient api(Feed feed) {
        return Objects.requireNonNull(feed == Feed.NADRA ? nadra : police);
    }

    private String cnic() {
        return people.get(person()).cnics().getFirst().cnic().formatted();
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    private Officer officer() {
        return Objects.requireNonNull(made);
    }

    private PersonId person() {
        return Objects.requireNonNull(person);
    }

    private void later(int days) {
        clock.move(Duration.ofDays(days));
        travelled = travelled.plusDays(days);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
