package pk.gov.nsor.policing.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Iterator;
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
import pk.gov.nsor.foundation.access.Machine;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.reference.Laws;
import pk.gov.nsor.policing.notices.Particulars.NewHome;
import pk.gov.nsor.policing.notices.review.Lateness;
import pk.gov.nsor.policing.notices.review.NoticeSweep;
import pk.gov.nsor.policing.supervision.Outages;
import pk.gov.nsor.policing.supervision.breach.Breach;
import pk.gov.nsor.policing.supervision.breach.Breaches;
import pk.gov.nsor.record.conviction.FactRecording;
import pk.gov.nsor.record.register.IdentityConfirmation;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.testing.Identities;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.WebSession;

/** What had to be told while nobody could tell it. The last day here is the third working day after the change. */
@RegisterTest
class NoticesInOutagesTest {

    /** Each test has a station of its own, since outages stay. */
    private static final Iterator<String> DISTRICTS = List.of(
                    "awaran", "barkhan", "kharan", "kohlu", "washuk", "zhob", "sherani", "musakhel")
            .iterator();

    private static final String STATION_OF = "city-police-station-";

    @LocalServerPort
    private int port;

    @Autowired
    private IdentityConfirmation confirmation;

    @Autowired
    private Notices notices;

    @Autowired
    private NoticeSweep sweep;

    @Autowired
    private BorderCrossings crossings;

    @Autowired
    private Outages outages;

    @Autowired
    private Accounts accounts;

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private FactRecording facts;

    @Autowired
    private People people;

    @Autowired
    private Breaches breaches;

    @Autowired
    private Laws laws;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    private String district = "";
    private String station = "";
    private Duration travelled = Duration.ZERO;
    private @Nullable Officer made;
    private @Nullable Supervised supervised;
    private @Nullable PersonId someone;

    @BeforeEach
    void somebodyWhoMovedLongAfterSupervisionBegan() {
        district = DISTRICTS.next();
        station = STATION_OF + district;
        made = new Officers(accounts).of(new OfDistrict(district), Role.SUPERVISING_OFFICER);
        supervised = new Supervised(registration, facts, jdbc, officer().actor());
        someone = supervised.in(district);
        new Identities(confirmation, people).confirm(person());
        later(90);
    }

    @AfterEach
    void home() {
        clock.move(travelled.negated());
        Objects.requireNonNull(supervised).unseal();
    }

    @Test
    void whatFellIntoAnOutageIsLateTheDayAfterItsGrace() {
        LocalDate moved = today().minusDays(40);
        LocalDate last = after(moved, 3);
        declare(station, last, last.plusDays(6));
        LocalDate end = after(last.plusDays(6), 3);
        Notice late = take(moved, end.plusDays(1));
        assertThat(late.lateness()).isEqualTo(new Lateness(end, true, "outage.grace", 1));
        assertThat(alleged())
                .singleElement()
                .satisfies(breach -> assertThat(breach.broken().dueOn()).isEqualTo(end));
    }

    @Test
    void onTheLastDayOfTheGraceItIsInTime() {
        LocalDate moved = today().minusDays(40);
        LocalDate last = after(moved, 3);
        declare(station, last, last.plusDays(6));
        LocalDate end = after(last.plusDays(6), 3);
        assertThat(take(moved, end).lateness()).isEqualTo(new Lateness(end, false, "outage.grace", 1));
        assertThat(alleged()).isEmpty();
    }

    @Test
    void anOutageThatBeginsTheDayAfterTheLastPutsNothingOff() {
        LocalDate moved = today().minusDays(40);
        LocalDate last = after(moved, 3);
        declare(station, last.plusDays(1), last.plusDays(6));
        assertThat(take(moved, last.plusDays(1)).lateness()).isEqualTo(new Lateness(last, true, "notice.change", 1));
    }

    @Test
    void anOutageThatIsDeclaredLateTakesTheAllegedBreachAwayAndOneOfAnotherStationDoesNot() {
        LocalDate moved = today().minusDays(40);
        LocalDate last = after(moved, 3);
        Notice notice = take(moved, last.plusDays(2));
        assertThat(alleged()).hasSize(1);
        declare(STATION_OF + "ziarat", last, last);
        sweep.runDue(() -> true);
        assertThat(alleged()).hasSize(1);
        declare(station, last, last);
        sweep.runDue(() -> true);
        assertThat(alleged()).isEmpty();
        assertThat(find(notice).lateness()).isEqualTo(new Lateness(after(last, 3), false, "outage.grace", 1));
        assertThat(page(notice)).contains("In time. Last day", "An outage has put off the last day");
    }

