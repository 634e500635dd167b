package pk.gov.nsor.foundation.feeds;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** On which days each client sent something, and what of it waits to be worked on. */
@Service
public class FeedActivity {

    /** Fewer days say nothing of what is usual: so many of each client are kept, however old. */
    static final int FEWEST_DAYS = 3;

    /** Older days are kept only where there are too few later ones. */
    static final int DAYS_KEPT = 40;

    private final JdbcClient jdbc;
    private final Clock clock;

    FeedActivity(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What one client sent: in the last 40 days, and on its last three days with messages, however old.
     *
     * @param lastDay the last day with a message
     * @param today how many messages today
     * @param messages how many in the last 40 days
     * @param longestPause in days, the longest time from one day with messages to the next; null where there were too few
     * @param pause in days, since the last day with a message
     * @param waiting how many wait to be worked on
     * @param waitingSince since when the oldest of these waits; null where none does
     */
    public record Activity(
            UUID client,
            LocalDate lastDay,
            int today,
            int messages,
            @Nullable Integer longestPause,
            int pause,
            int waiting,
            @Nullable Instant waitingSince) {

        /**
         * Whether it has sent nothing for longer than it ever paused; for more than 40 days also where it sent too little to say, or
         * once was silent for longer.
         */
        public boolean isSilent() {
            return pause > (longestPause == null ? DAYS_KEPT : Math.min(longestPause, DAYS_KEPT));
        }
    }

    private record Day(UUID client, LocalDate day, int messages) {}

    private record Waiting(UUID client, int messages, OffsetDateTime since) {}

    /** Of the clients that ever sent something, by client. */
    @Transactional(readOnly = true)
    public Map<UUID, Activity> all() {
        Map<UUID, List<Day>> days = new HashMap<>();
        jdbc.sql("""
                        select client_id as client, (begins at time zone :zone)::date as day, received as messages
                        from feeds.usage where span = 'DAY' and received > 0 order by client_id, begins
                        """)
                .param("zone", clock.getZone().getId())
                .query(Day.class)
                .list()
                .forEach(day -> days.computeIfAbsent(day.client(), _ -> new ArrayList<>())
                        .add(day));
        Map<UUID, Waiting> waiting = new HashMap<>();
        jdbc.sql("""
                        select client_id as client, count(*)::integer as messages, min(received_at) as since
                        from feeds.waiting group by client_id
                        """).query(Waiting.class).list().forEach(each -> waiting.put(each.client(), each));
        LocalDate today = LocalDate.now(clock);
        Map<UUID, Activity> all = new HashMap<>();
        days.forEach((client, each) -> all.put(client, activity(client, each, waiting.get(client), today)));
        return all;
    }

    private static Activity activity(UUID client, List<Day> days, @Nullable Waiting waiting, LocalDate today) {
        LocalDate last = days.getLast().day();
        return new Activity(
                client,
                last,
                last.equals(today) ? days.getLast().messages() : 0,
                days.stream()
                        .filter(day -> between(day.day(), today) <= DAYS_KEPT)
                        .mapToInt(Day::messages)
                        .sum(),
                days.size() < FEWEST_DAYS
                        ? null
                        : IntStream.range(1, days.size())
                                .map(at -> between(
                                        days.get(at - 1).day(), days.get(at).day()))
                                .max()
                                .orElse(1),
                between(last, today),
                waiting == null ? 0 : waiting.messages(),
                waiting == null ? null : waiting.since().toInstant());
    }

    private static int between(LocalDate one, LocalDate other) {
        return (int) ChronoUnit.DAYS.between(one, other);
    }
}
