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
import pk.gov.nsor.Vault;

/** The survivors' vault on a real database of its own and a real port. As {@link RegisterTest} otherwise. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = {Vault.class, TestClock.Configuration.class, CountedPasswords.Configuration.class},
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"nsor.vault.places=64", "nsor.vault.cases=64", "management.server.port=0"})
@ContextConfiguration(initializers = VaultTest.OnTestDatabase.class)
@ExtendWith(RegisterParameters.class)
@Tag("register")
public @interface VaultTest {

    /** Gives a context its own database, with the vault's tables. */
    final class OnTestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestDatabase database = TestDatabase.vault();
            database.goesWith(context);
            ManagementServers.goWith(context);
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "test database",
                            Map.of(
                                    "spring.datasource.url",
                                    database.application().url(),
                                    "spring.datasource.username",
                                    database.application().user(),
                                    "spring.datasource.password",
                                    database.application().password(),
                                    "spring.datasource.hikari.maximum-pool-size",
                                    "10",
                                    "nsor.data",
                                    database.data().toString(),
                                    "nsor.mode",
                                    context.getEnvironment().getProperty("test.mode", "test"),
                                    "nsor.jobs.of-one-process",
                                    "false",
                                    // Tests run them where they need them, on a clock that they move.
                                    "nsor.jobs.without",
                                    "jobs.clock-watch,sms.key-retention,alerts.due,alerts.open-events",
                                    "nsor.clock.watched",
                                    "false",
                                    "nsor.trail.sealing",
                                    "false")));
        }
    }
}
