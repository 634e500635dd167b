package pk.gov.nsor.foundation.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import pk.gov.nsor.testing.RegisterTest;

/** The example of docs/contributing.md for a job: one class, and the server runs it. */
@RegisterTest
@Import(JobExampleTest.Greetings.class)
@DirtiesContext
class JobExampleTest {

    @Autowired
    private ConfigurableApplicationContext server;

    @Autowired
    private Greetings greetings;

    @Autowired
    private List<Job> all;

    @Autowired
    private MessageSource messages;

    /** What a module adds; there it is a {@code @Component}. */
    @TestComponent
    static class Greetings {

        private final AtomicInteger sent = new AtomicInteger();

        @Bean
        static Job greetingsJob(Greetings greetings) {
            return Job.inEveryProcess("example.greetings", Duration.ofMillis(100))
                    .within(Duration.ofMinutes(1))
                    .does(greetings::send);
        }

        void send() {
            sent.incrementAndGet();
        }
    }

    @Test
    void aBeanOfAJobIsRunFromWhenTheServerIsReady() {
        await().atMost(Duration.ofSeconds(20)).until(() -> greetings.sent.get() > 2);
    }

    @Test
    void aServerThatIsStoppedRunsNoneAndStartedAgainRunsThem() {
        await().until(() -> greetings.sent.get() > 0);
        server.stop();
        int before = greetings.sent.get();
        await().during(Duration.ofMillis(500)).until(() -> greetings.sent.get() == before);
        server.start();
        await().until(() -> greetings.sent.get() > before);
    }

    @Test
    void everyJobOfTheServerIsCalledSomethingOnPagesInBothLanguages() {
        for (Locale language : List.of(Locale.ENGLISH, Locale.of("ur"))) {
            assertThat(all)
                    .extracting(Job::name)
                    .filteredOn(name -> !name.startsWith("example."))
                    .allSatisfy(name -> assertThat(messages.getMessage("jobs.name." + name, null, "", language))
                            .as("%s in %s", name, language)
                            .isNotBlank());
        }
    }

    @Test
    void everyJobOfTheServerHasANameOfItsOwn() {
        assertThat(all).hasSizeGreaterThan(20).extracting(Job::name).doesNotHaveDuplicates();
        assertThat(all)
                .filteredOn(job -> job.place() == Job.Place.ONE_PROCESS)
                .extracting(Job::name)
                .contains("supervision.case-review", "release.areas", "registration.nightly-check");
        assertThat(all)
                .filteredOn(job -> job.place() == Job.Place.EVERY_PROCESS)
                .extracting(Job::name)
                .contains("sms.key-retention", "registration.rederivation", "matching.names");
    }
}
