package pk.gov.nsor.survivors.alerts.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import pk.gov.nsor.foundation.jobs.Job;
import pk.gov.nsor.survivors.alerts.Alerting;

/** Reads what is new of the register every second, and says since when it does not answer. */
@Service
public class FeedReading {

    /** A register that has not answered for so long is told to advisers. */
    public static final Duration SILENT = Duration.ofMinutes(5);

    /** Of a register that has not answered for so long nobody says any more that nothing happened (assumed). */
    private static final Duration BLIND = Duration.ofDays(1);

    private final RegisterFeed feed;
    private final Alerting alerting;
    private final JdbcClient jdbc;
    private final Clock clock;
    private volatile @Nullable Instant answeredAt;
    private volatile List<SilentSystem> silentSystems = List.of();

    FeedReading(RegisterFeed feed, Alerting alerting, JdbcClient jdbc, Clock clock) {
        this.feed = feed;
        this.alerting = alerting;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Configuration(proxyBeanMethods = false)
    static class Jobs {
        @Bean
        Job registerReadingJob(FeedReading reading) {
            return Job.inEveryProcess("alerts.register-reading", Duration.ofSeconds(1))
                    .doesWhile(reading::read);
        }

        @Bean
        Job silentSystemsJob(FeedReading reading) {
            return Job.inEveryProcess("alerts.silent-systems", Duration.ofMinutes(2))
                    .first(Duration.ofSeconds(5))
                    .does(reading::readSilentSystems);
        }

        @Bean
        Job openEventsJob(Alerting alerting) {
            return Job.inEveryProcess("alerts.open-events", Alerting.EVERY).does(alerting::goOn);
        }

        @Bean
        Job dueAlertsJob(FeedReading reading) {
            return Job.inEveryProcess("alerts.due", Duration.ofSeconds(1)).does(reading::sendDue);
        }
    }

    /** Reads all there is now. */
    void read(BooleanSupplier mayGoOn) {
        if (!feed.isRead()) {
            return;
        }
        try {
            boolean hasMore = true;
            while (hasMore && mayGoOn.getAsBoolean()) {
                RegisterFeed.Page page = feed.after(cursor());
                if (!page.events().isEmpty()) {
                    alerting.take(page.events(), page.cursor());
                }
                hasMore = !page.events().isEmpty();
                answeredAt = clock.instant();
            }
            if (!hasMore) {
                alerting.completed();
            }
        } catch (RegisterFeed.BegunAnewException anew) {
            alerting.beginAnew();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Sends what is due; that nothing happened only where the register has spoken within a day. */
    public void sendDue() {
        Instant dayAgo = clock.instant().minus(BLIND);
        if (silence()
                .filter(silence -> silence.since() == null || silence.since().isBefore(dayAgo))
                .isPresent()) {
            alerting.sendDueUnknowing();
        } else {
            alerting.sendDue();
        }
    }

    /** Asks which systems are silent, and whose messages wait. */
    public void readSilentSystems() {
        if (!feed.isRead()) {
            return;
        }
        try {
            silentSystems = List.copyOf(feed.silentSystems());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** The systems of which something is not known, as the register said when it last answered. */
    public List<SilentSystem> silentSystems() {
        return silentSystems;
    }

    private @Nullable String cursor() {
        return jdbc.sql("select cursor from survivors.reading where cursor is not null")
                .query(String.class)
                .optional()
                .orElse(null);
    }

    /**
     * That nothing is known of the register.
     *
     * @param since when it answered last; null where it never has
     */
    public record Silence(@Nullable Instant since) {}

    /** Where nothing is known of the register for longer than usual; empty where all is well or none is read. */
    public Optional<Silence> silence() {
        if (!feed.isRead()) {
            return Optional.empty();
        }
        Instant last = answeredAt;
        if (last == null) {
            last = jdbc.sql("select answered_at from survivors.reading where answered_at is not null")
                    .query(OffsetDateTime.class)
                    .optional()
                    .map(OffsetDateTime::toInstant)
                    .orElse(null);
        }
        return last == null || last.isBefore(clock.instant().minus(SILENT))
                ? Optional.of(new Silence(last))
                : Optional.empty();
    }
}
