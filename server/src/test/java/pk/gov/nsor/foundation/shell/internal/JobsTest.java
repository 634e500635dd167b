package pk.gov.nsor.foundation.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.Status;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.shell.Jobs;
import pk.gov.nsor.foundation.shell.TodayList;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.testing.RegisterTest;

/** A job that hangs keeps no other from running, and is told of. */
@RegisterTest
class JobsTest {

    private static final Duration OFTEN = Duration.ofMillis(20);

    @Autowired
    private TaskScheduler scheduler;

    @Autowired
    private ScheduledTaskHolder tasks;

    @Autowired
    private UiFormat uiFormat;

    @Value("${nsor.jobs.long}")
    private Set<String> longJobs;

    @Test
    void oneThatHangsKeepsNoOtherFromRunning() {
        CountDownLatch end = new CountDownLatch(1);
        AtomicInteger hung = new AtomicInteger();
        AtomicInteger others = new AtomicInteger();
        ScheduledFuture<?> hanging = scheduler.scheduleWithFixedDelay(
                () -> {
                    hung.incrementAndGet();
                    await(end);
                },
                OFTEN);
        Awaitility.await().until(() -> hung.get() == 1);
        ScheduledFuture<?> other = scheduler.scheduleWithFixedDelay(others::incrementAndGet, OFTEN);
        try {
            Awaitility.await().until(() -> others.get() > 5);
            assertThat(hung).as("it runs once at a time").hasValue(1);
        } finally {
            end.countDown();
            hanging.cancel(false);
            other.cancel(false);
        }
    }

    @Test
    void oneThatEndsInAnErrorRunsAgain() {
        AtomicInteger runs = new AtomicInteger();
        ScheduledFuture<?> failing = scheduler.scheduleWithFixedDelay(
                () -> {
                    runs.incrementAndGet();
                    throw new StackOverflowError();
                },
                OFTEN);
        Awaitility.await().until(() -> runs.get() > 3);
        failing.cancel(false);
    }

    @Test
    void thereIsAThreadForEachJobAndALongOneIsOne() {
        Set<String> names = tasks.getScheduledTasks().stream()
                .map(task -> JobScheduler.name(task.getTask().getRunnable().toString()))
                .collect(Collectors.toSet());
        assertThat(names).hasSizeGreaterThan(20).contains("StatisticsRollup.fold");
        assertThat(tasks.getScheduledTasks().size()).isLessThanOrEqualTo(JobScheduler.THREADS);
        assertThat(names)
                .containsAll(longJobs.stream()
                        .filter(job -> !job.equals("supervision.case-review"))
                        .toList());
    }

    @Test
    void oneThatRunsTooLongIsOverdueOnBothSidesOfItsPatience() throws Exception {
        Jobs jobs = new Jobs(Duration.ofMillis(300), Duration.ofHours(1), Set.of("long"));
        JobConfiguration configuration = new JobConfiguration();
        CountDownLatch end = new CountDownLatch(1);
        Thread quick = Thread.ofPlatform().start(jobs.watched("quick", () -> await(end)));
        Thread slow = Thread.ofPlatform().start(jobs.watched("long", () -> await(end)));
        assertThat(jobs.overdue()).isEmpty();
        Awaitility.await().until(() -> !jobs.overdue().isEmpty());
        assertThat(jobs.overdue()).extracting(Jobs.Overdue::job).containsExactly("quick");
        assertThat(Objects.requireNonNull(
                                configuration.jobsHealthIndicator(jobs).health())
                        .getStatus())
                .isEqualTo(Status.DOWN);
        assertThat(todayOf(Role.ADMINISTRATOR, jobs).orElseThrow().rows())
                .extracting(TodayList.Row::text)
                .containsExactly("quick");
        assertThat(todayOf(Role.NATIONAL_SUPERVISOR, jobs)).isPresent();
        assertThat(todayOf(Role.SUPERVISING_OFFICER, jobs)).isEmpty();
        end.countDown();
        quick.join();
        slow.join();
        assertThat(jobs.overdue()).isEmpty();
        assertThat(todayOf(Role.ADMINISTRATOR, jobs)).isEmpty();
    }

    private Optional<TodayList.Content> todayOf(Role role, Jobs jobs) {
        return new JobsToday(jobs, uiFormat)
                .contentFor(new SignedIn(
                        UUID.randomUUID(),
                        "somebody",
                        "Somebody",
                        Set.of(role),
                        "NPB",
                        Jurisdiction.parse("NATIONAL"),
                        0));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
