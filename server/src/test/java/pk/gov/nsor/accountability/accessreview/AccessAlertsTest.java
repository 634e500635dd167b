package pk.gov.nsor.accountability.accessreview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.accountability.accessreview.AccessAlerts.Question;
import pk.gov.nsor.foundation.access.AccessGround;
import pk.gov.nsor.foundation.access.Account;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Jurisdiction.OfProvince;
import pk.gov.nsor.foundation.access.NewAccount;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.escalation.EscalationLevel;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.shell.list.ListSort;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.TestDatabase;
import pk.gov.nsor.testing.TrailReader;
import pk.gov.nsor.testing.WebSession;

/** Who sees a alert, who disposes of it, who objects, and where it goes when nobody does. */
@RegisterTest
class AccessAlertsTest {

    private static final Question WAITING = new Question(null, null, "");
    private static final OfDistrict LAHORE = new OfDistrict("lahore");

    @LocalServerPort
    private int port;

    @Autowired
    private DayReview review;

    @Autowired
    private AccessReviewJob watch;

    @Autowired
    private AccessAlerts accessAlerts;

    @Autowired
    private Accounts accounts;

    @Autowired
    private People people;

    @Autowired
    private JdbcOperations statements;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private TestClock clock;

    @Test
    void aFindingIsOfItsPlaceAndOfNobodyItIsAbout() {
        Officer officer = officers().of(LAHORE, Role.SUPERVISING_OFFICER);
        UUID id = alert(officer);
        assertThat(sees(officers().of(LAHORE, Role.DISTRICT_SUPERVISOR), id)).isTrue();
        assertThat(sees(officers().of(new OfDistrict("multan"), Role.DISTRICT_SUPERVISOR), id))
                .isFalse();
        assertThat(sees(officers().of(new OfProvince("PK-PB"), Role.PROVINCIAL_SUPERVISOR), id))
                .isTrue();
        assertThat(sees(officers().of(new OfProvince("PK-SD"), Role.PROVINCIAL_SUPERVISOR), id))
                .isFalse();
        assertThat(sees(officers().with(Role.NATIONAL_SUPERVISOR), id)).isTrue();
        assertThat(sees(officers().with(Role.AUDITOR), id)).isTrue();
        assertThat(AccessAlertScope.isFor(officer.signedIn())).isFalse();
        assertThat(AccessAlertScope.isFor(
                        officers().with(Role.DISTRICT_SUPERVISOR).signedIn()))
                .as("a supervisor without a place")
                .isFalse();
    }

    @Test
    void whatIsAboutASupervisorIsForThoseAboveThem() {
        Officer district = officers().of(LAHORE, Role.DISTRICT_SUPERVISOR);
        UUID ofDistrict = alert(district);
        assertThat(sees(district, ofDistrict)).isFalse();
        assertThat(sees(officers().of(LAHORE, Role.DISTRICT_SUPERVISOR), ofDistrict))
                .isFalse();
        assertThat(sees(officers().of(new OfProvince("PK-PB"), Role.PROVINCIAL_SUPERVISOR), ofDistrict))
                .isTrue();

        Officer province = officers().of(new OfProvince("PK-PB"), Role.PROVINCIAL_SUPERVISOR);
        UUID ofProvince = alert(province);
        assertThat(sees(officers().of(new OfProvince("PK-PB"), Role.PROVINCIAL_SUPERVISOR), ofProvince))
                .isFalse();
        assertThat(sees(officers().with(Role.NATIONAL_SUPERVISOR), ofProvince)).isTrue();

        Officer nation = officers().with(Role.NATIONAL_SUPERVISOR);
        UUID ofNation = alert(nation);
        assertThat(sees(nation, ofNation)).as("about oneself").isFalse();
        assertThatThrownBy(() -> accessAlerts.dispose(
                        ofNation, StepKind.EXPLAINED, "It was I myself", 0, nation.signedIn(), nation.actor()))
                .isInstanceOf(NoSuchElementException.class);
        assertThat(sees(officers().with(Role.NATIONAL_SUPERVISOR), ofNation)).isTrue();
    }

