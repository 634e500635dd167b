package pk.gov.nsor.policing.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.jobs.ClockWatch;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.reference.Announcements;
import pk.gov.nsor.foundation.reference.Laws;
import pk.gov.nsor.policing.notices.How;
import pk.gov.nsor.policing.notices.NewNotice;
import pk.gov.nsor.policing.notices.Notices;
import pk.gov.nsor.policing.notices.Particulars.Leg;
import pk.gov.nsor.policing.notices.Particulars.TravelAbroad;
import pk.gov.nsor.policing.notices.review.NoticeSweep;
import pk.gov.nsor.policing.notices.task.Task;
import pk.gov.nsor.policing.notices.task.Tasks;
import pk.gov.nsor.policing.supervision.assignment.Transfers;
import pk.gov.nsor.policing.supervision.review.CaseReviewHalts;
import pk.gov.nsor.policing.supervision.review.CaseReviewHalts.Cause;
import pk.gov.nsor.policing.supervision.review.CaseReviewJob;
import pk.gov.nsor.policing.supervision.review.CaseReviewRuns;
import pk.gov.nsor.record.register.NewAddress;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.record.registration.Standings;
import pk.gov.nsor.testing.ClockGoesOn;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.WebSession;

/** On a database of its own, since what it stops stands still for all. */
@RegisterTest
@ClockGoesOn
@TestPropertySource(properties = "nsor.supervision.batch=2")
class CaseReviewTest {

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private Standings standings;

    @Autowired
    private CaseReviewJob sweep;

    @Autowired
    private CaseReviewHalts halts;

    @Autowired
    private Outages outages;

    @Autowired
    private Stations stations;

    @Autowired
    private Transfers transfers;

    @Autowired
    private People people;

    @Autowired
    private Notices notices;

    @Autowired
    private NoticeSweep noticeSweep;

    @Autowired
    private Tasks tasks;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Laws laws;

    @Autowired
    private Accounts accounts;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    @LocalServerPort
    private int port;

    private long elapsed;
    private ClockWatch watch;
    private CaseReviewRuns runs;
    private Officer supervisor;

    @BeforeEach
    void aProcess() {
        watch = new ClockWatch(jdbc, () -> Stream.of(halts), () -> elapsed, clock);
        runs = new CaseReviewRuns(jdbc, sweep, watch, halts, outages, List.of(), clock);
        supervisor = new Officers(accounts).with(Role.NATIONAL_SUPERVISOR);
        runs.run(() -> true);
    }

    @AfterEach
    void running() {
        halts.now().ifPresent(halt -> halts.goOn(halt.id(), "The test is over", supervisor.actor()));
    }

    @Test
    void afterDaysOnWhichTheRegisterWasAwayTheBreachWaitsForTheGrace() {
        PersonId person = person();
        LocalDate due = Objects.requireNonNull(standings.requirement(person).nextVerificationDueOn());
        dailyTo(due.minusDays(1));
        assertThat(breaches(person)).isEmpty();
        pass(Duration.ofDays(4));
        runs.run(() -> true);
        assertThat(breaches(person)).as("back after four days").isEmpty();
        LocalDate last = LocalDate.now(clock).minusDays(1);
        assertThat(outages.all()).anySatisfy(outage -> {
            assertThat(outage.station()).isNull();
            assertThat(outage.from()).isEqualTo(due.minusDays(1));
            assertThat(outage.until()).isEqualTo(last);
        });
        int declared = outages.all().size();
        runs.run(() -> true);
        assertThat(outages.all()).as("said once").hasSize(declared);
        LocalDate until = laws.current().workingDays().after(last, 3);
        dailyTo(until);
        assertThat(breaches(person)).isEmpty();
        dailyTo(until.plusDays(1));
        assertThat(breaches(person)).containsExactly("ALLEGED");
    }

