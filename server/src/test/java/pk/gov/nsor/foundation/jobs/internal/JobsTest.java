package pk.gov.nsor.foundation.jobs.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import pk.gov.nsor.foundation.database.ComparedClock;
import pk.gov.nsor.foundation.jobs.ClockWatch;
import pk.gov.nsor.foundation.jobs.Job;
import pk.gov.nsor.foundation.jobs.Jobs;
import pk.gov.nsor.startup.launch.DatabaseAccess;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.TestDatabase;

/** Jobs of two processes on one database: what hangs, fails or dies keeps no other from running. */
@Tag("register")
class JobsTest {

    private static final Duration OFTEN = Duration.ofMillis(20);
    private static final ClusterJobs.Pace PACE = new ClusterJobs.Pace(Duration.ofMillis(50), Duration.ofSeconds(1));

    private final DatabaseAccess access = TestDatabase.migrated().application();
    private final DriverManagerDataSource dataSource =
            new DriverManagerDataSource(access.url(), access.user(), access.password());
    private final JdbcClient jdbc = JdbcClient.create(dataSource);
    private final TestClock clock = new TestClock();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ClockWatch watch = new ClockWatch(jdbc, Stream::empty, System::nanoTime, clock);
    private final Jobs jobs = new Jobs(meters, watch, clock);
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicBoolean isStopping = new AtomicBoolean();
    private final ExecutorService pool = Threads.pool();
    private @Nullable ClusterJobs one;
    private @Nullable ClusterJobs other;

    @AfterEach
    void stop() {
        end.countDown();
        isStopping.set(true);
        Stream.of(one, other).filter(Objects::nonNull).forEach(ClusterJobs::stop);
        pool.shutdownNow();
    }

    @Test
    void oneThatHangsKeepsNoOtherFromRunningAndRunsOnceAtATime() {
        AtomicInteger hung = new AtomicInteger();
        AtomicInteger others = new AtomicInteger();
        start(
                Job.inEveryProcess("test.hangs", OFTEN).does(() -> {
                    hung.incrementAndGet();
                    waitFor(end);
                }),
                Job.inEveryProcess("test.other", OFTEN).does(others::incrementAndGet));
        await().until(() -> hung.get() == 1 && others.get() > 5);
        assertThat(hung).hasValue(1);
        assertThat(meters.get("nsor.job.running")
                        .tag("job", "test.hangs")
                        .gauge()
                        .value())
                .isEqualTo(1);
    }

    @Test
    void ofOneProcessTooOneThatHangsKeepsNoOtherFromRunning() {
        AtomicInteger others = new AtomicInteger();
        one = cluster(
                Job.inOneProcess("test.hangs", OFTEN).does(() -> waitFor(end)),
                Job.inOneProcess("test.other", OFTEN).does(others::incrementAndGet));
        one.start();
        await().until(() -> others.get() > 5);
        assertThat(meters.get("nsor.job.running")
                        .tag("job", "test.hangs")
                        .gauge()
                        .value())
                .isEqualTo(1);
    }

    @Test
    void oneThatFailsIsTriedAgainAndCounted() {
        AtomicInteger runs = new AtomicInteger();
        start(Job.inEveryProcess("test.fails", OFTEN).does(() -> {
            if (runs.incrementAndGet() < 4) {
                throw new StackOverflowError();
            }
        }));
        await().until(() -> runs.get() > 4);
        assertThat(failures("test.fails")).isEqualTo(3);
        assertThat(meters.get("nsor.job.last.success")
                        .tag("job", "test.fails")
                        .timeGauge()
                        .value(TimeUnit.SECONDS))
                .isCloseTo(clock.instant().getEpochSecond(), Offset.offset(10.0));
        assertThat(meters.get("nsor.job.duration")
                        .tag("job", "test.fails")
                        .timer()
                        .count())
                .isGreaterThan(3);
    }

