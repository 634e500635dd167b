package pk.gov.nsor.authority;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** The statements that requests send to the database, as Spring's JdbcTemplate tells of them. */
final class SqlSeen extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private static final Logger TOLD = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);

    private final Queue<String> statements = new ConcurrentLinkedQueue<>();

    SqlSeen() {
        start();
        TOLD.addAppender(this);
        TOLD.setLevel(Level.DEBUG);
        TOLD.setAdditive(false);
    }

    /** Those since it was last asked, in their order. */
    List<String> taken() {
        List<String> taken = List.copyOf(statements);
        statements.clear();
        return taken;
    }

    @Override
    protected void append(ILoggingEvent event) {
        // What the register does by itself meanwhile is on other threads.
        if (event.getThreadName().startsWith("http-") || event.getThreadName().startsWith("tomcat-handler")) {
            String message = event.getFormattedMessage();
            if (message.startsWith("Executing prepared SQL statement [")) {
                statements.add(message.replaceAll("\\s+", " "));
            }
        }
    }

    @Override
    public void close() {
        TOLD.detachAppender(this);
        TOLD.setLevel(null);
        TOLD.setAdditive(true);
        stop();
    }
}
