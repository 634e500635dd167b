package pk.gov.nsor.disclosure.certificates;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import pk.gov.nsor.keys.KeyedHash;
import pk.gov.nsor.keys.Keys;

/**
 * How many codes that verify nothing were tried lately, from one network and from all together. Kept in the database, the same
 * for all processes; a network is kept as a keyed hash alone.
 */
@Component
class CodeMisses {

    static final int MOST_OF_ONE = 10;
    static final int MOST_OF_ALL = 5_000;
    static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(15);
    private static final String ALL = "all";
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

    /** Whether nobody from this network is shown anything for now. */
    boolean isClosed(String address) {
        return missed("of " + network(address)) >= MOST_OF_ONE || missed(ALL) >= MOST_OF_ALL;
    }

    void count(String address) {
        add("of " + network(address));
        add(ALL);
    }

    @Scheduled(initialDelayString = "${nsor.upkeep.after}", fixedDelayString = "PT1H")
    void forget() {
        jdbc.sql("delete from disclosure.code_miss where since < ?")
                .param(forgottenBefore())
                .update();
    }

    private int missed(String key) {
        return jdbc.sql("select missed from disclosure.code_miss where key = ? and since >= ?")
                .params(hash.of(key), forgottenBefore())
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    private void add(String key) {
        jdbc.sql("""
                        insert into disclosure.code_miss as m (key, missed, since) values (:key, 1, :now)
                        on conflict (key) do update set
                            missed = case when m.since < :forgotten then 1 else least(m.missed + 1, 1000000) end,
                            since = case when m.since < :forgotten then :now else m.since end
                        """)
                .param("key", hash.of(key))
                .param("now", at(clock.instant()))
                .param("forgotten", forgottenBefore())
                .update();
    }

    private OffsetDateTime forgottenBefore() {
        return at(clock.instant().minus(FORGOTTEN_AFTER));
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
