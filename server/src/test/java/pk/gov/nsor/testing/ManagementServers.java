package pk.gov.nsor.testing;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ApplicationContextEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.ContextRefreshedEvent;

/**
 * Closes what serves a context's health and figures with that context. Spring Boot does so when the context is stopped, and
 * Spring's tests have stopped one that waits for its next class: its management server outlived it, and with it all it held.
 */
final class ManagementServers implements ApplicationListener<ApplicationEvent> {

    private final ConfigurableApplicationContext context;
    private final Set<ConfigurableApplicationContext> children = ConcurrentHashMap.newKeySet();

    private ManagementServers(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static void goWith(ConfigurableApplicationContext context) {
        context.addApplicationListener(new ManagementServers(context));
    }

    @Override
    public void onApplicationEvent(ApplicationEvent event) {
        if (!(event instanceof ApplicationContextEvent of)) {
            return;
        }
        // What happens to a child is told to its parent, too.
        if (event instanceof ContextRefreshedEvent && of.getApplicationContext().getParent() == context) {
            children.add((ConfigurableApplicationContext) of.getApplicationContext());
        } else if (event instanceof ContextClosedEvent && of.getApplicationContext() == context) {
            children.forEach(ConfigurableApplicationContext::close);
        }
    }
}
