package pk.gov.nsor.publicservice.concerns;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HexFormat;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.keys.KeyedHash;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.reference.PolicyValues;

/**
 * How much came from one network lately: concerns of a day, and codes that are nobody's. A network is kept as a keyed hash with
 * the day in it, so that those of two days cannot be joined.
 */
@Component
class ConcernSources {

    static final int MOST_GUESSES = 10;

    /** A household has a whole one of IPv6's. */
    private static final int NETWORK_BYTES = 8;

    private final JdbcClient jdbc;
    private final KeyedHash hash;
    private final PolicyValues policy;
    private final Clock clock;

    ConcernSources(JdbcClient jdbc, Keys keys, PolicyValues policy, Clock clock) {
        this.jdbc = jdbc;
        this.hash = keys.keyedHash("concern-source");
        this.policy = policy;
        this.clock = clock;
    }

    /** Names a network for today. */
    byte[] of(String address) {
        return key("concern", address);
    }

    /** Counts a concern from this network; false where it has sent its number of the day. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean mayReport(String address) {
        return count(of(address)) <= policy.get("concern.a-day", today()).number();
    }

    /** Counts a code that is tried; false where none from this network is looked up today. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean mayGuess(String address) {
        return count(key("code", address)) <= MOST_GUESSES;
    }

    /** The code was somebody's: it counts for nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    void giveBackGuess(String address) {
        jdbc.sql("update concerns.source set sent = sent - 1 where key = ? and sent > 0")
                .param(key("code", address))
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    int forget() {
        return jdbc.sql("delete from concerns.source where since < ?")
                .param(OffsetDateTime.now(clock).minus(Duration.ofDays(1)))
                .update();
    }

    private int count(byte[] key) {
        return jdbc.sql("""
                        insert into concerns.source as s (key, sent, since) values (:key, 1, :now)
                        on conflict (key) do update set sent = least(s.sent + 1, 1000000)
                        returning sent
                        """)
                .param("key", key)
                .param("now", OffsetDateTime.now(clock))
                .query(Integer.class)
                .single();
    }

    private byte[] key(String what, String address) {
        return hash.of(what + " " + today() + " " + network(address));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    /** @param address as the connection has it, so that no name is looked up */
    private static String network(String address) {
        if (!address.contains(":")) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return HexFormat.of().formatHex(Arrays.copyOf(bytes, Math.min(bytes.length, NETWORK_BYTES)));
        } catch (UnknownHostException impossible) {
            return address;
        }
    }
}
