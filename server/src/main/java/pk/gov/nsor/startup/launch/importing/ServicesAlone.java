package pk.gov.nsor.startup.launch.importing;

import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.DefaultLifecycleProcessor;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import pk.gov.nsor.startup.launch.DatabaseAccess;
import pk.gov.nsor.startup.launch.Settings;

/** The server's services in the process of a command: no pages, no jobs, no gateway, and only the beans that are asked for. */
final class ServicesAlone {

    private ServicesAlone() {}

    static ConfigurableApplicationContext start(Class<?> application, Settings settings, DatabaseAccess access) {
        Map<String, Object> properties = Map.of(
                "spring.datasource.url", access.url(),
                "spring.datasource.username", access.user(),
                "spring.datasource.password", access.password(),
                "spring.datasource.hikari.maximum-pool-size", "8",
                "nsor.data", settings.data().toString(),
                "nsor.jobs.of-one-process", "false",
                "nsor.trail.sealing", "false");
        return new SpringApplicationBuilder(application)
                .web(WebApplicationType.NONE)
                .lazyInitialization(true)
                .registerShutdownHook(false)
                .initializers((ApplicationContextInitializer<ConfigurableApplicationContext>) context -> {
                    context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("launch", properties));
                    ((GenericApplicationContext) context)
                            .registerBean("lifecycleProcessor", NothingStarts.class, NothingStarts::new);
                })
                .run();
    }

    /** What a server works on by itself is a server's to do. */
    private static final class NothingStarts extends DefaultLifecycleProcessor {

        @Override
        public void onRefresh() {
            // The beans that were asked for are enough.
        }
    }
}