    @Test
    void searchesCountByTheHourAndAreFruitlessUnlessARecordIsOpenedOrWorkedOnBeforeTheNext() {
        LocalDate day = day();
        Officer below = officers().of(LAHORE, Role.SUPERVISING_OFFICER);
        Officer hourly = officers().of(LAHORE, Role.SUPERVISING_OFFICER);
        Officer daily = officers().of(LAHORE, Role.SUPERVISING_OFFICER);
        Officer fruitless = officers().of(LAHORE, Role.SUPERVISING_OFFICER);
        RecordedViews views = new RecordedViews(statements);
        searches(views, below, day, 10, 39, 29);
        searches(views, below, day, 11, 39, 0);
        searches(views, below, day, 12, 21, 0);
        searches(views, hourly, day, 10, 40, 29);
        searches(views, daily, day, 10, 39, 29);
        searches(views, daily, day, 11, 39, 0);
        searches(views, daily, day, 12, 22, 0);
        searches(views, fruitless, day, 10, 20, 15);
        searches(views, fruitless, day, 11, 15, 15);
        // Days before and after are others.
        searches(views, below, day.minusDays(1), 23, 39, 29);
        searches(views, below, day.plusDays(1), 0, 39, 29);
        views.write();
        review.goThrough(day);
        assertThat(figures(below)).isEmpty();
        assertThat(figures(hourly))
                .containsExactly("SEARCHES {\"limit\": 100, \"hourly\": 40, \"searches\": 40, \"hourly-limit\": 40}");
        assertThat(figures(daily))
                .containsExactly("SEARCHES {\"limit\": 100, \"hourly\": 39, \"searches\": 100, \"hourly-limit\": 40}");
        assertThat(figures(fruitless))
                .containsExactly("FRUITLESS {\"limit\": 30, \"searches\": 35, \"fruitless\": 30}");
        UUID id = jdbc.sql("select id from accessreview.alert where officer_id = ?")
                .param(fruitless.account().id())
                .query(UUID.class)
                .single();
        Officer supervisor = officers().of(LAHORE, Role.DISTRICT_SUPERVISOR);
        WebSession session = new WebSession(port);
        session.signIn(supervisor.name(), Officers.PASSWORD);
        String page = session.get("/access-alerts/" + id).body();
        assertThat(page)
                .contains("Searches after which no record was opened")
                .contains("30 of 35 searches after which no record was opened; the alert starts at 30 in a day.")
                .contains("<td>A search</td>");
    }

    /** The first ones open nothing; after the others somebody is looked at, or worked on. */
    private static void searches(
            RecordedViews views, Officer officer, LocalDate day, int hour, int searches, int fruitless) {
        UUID id = officer.account().id();
        UUID record = new UUID(7, 7);
        for (int each = 0; each < searches; each++) {
            views.search(id, day, hour);
            if (each >= fruitless && each % 2 == 0) {
                views.look(id, record, AccessGround.OWN_CASE, day, hour);
            } else if (each >= fruitless) {
                views.work(id, record, day, hour);
            }
        }
    }

    private List<String> figures(Officer officer) {
        return jdbc.sql("""
                        select rule || ' ' || figures from accessreview.alert where officer_id = ? order by 1
                        """).param(officer.account().id()).query(String.class).list();
    }

    @Test
    void oneOfTheCrowdRoundARecordDisposesOfNothingAboutIt() {
        LocalDate day = day();
        UUID record = UUID.randomUUID();
        Officer among = officers().with(Role.NATIONAL_SUPERVISOR);
        RecordedViews views =
                new RecordedViews(statements).look(among.account().id(), record, AccessGround.NATIONAL_DUTY, day, 12);
        for (int each = 0; each < 7; each++) {
            views.look(
                    officers().of(LAHORE, Role.SUPERVISING_OFFICER).account().id(),
                    record,
                    AccessGround.WHEREABOUTS_UNKNOWN,
                    day,
                    12);
        }
        views.write();
        review.goThrough(day);
        UUID id = jdbc.sql("select id from accessreview.alert where subject_id = ?")
                .param(record)
                .query(UUID.class)
                .single();
        Officer other = officers().with(Role.NATIONAL_SUPERVISOR);
        assertThat(accessAlerts.mayDispose(get(id, among), scope(among))).isFalse();
        assertThat(accessAlerts.mayDispose(get(id, other), scope(other))).isTrue();
        assertThat(accessAlerts.countEntries(get(id, other))).isEqualTo(8);
    }

