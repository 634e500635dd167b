package pk.gov.nsor.policing.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
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
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.policing.notices.Particulars.Leg;
import pk.gov.nsor.policing.notices.Particulars.TravelAbroad;
import pk.gov.nsor.policing.notices.crossing.CrossingRepository;
import pk.gov.nsor.policing.notices.review.NoticeSweep;
import pk.gov.nsor.policing.notices.task.Task;
import pk.gov.nsor.policing.notices.task.Tasks;
import pk.gov.nsor.policing.supervision.breach.Breach;
import pk.gov.nsor.policing.supervision.breach.Breaches;
import pk.gov.nsor.record.conviction.FactRecording;
import pk.gov.nsor.record.duplicates.Duplicates;
import pk.gov.nsor.record.duplicates.SamePerson;
import pk.gov.nsor.record.register.IdentityConfirmation;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.testing.ApiClient;
import pk.gov.nsor.testing.FeedWork;
import pk.gov.nsor.testing.Identities;
import pk.gov.nsor.testing.JoinedRecords;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.TestClock;
import tools.jackson.databind.JsonNode;

@RegisterTest
class BorderCrossingsTest {

    private static final String STATION = "city-police-station-sialkot";

    @LocalServerPort
    private int port;

    @Autowired
    private IdentityConfirmation confirmation;

    @Autowired
    private Notices notices;

    @Autowired
    private Decisions decisions;

    @Autowired
    private Tasks tasks;

    @Autowired
    private NoticeSweep sweep;

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
    private Duplicates duplicates;

    @Autowired
    private SamePerson same;

    @Autowired
    private Proposals proposals;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    private Duration travelled = Duration.ZERO;
    private @Nullable Officer made;
    private @Nullable Supervised supervised;
    private @Nullable PersonId person;
    private @Nullable ApiClient immigration;

    @Autowired
    private CrossingRepository crossings;

    @BeforeEach
    void somebodyWhoseIdentityIsConfirmedAndImmigration() {
        made = new Officers(accounts).of(new OfDistrict("sialkot"), Role.SUPERVISING_OFFICER);
        supervised = new Supervised(registration, facts, jdbc, officer().actor());
        person = supervised.in("sialkot");
        new Identities(confirmation, people).confirm(person);
        immigration = client(Feed.IMMIGRATION, "IMMIGRATION");
        later(60);
    }

    @AfterEach
    void home() {
        clock.move(travelled.negated());
        Objects.requireNonNull(supervised).unseal();
    }

    @Test
    void immigrationReadsAJourneyThatWasToldUntilThePersonIsBack() {
        Notice notice = told(today().plusDays(30), today().plusDays(40), "AE");
        assertThat(notice.lateness().isLate()).isFalse();
        assertThat(open(notice).at("/passport").asString()).isEqualTo("AB1234567");
        assertThat(open(notice).at("/countries/0/country").asString()).isEqualTo("AE");
        assertThat(open(notice).at("/cnics/0").asString()).isEqualTo(cnic().formatted());
        later(30);
        assertThat(crossing("DEPARTED", today(), "AE").statusCode()).isEqualTo(202);
        assertThat(open(notice).at("/departedOn").asString()).isEqualTo(today().toString());
        later(10);
        assertThat(crossing("ARRIVED", today(), "AE").statusCode()).isEqualTo(202);
        assertThat(open(notice).isMissingNode()).isTrue();
        assertThat(tasks.of(person())).isEmpty();
        assertThat(alleged()).isEmpty();
    }

    @Test
    void aDepartureThatNobodyToldOpensATaskAndAnAllegedBreachAndTheReturnNoSecond() {
        crossing("DEPARTED", today(), "AE");
        assertThat(tasks.of(person())).extracting(Task::kind).containsExactly(Task.Kind.UNNOTIFIED_DEPARTURE);
        assertThat(alleged()).containsExactly("NOTIFY_TRAVEL_ABROAD");
        later(3);
        crossing("ARRIVED", today(), "AE");
        assertThat(tasks.of(person())).hasSize(1);
        assertThat(alleged()).hasSize(1);
    }