    @Test
    void aDailyOneThatFailsIsTriedAgainTenMinutesLaterAndNotTheNextDay() {
        AtomicInteger runs = new AtomicInteger();
        Job nightly = Job.daily("test.nightly", LocalTime.of(2, 0)).does(() -> {
            if (runs.incrementAndGet() == 1) {
                throw new IllegalStateException("with a number that no log may hold");
            }
        });
        one = cluster(nightly);
        one.start();
        assertThat(planned("test.nightly").atZoneSameInstant(clock.getZone()).toLocalTime())
                .isEqualTo(LocalTime.of(2, 0));
        clock.move(Duration.between(OffsetDateTime.now(clock), planned("test.nightly"))
                .plusSeconds(1));
        await().until(() -> runs.get() == 1);
        await().until(() ->
                failures("test.nightly") == 1 && planned("test.nightly").isAfter(OffsetDateTime.now(clock)));
        assertThat(planned("test.nightly"))
                .isBetween(
                        OffsetDateTime.now(clock).plusMinutes(9),
                        OffsetDateTime.now(clock).plusMinutes(10));
        clock.move(Duration.ofMinutes(11));
        await().until(() -> runs.get() == 2);
        await().until(() ->
                planned("test.nightly").isAfter(OffsetDateTime.now(clock).plusHours(23)));
    }

    @Test
    void oneThatRunsTooLongIsReportedOnBothSidesOfItsDeadline() {
        Job quick = Job.inEveryProcess("test.quick", Duration.ofDays(1))
                .first(Duration.ZERO)
                .within(Duration.ofMillis(400))
                .does(() -> waitFor(end));
        Job slow = Job.inEveryProcess("test.slow", Duration.ofDays(1))
                .first(Duration.ZERO)
                .within(Duration.ofHours(1))
                .does(() -> waitFor(end));
        start(quick, slow);
        await().until(() -> running("test.quick") && running("test.slow"));
        assertThat(jobs.overdue()).isEmpty();
        await().until(() -> !jobs.overdue().isEmpty());
        assertThat(jobs.overdue()).extracting(Jobs.Overdue::job).containsExactly("test.quick");
        assertThat(Objects.requireNonNull(
                                new JobConfiguration().jobsHealthIndicator(jobs).health())
                        .getStatus())
                .isEqualTo(Status.DOWN);
        end.countDown();
        await().until(() -> jobs.overdue().isEmpty());
    }

