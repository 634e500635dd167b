package pk.gov.nsor.publicservice.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.register.Examination;
import pk.gov.nsor.record.register.IdentityConfirmation;
import pk.gov.nsor.record.register.NewAddress;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.TestClock;

/** Releases of months to come, each test's after those of the one before; the clock is put back after each. */
@RegisterTest
class AreaReleasesTest {

    /** No other test has people there. */
    private static final String DISTRICT = "darel";

    @Autowired
    private AreaReleases releases;

    @Autowired
    private AreaRelease release;

    @Autowired
    private AreaBands bands;

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private IdentityConfirmation confirmation;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    private final Actor first = new Actor(Actor.Kind.OFFICER, UUID.randomUUID(), "test");
    private final Actor second = new Actor(Actor.Kind.OFFICER, UUID.randomUUID(), "test");
    private Duration moved = Duration.ZERO;

    @AfterEach
    void backToToday() {
        clock.move(moved.negated());
    }

    @Test
    void aMonthIsReleasedOnceByWhicheverProcessAndStays() throws Exception {
        YearMonth month = toANewMonth();
        List<Callable<Optional<YearMonth>>> processes = Collections.nCopies(3, () -> releases.releaseDue());
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            assertThat(threads.invokeAll(processes).stream().flatMap(done -> done.resultNow().stream()))
                    .containsExactly(month);
        }
        List<AreaBand> released = bands.of(month);
        assertThat(released).extracting(AreaBand::area).contains("lahore", "karachi-central", "tharparkar");
        assertThat(bands.months().getFirst().asOf()).isEqualTo(LocalDate.now(clock));
        move(20);
        assertThat(YearMonth.from(LocalDate.now(clock))).isEqualTo(month);
        assertThat(releases.releaseDue()).isEmpty();
        assertThat(bands.of(month)).isEqualTo(released);
    }

    @Test
    void aMonthThatIsOverIsLeftOutAndAClockThatWentBackReleasesNothing() {
        YearMonth month = toANewMonth();
        assertThat(releases.releaseDue()).contains(month);
        move(-40);
        assertThat(releases.releaseDue()).isEmpty();
        move(40 + 65);
        YearMonth later = YearMonth.from(LocalDate.now(clock));
        assertThat(releases.releaseDue()).contains(later);
        assertThat(bands.months().stream().map(AreaBands.Month::month).limit(2)).containsExactly(later, month);
        assertThat(later).isAfter(month.plusMonths(1));
    }

    @Test
    void aBandMovesInTheSecondReleaseThatCountsSixAndIsToldUntilTheNext() {
        toANewMonth();
        releases.releaseDue();
        for (int i = 0; i < 6; i++) {
            live();
        }
        nextMonth();
        releases.releaseDue();
        assertThat(told()).isEqualTo(Band.FEWER_THAN_5);
        YearMonth month = nextMonth();
        assertThat(told()).as("until it is released").isEqualTo(Band.FEWER_THAN_5);
        releases.releaseDue();
        assertThat(told()).isEqualTo(Band.FROM_5);
        assertThat(latest().month()).isEqualTo(month);
    }

    @Test
    void theCountsBehindTheBandsAreOfTheLastReleaseAndEncrypted() {
        toANewMonth();
        releases.releaseDue();
        nextMonth();
        releases.releaseDue();
        List<byte[]> kept = jdbc.sql("select counts from release.area_memory")
                .query(byte[].class)
                .list();
        assertThat(kept).hasSize(1);
        assertThat(new String(kept.getFirst(), StandardCharsets.ISO_8859_1)).doesNotContain("lahore", "FEWER", "count");
    }

    private Band told() {
        return Objects.requireNonNull(latest().bands().get(DISTRICT));
    }

    private AreaRelease.Released latest() {
        return Objects.requireNonNull(transaction.execute(status -> release.latest(List.of(DISTRICT, "nowhere"))));
    }

    private void live() {
        Cnic cnic = Samples.cnic();
        PersonId person = registration
                .register(
                        Offenders.identity(LocalDate.of(1990, 5, 1)),
                        cnic,
                        List.of(new NewAddress("House 5", DISTRICT, LocalDate.of(2024, 6, 1))),
                        Offenders.conviction("PPC 376"),
                        null,
                        first)
                .person();
        confirmation.examine(
                person,
                cnic,
                new Examination(Examination.Document.CNIC_CARD, "A-1", EnumSet.allOf(Examination.Detail.class)),
                second);
    }

    /** The second day of a month after all that are released. */
    private YearMonth toANewMonth() {
        LocalDate last = jdbc.sql("select coalesce(max(month), date '2026-01-01') from release.area_month")
                .query(LocalDate.class)
                .single();
        LocalDate today = LocalDate.now(clock);
        return to((last.isAfter(today) ? last : today)
                .withDayOfMonth(1)
                .plusMonths(2)
                .plusDays(1));
    }

    private YearMonth nextMonth() {
        return to(LocalDate.now(clock).plusMonths(1));
    }

    private YearMonth to(LocalDate day) {
        move(ChronoUnit.DAYS.between(LocalDate.now(clock), day));
        return YearMonth.from(day);
    }

    private void move(long days) {
        clock.move(Duration.ofDays(days));
        moved = moved.plusDays(days);
    }
}
