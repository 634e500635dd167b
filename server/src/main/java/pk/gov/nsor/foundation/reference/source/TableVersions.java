package pk.gov.nsor.foundation.reference.source;

import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.database.KeyedRows;
import pk.gov.nsor.foundation.transactions.TransactionScoped;

/**
 * How often each table of reference data has changed: asked for once in a transaction, for all tables. Whoever locks one, so
 * that nobody changes it until the transaction ends, and whoever changes one, forgets what was read before.
 */
public final class TableVersions {

    private static final TransactionScoped<Map<String, Long>> KNOWN = new TransactionScoped<>(HashMap::new);

    private TableVersions() {}

    /** @throws NoSuchElementException where the table has none */
    public static long of(JdbcClient jdbc, String table) {
        Map<String, Long> known = KNOWN.get();
        if (known.isEmpty()) {
            known.putAll(jdbc.sql("select table_name, version from reference.table_version")
                    .query(KeyedRows.of(String.class, Long.class)));
        }
        Long version = known.get(table);
        if (version == null) {
            throw new NoSuchElementException("The table %s has no version".formatted(table));
        }
        return version;
    }

    /** @param versions {@code table=version}, with commas between */
    public static void take(String versions) {
        Map<String, Long> known = KNOWN.get();
        if (known.isEmpty()) {
            for (String version : versions.split(",", -1)) {
                int end = version.indexOf('=');
                known.put(version.substring(0, end), Long.valueOf(version.substring(end + 1)));
            }
        }
    }

    public static void forget() {
        KNOWN.forget();
    }
}
