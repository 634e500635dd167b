package pk.gov.nsor.startup.demo.internal;

import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import pk.gov.nsor.testing.TestDatabase;

/** A demonstration on a database of its own. */
final class DemoDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    static final TestDatabase DATABASE = TestDatabase.shared();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        DATABASE.goesWith(context);
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "demonstration",
                        Map.of(
                                "spring.datasource.url", DATABASE.application().url(),
                                "spring.datasource.username",
                                        DATABASE.application().user(),
                                "spring.datasource.password",
                                        DATABASE.application().password(),
                                "spring.datasource.hikari.maximum-pool-size", "5",
                                "nsor.data", DATABASE.data().toString(),
                                "nsor.mode", "demo",
                                "management.server.port", "0")));
    }
}
