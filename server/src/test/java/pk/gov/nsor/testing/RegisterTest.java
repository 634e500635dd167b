package pk.gov.nsor.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfiguration;
import pk.gov.nsor.Nsor;

/**
 * The whole register on a real database and a real port; all tests with this annotation share one, so each uses people
 * and CNICs of its own ({@link Samples}). {@code @Autowired} fields give a test its way in; the clock is
 * {@link TestClock}, put back after each test; {@link RegisterParameters} says what a test may have as a parameter.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = {Nsor.class, TestClock.Configuration.class, CountedPasswords.Configuration.class},
        webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = RegisterTest.OnTestDatabase.class)
@ExtendWith(RegisterParameters.class)
@Tag("register")
public @interface RegisterTest {

    /** A clock that a test has moved on would stop the review of cases, and destroy the keys of others. */
    String WITHOUT =
            "jobs.clock-watch,registration.answer-check,enquiry.public-probes,enquiry.upkeep,sms.key-retention,"
                    + "verification.questions";

    /** Gives a context its own database, which goes with it. */
    final class OnTestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestDatabase database = TestDatabase.shared();
            database.goesWith(context);
            ManagementServers.goWith(context);
            String mode = context.getEnvironment().getProperty("test.mode", "test");
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "test database",
                            Map.ofEntries(
                                    Map.entry(
                                            "spring.datasource.url",
                                            database.application().url()),
                                    Map.entry(
                                            "spring.datasource.username",
                                            database.application().user()),
                                    Map.entry(
                                            "spring.datasource.password",
                                            database.application().password()),
                                    Map.entry("spring.datasource.hikari.maximum-pool-size", "10"),
                                    // Contexts that wait for their next class leave connections to the others.
                                    Map.entry("spring.datasource.hikari.minimum-idle", "1"),
                                    Map.entry("spring.datasource.hikari.idle-timeout", "10000"),
                                    Map.entry("nsor.data", database.data().toString()),
                                    Map.entry("nsor.mode", mode),
                                    // Tests run them where they need them, on a clock that they move.
                                    Map.entry("nsor.jobs.of-one-process", "false"),
                                    Map.entry("nsor.jobs.without", WITHOUT),
                                    // Tests move it as they like; ClockAheadTest has it watched.
                                    Map.entry(
                                            "nsor.clock.watched",
                                            context.getEnvironment().getProperty("test.clock-watched", "false")),
                                    Map.entry("nsor.trail.sealing", "false"),
                                    // Subscribers of tests lie on this machine, which those of a live register may not.
                                    Map.entry("nsor.exchange.networks", mode.equals("live") ? "" : "127.0.0.0/8"),
                                    Map.entry("management.server.port", "0"))));
        }
    }
}