    @Test
    void twoProcessesNeverRunAJobOfOneProcessAtOnce() throws InterruptedException {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch ran = new CountDownLatch(20);
        Job job = Job.inOneProcess("test.alone", Duration.ofMillis(1)).does(() -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            pause(OFTEN);
            now.decrementAndGet();
            ran.countDown();
        });
        one = cluster(job);
        other = cluster(job);
        one.start();
        other.start();
        assertThat(ran.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(most).hasValue(1);
        assertThat(jdbc.sql("select count(*) from jobs.scheduled_task where task_name = 'test.alone'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aProcessWhoseClockIsTwoDaysAheadTakesNoJobFromOneThatRunsIt() {
        AtomicInteger runs = new AtomicInteger();
        Job job = Job.inOneProcess("test.leased", OFTEN).does(() -> {
            runs.incrementAndGet();
            waitFor(end);
        });
        TestClock ahead = new TestClock();
        ahead.move(Duration.ofDays(2));
        one = cluster(ComparedClock.of(clock).clock(), job);
        other = cluster(ComparedClock.of(ahead).clock(), job);
        one.start();
        await().until(() -> runs.get() == 1);
        other.start();
        await().during(Duration.ofSeconds(4)).atMost(Duration.ofSeconds(6)).until(() -> runs.get() == 1);
    }

    @Test
    void whatAKilledProcessWasAtIsRunByAnother() throws InterruptedException {
        OffsetDateTime longAgo = OffsetDateTime.now(clock).minusHours(3);
        jdbc.sql("""
                        insert into jobs.scheduled_task
                            (task_name, task_instance, execution_time, picked, picked_by, last_heartbeat, version)
                        values ('test.killed', 'recurring', ?, true, 'killed', ?, 7)
                        """).params(longAgo, longAgo).update();
        CountDownLatch ran = new CountDownLatch(1);
        one = cluster(Job.inOneProcess("test.killed", Duration.ofMinutes(1)).does(ran::countDown));
        one.start();
        assertThat(ran.await(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void afterAClockThatWentBackNoJobWaitsForTheOldDay() {
        AtomicInteger runs = new AtomicInteger();
        clock.move(Duration.ofDays(3));
        one = cluster(Job.inOneProcess("test.ahead", Duration.ofMinutes(10))
                .first(Duration.ZERO)
                .does(runs::incrementAndGet));
        one.start();
        await().until(() -> runs.get() == 1 && planned("test.ahead").isAfter(OffsetDateTime.now(clock)));
        OffsetDateTime before = planned("test.ahead");
        one.bringBack();
        assertThat(planned("test.ahead")).as("the clock is as it was").isEqualTo(before);
        clock.move(Duration.ofDays(-3));
        one.bringBack();
        assertThat(planned("test.ahead")).isBefore(OffsetDateTime.now(clock).plusMinutes(11));
        clock.move(Duration.ofMinutes(11));
        await().until(() -> runs.get() == 2);
    }

    @Test
    void oneForASteadyClockIsLeftOutWhileTheClockIsOverADayOffAndCountsAsNoFailure() {
        AtomicInteger runs = new AtomicInteger();
        Job job = Job.inEveryProcess("test.steady", OFTEN).whileClockIsSteady().does(runs::incrementAndGet);
        clock.move(Duration.ofHours(23));
        assertThat(jobs.run(job, () -> true)).isTrue();
        assertThat(runs).hasValue(1);
        clock.move(Duration.ofHours(2));
        assertThat(jobs.run(job, () -> true)).isTrue();
        assertThat(runs).hasValue(1);
        assertThat(failures("test.steady")).isZero();
        clock.move(Duration.ofHours(-25));
        assertThat(jobs.run(job, () -> true)).isTrue();
        assertThat(runs).hasValue(2);
    }

    @Test
    void oneThatIsAskedToEndWhileTheServerStopsEndsAndIsNotRunAgain() {
        AtomicInteger runs = new AtomicInteger();
        start(Job.inEveryProcess("test.long", OFTEN).doesWhile(mayGoOn -> {
            runs.incrementAndGet();
            while (mayGoOn.getAsBoolean()) {
                pause(OFTEN);
            }
        }));
        await().until(() -> running("test.long"));
        isStopping.set(true);
        await().until(() -> !running("test.long"));
        await().during(Duration.ofMillis(200)).until(() -> runs.get() == 1);
    }

    @Test
    void aJobNeedsANameOfItsModuleAndADelayWhereEveryProcessRunsIt() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Job.inEveryProcess("NoModule", OFTEN).does(() -> {}));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new Job(
                        "test.daily",
                        Job.Place.EVERY_PROCESS,
                        null,
                        LocalTime.NOON,
                        OFTEN,
                        OFTEN,
                        false,
                        mayGoOn -> {}));
    }

    private void start(Job... all) {
        new ProcessJobs(jobs, Threads.timer(), pool, () -> !isStopping.get()).start(List.of(all));
    }

    private ClusterJobs cluster(Job... all) {
        return cluster(clock, all);
    }

    private ClusterJobs cluster(Clock clock, Job... all) {
        return new ClusterJobs(jobs, List.of(all), dataSource, clock, PACE, Threads.pool(), () -> !isStopping.get());
    }

    private boolean running(String job) {
        return meters.find("nsor.job.running").tag("job", job).gauges().stream().anyMatch(gauge -> gauge.value() == 1);
    }

    private double failures(String job) {
        return meters.get("nsor.job.failures").tag("job", job).counter().count();
    }

    private OffsetDateTime planned(String job) {
        return jdbc.sql("select execution_time from jobs.scheduled_task where task_name = ?")
                .param(job)
                .query(OffsetDateTime.class)
                .single();
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
