package pk.gov.nsor.reference;

import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.transactions.PerTransaction;

/**
 * How often each table of reference data has changed: asked for once in a transaction, for all tables. Whoever locks one, so
 * that nobody changes it until the transaction ends, and whoever changes one, forgets what was read before.
 */
final class TableVersions {

    private static final PerTransaction<Map<String, Long>> KNOWN = new PerTransaction<>(HashMap::new);

    private TableVersions() {}

    /** @throws NoSuchElementException where the table has none */
    static long of(JdbcClient jdbc, String table) {
        Map<String, Long> known = KNOWN.get();
        if (known.isEmpty()) {
            jdbc.sql("select table_name, version from reference.table_version").query(row -> {
                known.put(row.getString("table_name"), row.getLong("version"));
            });
        }
        Long version = known.get(table);
        if (version == null) {
            throw new NoSuchElementException("The table %s has no version".formatted(table));
        }
        return version;
    }

    /** @param versions {@code table=version}, with commas between */
    static void take(String versions) {
        Map<String, Long> known = KNOWN.get();
        if (known.isEmpty()) {
            for (String version : versions.split(",", -1)) {
                int end = version.indexOf('=');
                known.put(version.substring(0, end), Long.valueOf(version.substring(end + 1)));
            }
        }
    }

    static void forget() {
        KNOWN.forget();
    }
}