    @Test
    void aCrossingThatTwoSystemsReportIsOneAndAnotherAfterTheReturnIsAnother() {
        Notice told = take(journey(today(), today().plusDays(9), "AE"), today().minusDays(30));
        crossing("DEPARTED", today(), "AE");
        crossing("DEPARTED", today(), "AE");
        assertThat(crossings.of(told.id())).hasSize(1);
        assertThat(tasks.of(person())).isEmpty();
        crossing("ARRIVED", today(), "AE");
        crossing("ARRIVED", today(), "AE");
        assertThat(tasks.of(person())).isEmpty();
        assertThat(alleged()).isEmpty();
        crossing("DEPARTED", today(), "AE");
        assertThat(alleged()).containsExactly("NOTIFY_TRAVEL_ABROAD");
    }

    @Test
    void aDayTripThatTwoSystemsReportOneAfterTheOtherIsOneAndASecondTripIsAnother() {
        Notice told = take(journey(today(), today(), "AE"), today().minusDays(30));
        crossing("DEPARTED", today(), "AE");
        crossing("ARRIVED", today(), "AE");
        ApiClient central = client(Feed.IMMIGRATION, "IMMIGRATION");
        reported(central, "DEPARTED");
        reported(central, "ARRIVED");
        assertThat(crossings.of(told.id())).hasSize(2);
        assertThat(tasks.of(person())).isEmpty();
        assertThat(alleged()).isEmpty();
        reported(central, "DEPARTED");
        assertThat(alleged()).as("a second trip that day").hasSize(1);
        crossing("DEPARTED", today(), "AE");
        assertThat(crossings.of(person())).as("the second trip, of both").hasSize(3);
    }

    @Test
    void aReturnThatIsReportedBeforeItsDepartureIsNoBreachOfItsOwn() {
        crossing("ARRIVED", today(), "AE");
        assertThat(tasks.of(person())).extracting(Task::kind).containsExactly(Task.Kind.UNNOTIFIED_ARRIVAL);
        assertThat(alleged()).hasSize(1);
        crossing("DEPARTED", today().minusDays(3), "AE");
        assertThat(tasks.of(person()).stream()
                        .filter(task -> !task.isClosedByRegister())
                        .map(Task::kind))
                .containsExactly(Task.Kind.UNNOTIFIED_DEPARTURE);
        assertThat(alleged()).containsExactly("NOTIFY_TRAVEL_ABROAD");
    }

    @Test
    void aNoticeInTimeThatIsEnteredAfterTheDepartureTakesTheBreachAway() {
        crossing("DEPARTED", today(), "AE");
        assertThat(alleged()).hasSize(1);
        Notice paper = take(journey(today().plusDays(1), today().plusDays(9), "AE"), today().minusDays(30));
        assertThat(paper.departedOn()).isEqualTo(today());
        assertThat(alleged()).isEmpty();
        assertThat(breaches.of(person()).getFirst().reason()).isEqualTo("TOLD");
        assertThat(tasks.of(person()).getFirst().isClosedByRegister()).isTrue();
    }

    @Test
    void whoIsNotBackByTheDayThatWasToldIsLookedForAndABreachIsAllegedUntilATimelyReturnIsKnown() {
        Notice notice = told(today().plusDays(21), today().plusDays(25), "AE");
        later(21);
        crossing("DEPARTED", today(), "AE");
        later(4);
        sweep.runDue(() -> true);
        assertThat(alleged()).isEmpty();
        later(1);
        sweep.runDue(() -> true);
        assertThat(tasks.of(person())).extracting(Task::kind).containsExactly(Task.Kind.RETURN_OVERDUE);
        assertThat(alleged()).containsExactly("NOTIFY_RETURN");
        crossing("ARRIVED", today().minusDays(1), "AE");
        assertThat(alleged()).isEmpty();
        assertThat(notices.find(person(), notice.id()).orElseThrow().returnedOn())
                .isEqualTo(today().minusDays(1));
    }