    @Test
    void aClockThatJumpsAheadStopsTheSweepUntilASupervisorLetsItGoOn() {
        PersonId person = person();
        LocalDate due = Objects.requireNonNull(standings.requirement(person).nextVerificationDueOn());
        jump(Duration.ofDays(ChronoUnit.DAYS.between(LocalDate.now(clock), due.plusDays(1))));
        assertThat(runs.run(() -> true)).isZero();
        assertThat(halts.now().orElseThrow().cause()).isEqualTo(Cause.JUMPED_AHEAD);
        assertThat(breaches(person)).isEmpty();
        assertThat(runs.run(() -> true)).as("it does not get used to it").isZero();

        UUID halt = halts.now().orElseThrow().id();
        assertRefused("case-review.reason", () -> halts.goOn(halt, " ", supervisor.actor()));
        halts.goOn(halt, "The machine stood still; its clock is right", supervisor.actor());
        assertRefused("case-review.ended", () -> halts.goOn(halt, "Again", supervisor.actor()));
        assertThat(runs.run(() -> true)).isPositive();
        assertThat(jdbc.sql("select count(*) from audit.entry where action = ?")
                        .param(TrailAction.CASE_REVIEW_RESUMED.name())
                        .query(Integer.class)
                        .single())
                .isPositive();
    }

    @Test
    void nationalSupervisorsSeeItOnTodayAndLetItGoOnThereAndNobodyElseCan() {
        halts.halt(Cause.JUMPED_AHEAD, Duration.ofDays(5));
        WebSession web = new WebSession(port);
        web.signIn(supervisor.name(), Officers.PASSWORD);
        assertThat(web.get("/").body()).contains("The daily case review is stopped", "href=\"/case-review\"");
        assertThat(web.get("/case-review").body()).contains("jumped ahead", "120");
        UUID halt = halts.now().orElseThrow().id();
        assertThat(web.submit("/case-review", "/case-review", Map.of("halt", halt.toString(), "reason", " "))
                        .body())
                .contains("Say what was wrong with the clock");
        assertThat(web.submit(
                                "/case-review",
                                "/case-review",
                                Map.of("halt", halt.toString(), "reason", "It was paused"))
                        .statusCode())
                .isIn(200, 302, 303);
        assertThat(halts.now()).isEmpty();
        assertThat(web.get("/").body()).doesNotContain("The daily case review is stopped");

        Officer other = new Officers(accounts).with(Role.DISTRICT_SUPERVISOR);
        WebSession others = new WebSession(port);
        others.signIn(other.name(), Officers.PASSWORD);
        assertThat(others.get("/case-review").statusCode()).isIn(403, 404);
    }

    @Test
    void aClockThatJumpsBackStopsTheSweep() {
        jump(Duration.ofDays(-3));
        watch.check();
        assertThat(halts.now().orElseThrow().cause()).isEqualTo(Cause.JUMPED_BACK);
        assertThat(runs.run(() -> true)).isZero();
        halts.goOn(halts.now().orElseThrow().id(), "It had been three days ahead", supervisor.actor());
        assertThat(halts.now()).isEmpty();
        pass(Duration.ofDays(3));
    }

    @Test
    void aCaseThatCanNotBeReviewedDoesNotHoldUpTheOthers() {
        List<PersonId> before = List.of(person(), person(), person());
        PersonId broken = person();
        List<PersonId> after = List.of(person(), person(), person());
        LocalDate due = Objects.requireNonNull(standings.requirement(broken).nextVerificationDueOn());
        dailyTo(due);
        // A second breach of one duty is refused by the database.
        jdbc.sql("""
                        insert into supervision.breach (id, person_id, duty_id, alleged_on, state, recorded_at)
                        select gen_random_uuid(), person_id, id, due_on, 'ALLEGED', now() from supervision.duty
                        where person_id = ? and state = 'OPEN'
                        """).param(broken.value()).update();
        dailyTo(due.plusDays(1));
        assertThat(before).allSatisfy(other -> assertThat(breaches(other)).containsExactly("ALLEGED"));
        assertThat(after).allSatisfy(other -> assertThat(breaches(other)).containsExactly("ALLEGED"));
        assertThat(breaches(broken)).hasSize(1);
        assertThat(waiting()).as("tried again with each run").isEqualTo(1);
        jdbc.sql("update supervision.breach set state = 'WITHDRAWN', decided_on = ? where person_id = ?")
                .params(due, broken.value())
                .update();
        runs.run(() -> true);
        assertThat(breaches(broken)).containsExactlyInAnyOrder("WITHDRAWN", "ALLEGED");
    }

