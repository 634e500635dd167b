package pk.gov.nsor.foundation.access.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.keys.KeyedHash;
import pk.gov.nsor.foundation.keys.Keys;

/**
 * Refusals at sign-in, on the trail. The first {@link #EACH} of a network within {@link #WINDOW} each have an entry.
 * Of those after them the tenth, the hundredth, the thousandth and so on have one, which says how many there were. So
 * nobody can fill the trail, and no flood of attempts goes unrecorded.
 */
@Component
public class RefusalEntries {

    static final int EACH = 100;
    static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int TEN = 10;

    private final JdbcClient jdbc;
    private final KeyedHash hash;
    private final Trail trail;
    private final Clock clock;

    RefusalEntries(JdbcClient jdbc, Keys keys, Trail trail, Clock clock) {
        this.jdbc = jdbc;
        this.hash = keys.keyedHash("sign-in-count");
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Appends an entry in a transaction of its own, or counts it.
     *
     * @param address where it came from
     * @param content the entry's
     */
    public void append(String address, TrailEntry entry, Map<String, Object> content) {
        int times = count(address);
        if (times <= EACH) {
            trail.appendAlone(entry.with(content));
        } else if (isPowerOfTen(times - EACH)) {
            Map<String, Object> counted = new HashMap<>(content);
            counted.put("refusalsNotOnTheTrail", times - EACH);
            trail.appendAlone(entry.with(counted));
        }
    }

    private static boolean isPowerOfTen(int number) {
        int rest = number;
        while (rest % TEN == 0) {
            rest /= TEN;
        }
        return rest == 1;
    }

    private int count(String address) {
        long window = Math.floorDiv(clock.instant().getEpochSecond(), WINDOW.toSeconds());
        return jdbc.sql("""
                        insert into access.sign_in_count as c (key, counted, last_at) values (:key, 1, :now)
                        on conflict (key) do update set last_at = :now, counted = least(c.counted + 1, 1000000000)
                        returning counted
                        """)
                .param("key", hash.of("refusals " + window + " " + Network.of(address)))
                .param("now", OffsetDateTime.now(clock))
                .query(Integer.class)
                .single();
    }
}
