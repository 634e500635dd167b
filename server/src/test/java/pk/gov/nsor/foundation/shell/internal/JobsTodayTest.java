package pk.gov.nsor.foundation.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.jobs.ClockWatch;
import pk.gov.nsor.foundation.jobs.Job;
import pk.gov.nsor.foundation.jobs.Jobs;
import pk.gov.nsor.foundation.shell.TodayList;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.testing.RegisterTest;

/** A job that does not end stands on Today of those who can notify whoever runs the server. */
@RegisterTest
class JobsTodayTest {

    @Autowired
    private UiFormat uiFormat;

    @Autowired
    private ClockWatch watch;

    @Autowired
    private Clock clock;

    @Test
    void nationalSupervisorsAndAdministratorsSeeAJobThatDoesNotEnd() throws InterruptedException {
        Jobs jobs = new Jobs(new SimpleMeterRegistry(), watch, clock);
        CountDownLatch end = new CountDownLatch(1);
        Job hanging = Job.inEveryProcess("test.hangs", Duration.ofDays(1))
                .within(Duration.ofMillis(1))
                .does(() -> waitFor(end));
        Thread thread = Thread.ofPlatform().start(() -> jobs.run(hanging, () -> true));
        await().until(() -> !jobs.overdue().isEmpty());
        assertThat(todayOf(Role.ADMINISTRATOR, jobs).orElseThrow().rows())
                .extracting(TodayList.Row::text)
                .containsExactly("test.hangs");
        assertThat(todayOf(Role.NATIONAL_SUPERVISOR, jobs)).isPresent();
        assertThat(todayOf(Role.SUPERVISING_OFFICER, jobs)).isEmpty();
        end.countDown();
        thread.join();
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

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
