package pk.gov.nsor.survivors.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.survivors.support.MonthFigures.Figure;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.TestDatabase;
import pk.gov.nsor.testing.VaultTest;

@VaultTest
@Tag("register")
class MonthFiguresTest {

    @Autowired
    private MonthFigures figures;

    @Autowired
    private SupportCases cases;

    @Autowired
    private DataSource dataSource;

    private final Officers officers;
    private final TestClock clock;
    private Helped helped;

    MonthFiguresTest(Officers officers, TestClock clock) {
        this.officers = officers;
        this.clock = clock;
    }

    @BeforeEach
    void people() {
        helped = new Helped(cases, officers);
    }

    @ParameterizedTest
    @CsvSource({"0,", "9,", "10,10", "12,10", "13,15", "1002,1000"})
    void fewerThanTenAreNotToldAndTheOthersToTheNearestFive(long many, Integer told) {
        assertThat(MonthFigures.rounded(many)).isEqualTo(told);
    }

    @Test
    void aMonthIsWrittenOnceWhenItIsOverAndNothingOfItChangesLater() {
        toTheFirstOfAMonth();
        UUID id = helped.opened();
        Officer shelter = officers.ofAgency("PSYCHOLOGY", Jurisdiction.NATIONAL, Role.SUPPORT_SERVICE);
        for (int referrals = 0; referrals < 11; referrals++) {
            Referral sent = helped.refer(id, shelter);
            helped.end(sent, shelter, Reason.NO_ROOM, "");
        }
        YearMonth month = YearMonth.now(clock);
        figures.run();
        assertThat(of(month)).as("it is not over").isEmpty();
        clock.move(Duration.ofDays(34));
        figures.run();
        Map<String, Integer> written = of(month);
        assertThat(written)
                .containsEntry("psychology referred", 10)
                .containsEntry("psychology declined", 10)
                .containsEntry("psychology answered_in_time", 10)
                .containsEntry("psychology helped", 0)
                .hasSize(3 * MonthFigures.OF_REFERRALS.size() + 5 * MonthFigures.OF_CHECKS.size());
        cases.erase(id, helped.adviser.signedIn(), helped.adviser.actor());
        figures.run();
        assertThat(of(month)).isEqualTo(written);
    }

    @Test
    void whatWasPassedOnOnTheLastDayAndAnsweredInTimeIsCounted() {
        toTheFirstOfAMonth();
        YearMonth month = YearMonth.now(clock);
        clock.move(Duration.ofDays(month.lengthOfMonth() - 1));
        Officer shelter = officers.ofAgency("PSYCHOLOGY", Jurisdiction.NATIONAL, Role.SUPPORT_SERVICE);
        List<Referral> sent = IntStream.range(0, 10)
                .mapToObj(_ -> helped.refer(helped.opened(), shelter))
                .toList();
        clock.move(Duration.ofHours(20));
        figures.run();
        assertThat(of(month)).as("an answer can still come in time").isEmpty();
        clock.move(Duration.ofHours(20));
        sent.forEach(referral -> helped.end(referral, shelter, Reason.NO_ROOM, ""));
        clock.move(Duration.ofDays(1));
        figures.run();
        assertThat(of(month)).containsEntry("psychology referred", 10).containsEntry("psychology answered_in_time", 10);
    }

    @Test
    void monthsThatPassedWhileTheServerWasAwayAreWrittenToo() {
        toTheFirstOfAMonth();
        figures.run();
        YearMonth first = YearMonth.now(clock);
        clock.move(Duration.ofDays(95));
        figures.run();
        assertThat(of(first)).isNotEmpty();
        assertThat(of(first.plusMonths(1))).isNotEmpty();
        assertThat(of(first.plusMonths(2))).isNotEmpty();
        assertThat(of(YearMonth.now(clock))).isEmpty();
    }

    @Test
    void aCaseThatWasClosedAYearAgoIsErased() {
        UUID id = helped.opened();
        UUID open = helped.opened();
        cases.close(id, helped.adviser.signedIn(), helped.adviser.actor());
        clock.move(Duration.ofDays(365).minusMinutes(5));
        figures.run();
        assertThat(cases.find(id, helped.adviser.signedIn())).isPresent();
        clock.move(Duration.ofMinutes(10));
        figures.run();
        assertThat(cases.find(id, helped.adviser.signedIn())).isEmpty();
        assertThat(cases.find(open, helped.adviser.signedIn())).isPresent();
    }

    /** Months that other tests have written are taken away: the clock is put back between tests. */
    private void toTheFirstOfAMonth() {
        TestDatabase.superuserOf(dataSource)
                .sql("delete from survivors.month_figure")
                .update();
        ZonedDateTime now = ZonedDateTime.now(clock);
        LocalDate first = LocalDate.now(clock).plusMonths(1).withDayOfMonth(1);
        clock.move(Duration.between(now, first.atTime(9, 0).atZone(now.getZone())));
    }

    private Map<String, Integer> of(YearMonth month) {
        List<Figure> all = figures.all();
        return all.stream()
                .filter(figure -> figure.month().equals(month))
                .collect(Collectors.toMap(
                        figure -> figure.subject() + " " + figure.what(),
                        figure -> figure.many() == null ? 0 : figure.many()));
    }
}