    @Test
    void aDispositionTakesAReasonAndDaysWithinThePolicyAndIsMadeOnce() {
        UUID id = alert(officers().of(LAHORE, Role.SUPERVISING_OFFICER));
        Officer supervisor = officers().of(LAHORE, Role.DISTRICT_SUPERVISOR);
        assertRefused("access-review.reason", () -> dispose(id, StepKind.WARNED, "abcd", 0, supervisor));
        assertRefused("access-review.reason", () -> dispose(id, StepKind.WARNED, "x".repeat(1001), 0, supervisor));
        assertRefused("access-review.days", () -> dispose(id, StepKind.EXPLAINED, "abcde", 91, supervisor));
        assertRefused("access-review.days", () -> dispose(id, StepKind.EXPLAINED, "abcde", -1, supervisor));
        assertRefused("access-review.kind", () -> dispose(id, StepKind.OBJECTED, "abcde", 0, supervisor));
        dispose(id, StepKind.EXPLAINED, "x".repeat(1000), 90, supervisor);
        assertThat(get(id, supervisor).quietUntil())
                .isEqualTo(LocalDate.now(clock).plusDays(90));
        assertRefused("access-review.changed", () -> dispose(id, StepKind.WARNED, "abcde", 0, supervisor));
        assertThat(new TrailReader(jdbc).of(supervisor.account().id())).contains("ACCESS_ALERT_DISPOSED DONE");
    }

    @Test
    void anObjectionIsForAnotherNationalSupervisor() {
        UUID id = alert(officers().of(LAHORE, Role.SUPERVISING_OFFICER));
        Officer first = officers().with(Role.NATIONAL_SUPERVISOR);
        Officer second = officers().with(Role.NATIONAL_SUPERVISOR);
        Officer auditor = officers().with(Role.AUDITOR);
        Officer district = officers().of(LAHORE, Role.DISTRICT_SUPERVISOR);
        assertRefused(
                "access-review.not-disposed",
                () -> accessAlerts.object(id, "Too lenient", auditor.signedIn(), auditor.actor()));
        assertRefused("access-review.may-not", () -> dispose(id, StepKind.WARNED, "I audit it away", 0, auditor));
        dispose(id, StepKind.EXPLAINED, "A night shift", 30, first);
        assertRefused("access-review.reason", () -> accessAlerts.object(id, "no", auditor.signedIn(), auditor.actor()));
        accessAlerts.object(id, "No roster was looked at", auditor.signedIn(), auditor.actor());
        AccessAlert objected = get(id, first);
        assertThat(objected.state()).isEqualTo(AccessAlertState.OBJECTED);
        assertThat(objected.quietUntil()).as("the explanation holds no longer").isNull();
        assertThat(objected.level()).isEqualTo(EscalationLevel.NATIONAL);
        assertRefused("access-review.may-not", () -> dispose(id, StepKind.WARNED, "Once more", 0, first));
        assertRefused("access-review.may-not", () -> dispose(id, StepKind.WARNED, "I know better", 0, district));
        dispose(id, StepKind.REFERRED, "To the inspector general", 0, second);
        assertThat(accessAlerts.steps(get(id, second)))
                .extracting(AccessAlertStep::kind)
                .containsExactly(StepKind.EXPLAINED, StepKind.OBJECTED, StepKind.REFERRED);
        assertThat(new TrailReader(jdbc).of(auditor.account().id())).contains("ACCESS_ALERT_OBJECTED DONE");
    }

