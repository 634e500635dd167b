package pk.gov.nsor.publicservice.disclosure.certificates;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.jobs.Job;
import pk.gov.nsor.foundation.keys.KeyedHash;
import pk.gov.nsor.foundation.keys.Keys;

/**
 * How many codes that verify nothing were tried lately from one network. They count for that network and for nobody else:
 * there is no number of guesses at 100 random bits that would have to stop everybody, and whoever could reach one would close
 * the page to all. Kept in the database, the same for all processes; a network is kept as a keyed hash alone.
 */
@Component
class CodeMisses {

    static final int MOST_OF_ONE = 10;
    static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(15);
    /** A household has a whole one of IPv6's. */
    private static final int NETWORK_BYTES = 8;

    private final JdbcClient jdbc;
    private final KeyedHash hash;
    private final Clock clock;

    CodeMisses(JdbcClient jdbc, Keys keys, Clock clock) {
        this.jdbc = jdbc;
        this.hash = keys.keyedHash("certificate-miss");
        this.clock = clock;
    }

    @Bean
    static Job codeMissesJob(CodeMisses misses) {
        return Job.inOneProcess("disclosure.code-misses", Duration.ofHours(1)).does(misses::forget);
    }

    /** Counts a code from this network; false where none from it is checked for now. Called in a transaction. */
    boolean claim(String address) {
        return jdbc.sql("""
                        insert into disclosure.code_miss as m (key, missed, since) values (:key, 1, :now)
                        on conflict (key) do update set
                            missed = case when m.since < :forgotten then 1 else least(m.missed + 1, 1000000) end,
                            since = case when m.since < :forgotten then :now else m.since end
                        returning missed
                        """)
                        .param("key", key(address))
                        .param("now", at(clock.instant()))
                        .param("forgotten", at(clock.instant().minus(FORGOTTEN_AFTER)))
                        .query(Integer.class)
                        .single()
                <= MOST_OF_ONE;
    }

    /** The code was good: it counts for nothing. */
    void giveBack(String address) {
        jdbc.sql("update disclosure.code_miss set missed = missed - 1 where key = ? and missed > 0")
                .param(key(address))
                .update();
    }

    void forget() {
        jdbc.sql("delete from disclosure.code_miss where since < ?")
                .param(at(clock.instant().minus(FORGOTTEN_AFTER)))
                .update();
    }

    private byte[] key(String address) {
        return hash.of("of " + network(address));
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
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