    @Test
    @Tag("long")
    void dueWorkThatFailsIsNoAbsenceOfTheRegister() {
        AtomicInteger others = new AtomicInteger();
        DueWork failing = mayGoOn -> {
            throw new IllegalStateException("One row that can not be read");
        };
        runs = new CaseReviewRuns(
                jdbc, sweep, watch, halts, outages, List.of(failing, mayGoOn -> others.incrementAndGet()), clock);
        PersonId person = person();
        LocalDate due = Objects.requireNonNull(standings.requirement(person).nextVerificationDueOn());
        int declared = outages.all().size();
        dailyTo(due.plusDays(1));
        assertThat(others.get()).as("what comes after it").isGreaterThan(2);
        assertThat(outages.all()).hasSize(declared);
        assertThat(breaches(person)).containsExactly("ALLEGED");
    }

    @Test
    void aNoticeThatCanNotBeReviewedDoesNotHoldUpTheOthers() {
        List<PersonId> travellers = List.of(person(), person(), person());
        PersonId broken = travellers.get(1);
        LocalDate until = LocalDate.now(clock).plusDays(40);
        travellers.forEach(traveller -> leftUntil(traveller, until));
        // What is not encrypted under the key of the record can not be read.
        jdbc.sql("""
                        insert into notices.notice
                            (id, person_id, kind, happens_on, until_on, particulars, announced_on, how, station_code, state,
                             is_late, rule_key, rule_version, recorded_at, recorded_by)
                        select gen_random_uuid(), person_id, kind, happens_on + 1, until_on, '\\x00', announced_on, how,
                            station_code, state, is_late, rule_key, rule_version, recorded_at, recorded_by
                        from notices.notice where person_id = ?
                        """).param(broken.value()).update();
        dailyTo(until.plusDays(1));
        noticeSweep.runDue(() -> true);
        assertThat(List.of(travellers.getFirst(), travellers.getLast()))
                .allSatisfy(other ->
                        assertThat(tasks.of(other)).extracting(Task::kind).containsExactly(Task.Kind.RETURN_OVERDUE));
        assertThat(tasks.of(broken)).isEmpty();
        assertThat(jdbc.sql("select person_id from notices.notice where review_on <= ?")
                        .param(LocalDate.now(clock))
                        .query(PersonId.class)
                        .list())
                .as("tried again with each run")
                .containsExactly(broken);
    }

    /** Told of a journey abroad, and left. */
    private void leftUntil(PersonId person, LocalDate until) {
        LocalDate on = until.minusDays(10);
        UUID notice = UUID.randomUUID();
        notices.take(
                person,
                new NewNotice(
                        notice,
                        new TravelAbroad(List.of(new Leg("AE", on)), on, until, "Work", "PK 203", "ab-1234567"),
                        LocalDate.now(clock),
                        How.AT_STATION,
                        "city-police-station-lahore"),
                supervisor.actor());
        jdbc.sql("update notices.notice set departed_on = ?, review_on = ? where id = ?")
                .params(on, until.plusDays(1), notice)
                .update();
    }

    @Test
    void onTheDayOfASplitWhoLivesThereIsWithTheStationOfTheNewDistrict() {
        LocalDate day = LocalDate.now(clock).plusDays(3);
        PersonId person =
                person(new NewAddress("House 3, Street 9", "faisalabad", "PK60804", LocalDate.of(2024, 1, 1)));
        Announcements announcements = new Announcements(context);
        announcements.station("sadar-police-station-jaranwala", "faisalabad");
        announcements.split("faisalabad", "Jaranwala", "جڑانوالہ", day, "PK60804", "sadar-police-station-jaranwala");
        dailyTo(day.minusDays(1));
        assertThat(stations.of(person).orElseThrow().station()).isEqualTo("city-police-station-faisalabad");
        dailyTo(day);
        assertThat(stations.of(person).orElseThrow().station()).isEqualTo("sadar-police-station-jaranwala");
    }