    @Test
    void whatIsOpenGrowsAndWhatIsExplainedStaysQuietUntilThereIsClearlyMore() {
        Officer officer = officers().of(LAHORE, Role.SUPERVISING_OFFICER);
        Officer supervisor = officers().of(LAHORE, Role.DISTRICT_SUPERVISOR);
        LocalDate day = day();
        night(officer, 5, day);
        night(officer, 6, day.plusDays(1));
        UUID id = only(officer);
        assertThat(get(id, supervisor).days()).isEqualTo(2);
        assertThat(get(id, supervisor).figures()).containsEntry("records", 6);
        assertThat(accessAlerts.countEntries(get(id, supervisor))).isEqualTo(11);
        dispose(id, StepKind.EXPLAINED, "The night desk", 90, supervisor);
        jdbc.sql("update accessreview.alert set quiet_until = ? where id = ?")
                .params(day.plusDays(4), id)
                .update();
        night(officer, 12, day.plusDays(2));
        assertThat(get(only(officer), supervisor).quietDays()).isEqualTo(1);
        night(officer, 13, day.plusDays(3));
        assertThat(count(officer)).as("more than twice what was explained").isEqualTo(2);
    }

    @Test
    void anExplanationThatIsOverHoldsNoLonger() {
        Officer officer = officers().of(LAHORE, Role.SUPERVISING_OFFICER);
        LocalDate day = day();
        night(officer, 5, day);
        UUID id = only(officer);
        dispose(id, StepKind.EXPLAINED, "The night desk", 1, officers().of(LAHORE, Role.DISTRICT_SUPERVISOR));
        jdbc.sql("update accessreview.alert set quiet_until = ? where id = ?")
                .params(day.plusDays(1), id)
                .update();
        night(officer, 5, day.plusDays(1));
        assertThat(count(officer)).isEqualTo(1);
        night(officer, 5, day.plusDays(2));
        assertThat(count(officer)).isEqualTo(2);
    }

    @Test
    void aDayIsGoneThroughOnceWhicheverProcessDoesIt() {
        Officer officer = officers().of(LAHORE, Role.SUPERVISING_OFFICER);
        LocalDate day = day();
        night(officer, 5, day);
        review.goThrough(day);
        assertThat(get(only(officer), officers().with(Role.AUDITOR)).days()).isEqualTo(1);
    }

    @Test
    void afterAnOutageEachDayThatWasMissedIsGoneThroughAndTheLastOneOnlyWhenItIsOver() {
        Officer officer = officers().of(LAHORE, Role.SUPERVISING_OFFICER);
        LocalDate first = day();
        night(officer, 5, first);
        RecordedViews views = new RecordedViews(statements);
        views.views(officer.account().id(), 5, AccessGround.OWN_CASE, first.plusDays(3), 23);
        views.views(officer.account().id(), 5, AccessGround.OWN_CASE, first.plusDays(4), 23);
        views.write();
        // To half past midnight after the fourth day, whose last transactions may still be open.
        Duration ahead = Duration.between(
                clock.instant(),
                first.plusDays(5).atTime(0, 30).atZone(clock.getZone()).toInstant());
        clock.move(ahead);
        try {
            watch.runDue(() -> true);
            assertThat(get(only(officer), officers().with(Role.AUDITOR)).lastDay())
                    .isEqualTo(first.plusDays(3));
            clock.move(Duration.ofHours(1));
            watch.runDue(() -> false);
            assertThat(get(only(officer), officers().with(Role.AUDITOR)).lastDay())
                    .as("told to stop")
                    .isEqualTo(first.plusDays(3));
            watch.runDue(() -> true);
            assertThat(get(only(officer), officers().with(Role.AUDITOR)).lastDay())
                    .isEqualTo(first.plusDays(4));
        } finally {
            clock.move(ahead.negated().minusHours(1));
        }
    }

