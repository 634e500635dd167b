package pk.gov.nsor.foundation.access.machine;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.keys.KeyedHash;
import pk.gov.nsor.foundation.keys.Keys;

/**
 * Counts refusals of the token endpoint, for each address and minute. Clients with a valid secret or key are never
 * slowed down: wrong requests from the same address, on purpose or with an old credential, must not stop the feed.
 * Secrets cannot be guessed; the limit is for how much of the trail an address can fill.
 */
@Component
public class TokenRefusals {

    /** How many refusals of an address each have their entry on the trail within a minute. */
    public static final int MOST = 20;

    private static final int LONGEST_NAME = 64;
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final KeyedHash hash;
    private final Trail trail;
    private final Clock clock;

    TokenRefusals(JdbcClient jdbc, Keys keys, Trail trail, Clock clock) {
        this.jdbc = jdbc;
        this.hash = keys.keyedHash("sign-in-count");
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Counts a refusal. The first {@link #MOST} of a minute are each on the trail, and one entry says that there are more.
     *
     * @param client what it called itself
     * @param error of RFC 6749 §5.2
     * @return how long the address is to wait: zero where it has not been refused too often
     */
    public Duration refused(String address, String client, String error) {
        int times = count(address);
        if (times > MOST + 1) {
            return WINDOW;
        }
        trail.appendAlone(TrailEntry.refused(Actor.unknown(address), TrailAction.CLIENT_TOKEN_ISSUED)
                .with(Map.of(
                        "client",
                        client.substring(0, Math.min(client.length(), LONGEST_NAME)),
                        "error",
                        times > MOST ? "more than " + MOST + " in a minute" : error)));
        return times > MOST ? WINDOW : Duration.ZERO;
    }

    private int count(String address) {
        long minute = clock.instant().getEpochSecond() / WINDOW.toSeconds();
        return jdbc.sql("""
                        insert into access.sign_in_count as c (key, counted, last_at) values (:key, 1, :now)
                        on conflict (key) do update set last_at = :now, counted = least(c.counted + 1, 1000000)
                        returning counted
                        """)
                .param("key", hash.of("token " + address + " " + minute))
                .param("now", OffsetDateTime.now(clock))
                .query(Integer.class)
                .single();
    }
}