    @Test
    void whoIsReviewedBeforeASplitOrMovesThereAfterItsApprovalIsReviewedOnItsDayToo() {
        LocalDate day = LocalDate.now(clock).plusDays(5);
        NewAddress home = new NewAddress("House 3, Street 9", "sialkot", "PK63401", LocalDate.of(2024, 1, 1));
        PersonId person = person(home);
        PersonId moving = person();
        Announcements announcements = new Announcements(context);
        announcements.station("sadar-police-station-daska", "sialkot");
        announcements.split("sialkot", "Daska", "ڈسکہ", day, "PK63401", "sadar-police-station-daska");
        pass(Duration.ofDays(1));
        people.recordAddress(
                person,
                new NewAddress("House 4, Street 9", "sialkot", "PK63401", LocalDate.now(clock)),
                supervisor.actor());
        people.recordAddress(
                moving,
                new NewAddress("House 5, Street 9", "sialkot", "PK63401", LocalDate.now(clock)),
                supervisor.actor());
        dailyTo(day.minusDays(1));
        assertThat(stations.of(person).orElseThrow().station()).isEqualTo("city-police-station-sialkot");
        assertThat(transfers.offered(moving).orElseThrow().toDistrict()).isEqualTo("sialkot");
        dailyTo(day);
        assertThat(stations.of(person).orElseThrow().station()).isEqualTo("sadar-police-station-daska");
        assertThat(transfers.offered(moving).orElseThrow().toDistrict()).isEqualTo("daska");
    }

    @Test
    void whoIsOfferedToADistrictThatIsSplitIsOfferedToTheNewOneFromItsDayOn() {
        LocalDate day = LocalDate.now(clock).plusDays(3);
        PersonId person = person();
        PersonId taken = person();
        for (PersonId moved : List.of(person, taken)) {
            people.recordAddress(
                    moved,
                    new NewAddress("House 3, Street 9", "kasur", "PK61401", LocalDate.now(clock)),
                    supervisor.actor());
            assertThat(transfers.offered(moved).orElseThrow().toDistrict()).isEqualTo("kasur");
        }
        Announcements announcements = new Announcements(context);
        announcements.station("sadar-police-station-chunian", "kasur");
        announcements.split("kasur", "Chunian", "چونیاں", day, "PK61401", "sadar-police-station-chunian");
        dailyTo(day.minusDays(1));
        assertThat(transfers.offered(person).orElseThrow().toDistrict()).isEqualTo("kasur");

        pass(Duration.ofDays(1));
        transfers.accept(transfers.offered(taken).orElseThrow().id(), "city-police-station-kasur", supervisor.actor());
        assertThat(transfers.offered(taken).orElseThrow().toDistrict())
                .as("accepted on the day, before the review")
                .isEqualTo("chunian");

        sweep.run();
        assertThat(transfers.offered(person).orElseThrow().toDistrict()).isEqualTo("chunian");
        assertThat(stations.of(person).orElseThrow().station()).isEqualTo("city-police-station-lahore");
    }

    @Test
    void afterASplitAnOfficersOfferToTheDistrictTheHomeLayInBeforeStandsAndIsAccepted() {
        LocalDate day = LocalDate.now(clock).plusDays(3);
        PersonId person = person(new NewAddress("House 3, Street 9", "okara", "PK62601", LocalDate.of(2024, 1, 1)));
        Announcements announcements = new Announcements(context);
        announcements.station("sadar-police-station-depalpur", "okara");
        announcements.split("okara", "Depalpur", "دیپالپور", day, "PK62601", "sadar-police-station-depalpur");
        dailyTo(day.plusDays(1));
        assertThat(stations.of(person).orElseThrow().station()).isEqualTo("sadar-police-station-depalpur");

        UUID offer = transfers.offer(person, "okara", "Works there", supervisor.actor());
        reviewAgain(person);
        assertThat(transfers.offered(person).orElseThrow().id()).isEqualTo(offer);
        transfers.accept(offer, "city-police-station-okara", supervisor.actor());
        assertThat(transfers.offered(person)).isEmpty();
        reviewAgain(person);
        assertThat(transfers.offered(person)).isEmpty();
        assertThat(stations.of(person).orElseThrow().station()).isEqualTo("city-police-station-okara");
    }