    @Test
    void aJourneyToldUnderARecordThatIsJoinedSinceIsTheOneThePersonLeavesOn() {
        PersonId newer = Objects.requireNonNull(supervised).in("sialkot");
        later(1);
        Notice notice = notices.take(
                newer,
                new NewNotice(
                        UUID.randomUUID(),
                        journey(today().plusDays(30), today().plusDays(40), "AE"),
                        today(),
                        How.AT_STATION,
                        STATION),
                officer().actor());
        join(person(), newer);
        assertThat(open(notice).at("/cnics").valueStream().map(JsonNode::asString))
                .contains(cnic().formatted());
        later(30);
        crossing("DEPARTED", today(), "AE");
        assertThat(notices.find(newer, notice.id()).orElseThrow().departedOn()).isEqualTo(today());
        assertThat(tasks.of(person())).isEmpty();
        assertThat(alleged()).isEmpty();
        later(11);
        sweep.runDue(() -> true);
        assertThat(tasks.of(newer)).extracting(Task::kind).containsExactly(Task.Kind.RETURN_OVERDUE);
        assertThat(alleged(newer)).containsExactly("NOTIFY_RETURN");
        crossing("ARRIVED", today().minusDays(1), "AE");
        assertThat(alleged(newer)).isEmpty();
        assertThat(tasks.of(person())).isEmpty();
        assertThat(alleged()).isEmpty();
    }

    @Test
    void theReturnFromAnotherJourneyIsNotTheLateEndOfOneThatNobodySawBegin() {
        Notice stayed = told(today().plusDays(21), today().plusDays(25), "AE");
        later(90);
        crossing("ARRIVED", today(), "GB");
        assertThat(notices.find(person(), stayed.id()).orElseThrow().returnedOn())
                .isNull();
        assertThat(tasks.of(person())).extracting(Task::kind).containsExactly(Task.Kind.UNNOTIFIED_ARRIVAL);
        assertThat(alleged()).doesNotContain("NOTIFY_RETURN");
    }

    @Test
    void aReturnInTheDaysThatWereToldEndsAJourneyWhoseBeginningNobodySaw() {
        Notice notice = told(today().plusDays(21), today().plusDays(25), "AE");
        later(25);
        crossing("ARRIVED", today(), "AE");
        assertThat(notices.find(person(), notice.id()).orElseThrow().returnedOn())
                .isEqualTo(today());
        assertThat(alleged()).isEmpty();
    }

    @Test
    void anotherCountryThanWasToldOpensATaskAndAnAllegedBreach() {
        told(today().plusDays(21), today().plusDays(40), "AE");
        later(21);
        crossing("DEPARTED", today(), "GB");
        assertThat(tasks.of(person())).extracting(Task::country).containsExactly("GB");
        assertThat(alleged()).containsExactly("NOTIFY_COUNTRY");
    }

    @Test
    void whoCameBackEarlyTellsAnotherJourneyInTheDaysOfTheFirst() {
        told(today().plusDays(21), today().plusDays(80), "AE");
        later(21);
        crossing("DEPARTED", today(), "AE");
        later(3);
        crossing("ARRIVED", today(), "AE");
        Notice another = told(today().plusDays(21), today().plusDays(40), "SA");
        later(21);
        crossing("DEPARTED", today(), "SA");
        assertThat(notices.find(person(), another.id()).orElseThrow().departedOn())
                .isEqualTo(today());
        assertThat(alleged()).isEmpty();
        assertThat(tasks.of(person())).isEmpty();
    }