    @Test
    void whatNobodyDisposesOfGoesToTheProvinceAndTheNationOnceEach() {
        UUID id = alert(officers().of(LAHORE, Role.SUPERVISING_OFFICER));
        Officer national = officers().with(Role.NATIONAL_SUPERVISOR);
        opened(id, 6);
        assertThat(get(id, national).level()).isEqualTo(EscalationLevel.DISTRICT);
        opened(id, 7);
        assertThat(get(id, national).level()).isEqualTo(EscalationLevel.PROVINCE);
        watchLevels();
        watchLevels();
        assertThat(told(id)).isEqualTo(1);
        opened(id, 13);
        assertThat(get(id, national).level()).isEqualTo(EscalationLevel.PROVINCE);
        opened(id, 14);
        assertThat(get(id, national).level()).isEqualTo(EscalationLevel.NATIONAL);
        watchLevels();
        watchLevels();
        assertThat(told(id)).isEqualTo(2);
        assertThat(accessAlerts.waiting(scope(national)))
                .extracting(AccessAlert::id)
                .contains(id);
        assertThat(accessAlerts.waiting(scope(officers().of(LAHORE, Role.DISTRICT_SUPERVISOR))))
                .extracting(AccessAlert::id)
                .doesNotContain(id);
    }

    @Test
    void pagesNameNoRegisteredPersonAndAnAuditorIsToldNoNumber() {
        Account officer = accounts.create(
                new NewAccount(
                        "cmd." + UUID.randomUUID().toString().substring(0, 13),
                        "=cmd|calc",
                        Set.of(Role.SUPERVISING_OFFICER),
                        "NPB",
                        LAHORE),
                Officers.PASSWORD,
                Actor.system("test"));
        LocalDate day = day();
        new RecordedViews(statements)
                .views(officer.id(), 3, AccessGround.EMERGENCY_ACCESS_TAKEN, day, 12)
                .write();
        review.goThrough(day);
        UUID id = only(officer.id());
        Officer auditor = officers().with(Role.AUDITOR);
        WebSession session = new WebSession(port);
        session.signIn(auditor.name(), Officers.PASSWORD);
        HttpResponse<String> file = session.get("/access-alerts.csv?officer=" + officer.userName());
        assertThat(file.body())
                .contains("Frequent emergency access")
                .contains("'=cmd|calc")
                .doesNotContain(",=cmd");
        assertThat(session.get("/access-alerts?officer=" + officer.userName()).body())
                .contains("/access-alerts/" + id);
        assertThat(session.get("/access-alerts?rule=crowd&officer=" + officer.userName())
                        .body())
                .doesNotContain("/access-alerts/" + id);
        assertThat(session.get("/access-alerts/" + id).body())
                .contains("Emergency access")
                .doesNotContain("name=\"kind\"");
        assertThat(new TrailReader(jdbc).of(auditor.account().id()))
                .contains("ACCESS_ALERTS_VIEWED DONE", "ACCESS_ALERT_VIEWED DONE");
        assertThat(session.submit(
                                "/access-alerts/" + id,
                                "/access-alerts/" + id + "/disposition",
                                Map.of("kind", "WARNED"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aSupervisorIsToldTheRegisterNumberAnAuditorNotAndOfASealedRecordNobody() {
        PersonId person = people.register(
                Offenders.identity(LocalDate.of(1990, 1, 1)), null, List.of(), null, Actor.system("test"));
        String number = people.get(person).number().formatted();
        Officer officer = officers().of(LAHORE, Role.SUPERVISING_OFFICER);
        LocalDate day = day();
        new RecordedViews(statements)
                .views(officer.account().id(), 2, AccessGround.EMERGENCY_ACCESS_TAKEN, day, 12)
                .look(officer.account().id(), person.value(), AccessGround.EMERGENCY_ACCESS_TAKEN, day, 12)
                .write();
        review.goThrough(day);
        String path = "/access-alerts/" + only(officer);
        WebSession supervisor = new WebSession(port);
        supervisor.signIn(officers().of(LAHORE, Role.DISTRICT_SUPERVISOR).name(), Officers.PASSWORD);
        WebSession auditor = new WebSession(port);
        auditor.signIn(officers().with(Role.AUDITOR).name(), Officers.PASSWORD);
        assertThat(supervisor.get(path).body()).contains(number).doesNotContain("Nadeem");
        assertThat(auditor.get(path).body())
                .contains(person.value().toString())
                .doesNotContain(number)
                .doesNotContain("Nadeem");
        // The server's role may write no standing that no judgment bears out.
        TestDatabase.superuserOf(dataSource).sql("""
                        update registration.standing
                        set was_registrable = true, first_day = '2020-01-01', last_day = '2020-01-02' where person_id = ?
                        """).param(person.value()).update();
        assertThat(supervisor.get(path).body()).doesNotContain(number).contains("A record that is sealed or destroyed");
    }

    private void night(Officer officer, int records, LocalDate day) {
        new RecordedViews(statements)
                .views(officer.account().id(), records, AccessGround.OWN_CASE, day, 23)
                .write();
        review.goThrough(day);
    }

    /** A alert about the officer, of a day of its own. */
    private UUID alert(Officer officer) {
        LocalDate day = day();
        new RecordedViews(statements)
                .views(officer.account().id(), 3, AccessGround.EMERGENCY_ACCESS_TAKEN, day, 12)
                .write();
        review.goThrough(day);
        return only(officer);
    }

    /** A day after all that were gone through, so far ahead that no test of another class has views on it. */
    private LocalDate day() {
        return jdbc.sql("select greatest(max(day) + 10, '2033-01-03') from accessreview.reviewed_day")
                .query(LocalDate.class)
                .single();
    }

    private UUID only(Officer officer) {
        return only(officer.account().id());
    }

    private UUID only(UUID officer) {
        return jdbc.sql("select id from accessreview.alert where officer_id = ?")
                .param(officer)
                .query(UUID.class)
                .single();
    }

    private int count(Officer officer) {
        return jdbc.sql("select count(*)::int from accessreview.alert where officer_id = ?")
                .param(officer.account().id())
                .query(Integer.class)
                .single();
    }

    private void opened(UUID id, int daysAgo) {
        jdbc.sql("update accessreview.alert set opened_on = ? where id = ?")
                .params(LocalDate.now(clock).minusDays(daysAgo), id)
                .update();
    }

    /** The clock is long before the days that were gone through, so that only the levels are seen to. */
    private void watchLevels() {
        watch.runDue(() -> true);
    }

    private int told(UUID id) {
        return jdbc.sql("""
                        select count(*)::int from audit.entry where subject_id = ? and action = 'ACCESS_ALERT_ESCALATED'
                        """).param(id).query(Integer.class).single();
    }

    private void dispose(UUID id, StepKind kind, String reason, int days, Officer by) {
        accessAlerts.dispose(id, kind, reason, days, by.signedIn(), by.actor());
    }

    private static void assertRefused(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        refused -> assertThat(refused.messageKey()).isEqualTo("invalid." + code));
    }

    private AccessAlert get(UUID id, Officer reader) {
        return accessAlerts.find(id, scope(reader)).orElseThrow();
    }

    private boolean sees(Officer reader, UUID id) {
        AccessAlertScope scope = scope(reader);
        boolean isFound = accessAlerts.find(id, scope).isPresent();
        List<AccessAlert> listed = accessAlerts.list(scope, WAITING, ListSort.NONE, 0, 10_000);
        assertThat(listed.stream().anyMatch(one -> one.id().equals(id))).isEqualTo(isFound);
        long counted = accessAlerts.counts(scope, WAITING).values().stream()
                .mapToLong(Long::longValue)
                .sum();
        assertThat(counted).isGreaterThanOrEqualTo(listed.size());
        return isFound;
    }

    private static AccessAlertScope scope(Officer reader) {
        return AccessAlertScope.of(reader.signedIn());
    }

    private Officers officers() {
        return new Officers(accounts);
    }
}