    @Test
    void anOutageBeforeThePersonCameToTheStationIsNoneOfTheirs() {
        LocalDate moved = today().minusDays(85);
        declare(station, today().minusDays(200), today().minusDays(91));
        assertThat(take(moved, after(moved, 4)).lateness().ruleKey()).isEqualTo("notice.change");
    }

    @Test
    void whileAnOutageGoesOnThereIsNoLastDayAndAfterItThereIsOne() {
        LocalDate moved = today().minusDays(20);
        UUID going = outages.declare(
                station, after(moved, 3), null, "Flood", officer().actor());
        Notice notice = take(moved, today());
        assertThat(notice.lateness()).isEqualTo(new Lateness(null, false, "outage.grace", 1));
        assertThat(page(notice)).contains("No last day yet: an outage goes on");
        assertThat(alleged()).isEmpty();
        LocalDate ended = today().minusDays(10);
        outages.end(going, ended, officer().actor());
        sweep.runDue(() -> true);
        assertThat(find(notice).lateness()).isEqualTo(new Lateness(after(ended, 3), true, "outage.grace", 1));
        assertThat(alleged()).hasSize(1);
    }

    @Test
    void aDepartureWithoutANoticeIsABreachWhenTheGraceIsOver() {
        LocalDate lastDay = today().minusDays(21);
        declare(station, lastDay, today().minusDays(1));
        departs();
        assertThat(alleged()).isEmpty();
        LocalDate end = after(today().minusDays(1), 3);
        sweepOn(end);
        assertThat(alleged()).as("can be told still").isEmpty();
        sweepOn(end.plusDays(1));
        assertThat(alleged())
                .singleElement()
                .satisfies(breach -> assertThat(breach.broken().dueOn()).isEqualTo(end));
        sweep.runDue(() -> true);
        assertThat(alleged()).hasSize(1);
    }

    @Test
    void anOutageThatIsKnownLateTakesTheBreachOfADepartureAwayForItsGrace() {
        departs();
        assertThat(alleged()).hasSize(1);
        UUID going = outages.declare(
                station, today().minusDays(21), null, "Flood", officer().actor());
        sweep.runDue(() -> true);
        assertThat(alleged()).isEmpty();
        assertThat(breaches.of(person()).getFirst().reason()).isEqualTo("PUT_OFF");
        LocalDate ended = today();
        later(30);
        sweep.runDue(() -> true);
        assertThat(alleged()).as("the outage goes on").isEmpty();
        outages.end(going, ended, officer().actor());
        sweep.runDue(() -> true);
        assertThat(alleged()).hasSize(1);
    }

    private void declare(String where, LocalDate from, LocalDate until) {
        outages.declare(where, from, until, "Flood", officer().actor());
    }

    private Notice take(LocalDate moved, LocalDate told) {
        return notices.take(
                person(),
                new NewNotice(
                        UUID.randomUUID(),
                        new NewHome("House 9", district, null, moved),
                        told,
                        How.AT_STATION,
                        station),
                officer().actor());
    }

    private void departs() {
        crossings.takeAtOnce(
                new BorderCrossings.Reported(
                        UUID.randomUUID().toString(),
                        people.get(person()).cnics().getFirst().cnic(),
                        Direction.DEPARTED,
                        today(),
                        "AE",
                        "Lahore"),
                new Machine(UUID.randomUUID(), "border", Feed.IMMIGRATION, "IMMIGRATION"),
                Actor.system("test"));
    }

    private Notice find(Notice notice) {
        return notices.of(person()).stream()
                .filter(one -> one.id().equals(notice.id()))
                .findFirst()
                .orElseThrow();
    }

    private String page(Notice notice) {
        WebSession session = new WebSession(port);
        session.signIn(officer().name(), Officers.PASSWORD);
        return session.get("/people/" + person() + "/notices/" + notice.id()).body();
    }

    private List<Breach> alleged() {
        return breaches.of(person()).stream()
                .filter(breach -> breach.state() == Breach.State.ALLEGED
                        && breach.broken().name().startsWith("NOTIFY_"))
                .toList();
    }

    private LocalDate after(LocalDate day, int workingDays) {
        return laws.current().workingDays().after(day, workingDays);
    }

    private void sweepOn(LocalDate day) {
        later(today().until(day).getDays());
        sweep.runDue(() -> true);
    }

    private void later(int days) {
        clock.move(Duration.ofDays(days));
        travelled = travelled.plusDays(days);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private Officer officer() {
        return Objects.requireNonNull(made);
    }

    private PersonId person() {
        return Objects.requireNonNull(someone);
    }
}