    @Test
    void whoLeavesEarlierThanWasToldMayHaveToldItTooLate() {
        told(today().plusDays(21), today().plusDays(40), "AE");
        later(20);
        crossing("DEPARTED", today(), "AE");
        assertThat(alleged()).containsExactly("NOTIFY_TRAVEL_ABROAD");
    }

    @Test
    void aJourneyOnWhichThePersonHasLeftIsNotCalledOffAndARefusedOneWasNotTold() {
        Notice notice = told(today().plusDays(21), today().plusDays(40), "AE");
        later(21);
        crossing("DEPARTED", today(), "AE");
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> decisions.withdraw(
                        person(), notice.id(), "Not going after all", officer().actor()))
                .hasMessageContaining("has left");
        decisions.refuse(
                person(), notice.id(), "The passport is another's", officer().actor());
        assertThat(alleged()).containsExactly("NOTIFY_TRAVEL_ABROAD");
        later(3);
        crossing("ARRIVED", today(), "AE");
        assertThat(alleged()).as("the way back is no journey of its own").containsExactly("NOTIFY_TRAVEL_ABROAD");
        assertThat(tasks.of(person())).extracting(Task::kind).doesNotContain(Task.Kind.UNNOTIFIED_ARRIVAL);
    }

    @Test
    void nothingIsAllegedWhileTheCnicMayBeAnothers() {
        jdbc.sql("update register.person_cnic set status = 'UNCONFIRMED', confirmed_at = null where person_id = ?")
                .param(person().value())
                .update();
        crossing("DEPARTED", today(), "AE");
        assertThat(tasks.of(person())).hasSize(1);
        assertThat(alleged()).isEmpty();
    }

    @Test
    void theAnswerDoesNotSayWhoIsOnTheRegisterAndOfNobodyElseAnythingIsKept() {
        HttpResponse<String> ofSomebody = crossing("DEPARTED", today(), "AE");
        String message = message(UUID.randomUUID().toString(), Samples.cnic(), "DEPARTED", today(), "AE");
        HttpResponse<String> ofNobody = post("/api/v1/border-crossings", message);
        assertThat(ofNobody.statusCode()).isEqualTo(ofSomebody.statusCode());
        assertThat(ApiClient.json(ofNobody).propertyNames())
                .isEqualTo(ApiClient.json(ofSomebody).propertyNames());
        assertThat(isKept(ofSomebody)).isTrue();
        assertThat(isKept(ofNobody)).isFalse();
    }

    private boolean isKept(HttpResponse<String> answer) {
        return jdbc.sql("select exists (select from notices.border_crossing where id = ?::uuid)")
                .param(ApiClient.json(answer).at("/receipt").asString())
                .query(Boolean.class)
                .single();
    }

    @Test
    void somebodyWhoseRecordIsSealedIsNobody() {
        Notice notice = told(today().plusDays(30), today().plusDays(40), "AE");
        Objects.requireNonNull(supervised).seal(person(), today());
        assertThat(open(notice).isMissingNode()).isTrue();
        crossing("DEPARTED", today(), "AE");
        assertThat(tasks.of(person())).isEmpty();
    }

    @Test
    void theSameMessageAgainIsOneAndAnotherUnderItsNameIsRefused() {
        String id = UUID.randomUUID().toString();
        String message = message(id, cnic(), "DEPARTED", today(), "AE");
        HttpResponse<String> first = post("/api/v1/border-crossings", message);
        HttpResponse<String> again = post("/api/v1/border-crossings", message);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(post("/api/v1/border-crossings", message(id, cnic(), "DEPARTED", today(), "GB"))
                        .statusCode())
                .isEqualTo(409);
        assertThat(tasks.of(person())).hasSize(1);
    }

    @Test
    void whatCannotBeIsRefusedWithItsFields() {
        HttpResponse<String> refused =
                post("/api/v1/border-crossings", message("", cnic(), "DEPARTED", today().plusDays(1), "XX"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(ApiClient.json(refused).at("/errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder("/messageId", "/on", "/country");
        assertThat(post("/api/v1/border-crossings", "{\"survivor\":1}").statusCode())
                .isEqualTo(400);
        assertThat(post("/api/v1/border-crossings", message("a", cnic(), "DEPARTED", today(), "PK"))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void onlyImmigrationMayAskAndReport() {
        for (ApiClient other : List.of(client(Feed.COURT, "COURTS"), client(Feed.PRISON, "PRISONS"))) {
            assertThat(other.get("/api/v1/travel-notices").statusCode()).isEqualTo(403);
            assertThat(other.post("/api/v1/border-crossings", "{}").statusCode())
                    .isEqualTo(403);
        }
        assertThat(api().get("/api/v1/custody-events/receipts/" + UUID.randomUUID())
                        .statusCode())
                .isEqualTo(403);
    }

    private tools.jackson.databind.JsonNode open(Notice notice) {
        HttpResponse<String> page = api().get("/api/v1/travel-notices?after=" + (notice.receipt() - 1));
        assertThat(page.statusCode()).isEqualTo(200);
        tools.jackson.databind.JsonNode first = ApiClient.json(page).at("/notices/0");
        return first.at("/notice").asString().equals(notice.id().toString())
                ? first
                : tools.jackson.databind.node.MissingNode.getInstance();
    }

    private void join(PersonId older, PersonId newer) {
        Officers officers = new Officers(accounts);
        new JoinedRecords(
                        jdbc,
                        duplicates,
                        same,
                        proposals,
                        officers.with(Role.REGISTRAR),
                        officers.with(Role.NATIONAL_SUPERVISOR))
                .join(older, newer, List.of());
    }

    private Notice told(LocalDate on, LocalDate until, String country) {
        return take(journey(on, until, country), today());
    }

    private static TravelAbroad journey(LocalDate on, LocalDate until, String country) {
        return new TravelAbroad(List.of(new Leg(country, on)), on, until, "Work", "PK 203", "ab-1234567");
    }

    private Notice take(Particulars particulars, LocalDate announcedOn) {
        return notices.take(
                person(),
                new NewNotice(UUID.randomUUID(), particulars, announcedOn, How.AT_STATION, STATION),
                officer().actor());
    }

    private HttpResponse<String> post(String path, String message) {
        HttpResponse<String> answer = api().post(path, message);
        new FeedWork(jdbc).await();
        return answer;
    }

    private HttpResponse<String> crossing(String direction, LocalDate on, String country) {
        return post("/api/v1/border-crossings", message(UUID.randomUUID().toString(), cnic(), direction, on, country));
    }

    private void reported(ApiClient system, String direction) {
        HttpResponse<String> answer = system.post(
                "/api/v1/border-crossings", message(UUID.randomUUID().toString(), cnic(), direction, today(), "AE"));
        assertThat(answer.statusCode()).isEqualTo(202);
        new FeedWork(jdbc).await();
    }

    private static String message(String id, Cnic cnic, String direction, LocalDate on, String country) {
        return """
                {"messageId":"%s","cnic":"%s","direction":"%s","on":"%s","country":"%s","place":"Islamabad airport"}
                """.formatted(id, cnic.formatted(), direction, on, country);
    }

    private List<String> alleged() {
        return alleged(person());
    }

    private List<String> alleged(PersonId of) {
        return breaches.of(of).stream()
                .filter(breach -> breach.broken() instanceof Breach.Broken.Notification)
                .filter(breach -> breach.state() == Breach.State.ALLEGED)
                .map(breach -> breach.broken().name())
                .toList();
    }

    private ApiClient client(Feed feed, String agency) {
        return ApiClient.made(clients, port, feed, agency);
    }

    private ApiClient api() {
        return Objects.requireNonNull(immigration);
    }

    private Cnic cnic() {
        return people.get(person()).cnics().getFirst().cnic();
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