    @Test
    void anOfficersOfferToADistrictThatIsSplitLaterFollowsTheHome() {
        LocalDate day = LocalDate.now(clock).plusDays(3);
        PersonId person = person();
        people.recordAddress(
                person,
                new NewAddress("House 3, Street 9", "gujranwala", "PK60902", LocalDate.now(clock)),
                supervisor.actor());
        transfers.withdraw(transfers.offered(person).orElseThrow().id(), "To be explained", supervisor.actor());
        transfers.offer(person, "gujranwala", "Lives there", supervisor.actor());
        Announcements announcements = new Announcements(context);
        announcements.station("sadar-police-station-kamoke", "gujranwala");
        announcements.split("gujranwala", "Kamoke", "کامونکی", day, "PK60902", "sadar-police-station-kamoke");
        dailyTo(day);
        assertThat(transfers.offered(person).orElseThrow().toDistrict()).isEqualTo("kamoke");
    }

    @Test
    void aProcessThatStopsLeavesTheRestToAnother() {
        PersonId person = person();
        jdbc.sql("update supervision.case_file set next_review_on = ? where person_id = ?")
                .params(LocalDate.now(clock), person.value())
                .update();
        assertThat(runs.run(() -> false)).isZero();
        assertThat(waiting()).isPositive();
        new CaseReviewRuns(jdbc, sweep, watch, halts, outages, List.of(), clock).run(() -> true);
        assertThat(waiting()).isZero();
    }

    @Test
    void timeThatPassesIsNoJump() {
        pass(Duration.ofDays(40));
        watch.check();
        assertThat(halts.now()).isEmpty();
    }

    @Test
    void aClockThatJumpsInTheMiddleOfARunStopsItBeforeTheNextBatch() {
        for (int i = 0; i < 2; i++) {
            person();
        }
        jdbc.sql("update supervision.case_file set next_review_on = ?")
                .param(LocalDate.now(clock))
                .update();
        AtomicInteger asked = new AtomicInteger();
        sweep.runDue(() -> {
            asked.incrementAndGet();
            return false;
        });
        assertThat(asked).hasValue(1);
        sweep.run();
        assertThat(waiting()).isZero();
    }

    @Test
    void aProcessWhoseClockIsNotTheDatabasesStopsTheSweepWhereItStarts() {
        Duration away = Duration.between(OffsetDateTime.now(clock), OffsetDateTime.now(java.time.Clock.systemUTC()));
        jump(away);
        watch.start();
        assertThat(halts.now()).isEmpty();
        jump(Duration.ofDays(2));
        watch.start();
        assertThat(halts.now().orElseThrow().cause()).isEqualTo(Cause.NOT_AS_THE_DATABASE);
        jump(away.negated());
    }

    @Test
    void whatARunThatWasCutShortHadDoneIsNotDoneAgain() {
        PersonId person = person();
        LocalDate due = Objects.requireNonNull(standings.requirement(person).nextVerificationDueOn());
        dailyTo(due.plusDays(1));
        List<String> before = breaches(person);
        jdbc.sql("update supervision.case_file set next_review_on = ? where person_id = ?")
                .params(LocalDate.now(clock), person.value())
                .update();
        runs.run(() -> true);
        assertThat(breaches(person)).isEqualTo(before).containsExactly("ALLEGED");
    }

    private PersonId person() {
        return person(Offenders.address());
    }

    private PersonId person(NewAddress address) {
        return registration
                .register(
                        Offenders.identity(LocalDate.of(1990, 5, 1)),
                        Samples.cnic(),
                        List.of(address),
                        Offenders.conviction("PPC 376"),
                        null,
                        supervisor.actor())
                .person();
    }

    private void reviewAgain(PersonId person) {
        jdbc.sql("update supervision.case_file set next_review_on = ? where person_id = ?")
                .params(LocalDate.now(clock), person.value())
                .update();
        sweep.run();
    }

    private void dailyTo(LocalDate day) {
        while (LocalDate.now(clock).isBefore(day)) {
            pass(Duration.ofHours(12));
            runs.run(() -> true);
        }
    }

    private void pass(Duration time) {
        elapsed += time.toNanos();
        clock.move(time);
    }

    private void jump(Duration by) {
        clock.move(by);
    }

    private int waiting() {
        return jdbc.sql("select count(*) from supervision.case_file where next_review_on <= ?")
                .param(LocalDate.now(clock))
                .query(Integer.class)
                .single();
    }

    private List<String> breaches(PersonId person) {
        return jdbc.sql("select state from supervision.breach where person_id = ? order by recorded_at")
                .param(person.value())
                .query(String.class)
                .list();
    }

    private static void assertRefused(String code, Runnable step) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(step::run)
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
