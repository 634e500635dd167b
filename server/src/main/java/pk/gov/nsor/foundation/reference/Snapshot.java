package pk.gov.nsor.foundation.reference;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.reference.source.TableVersions;

/** A table kept in memory, and read again by every process once it has changed: each transaction that uses it asks for its version first. */
final class Snapshot<T> {

    private final JdbcClient jdbc;
    private final String table;
    private final Supplier<T> reading;
    private volatile @Nullable Versioned<T> latest;

    Snapshot(JdbcClient jdbc, String table, Supplier<T> reading) {
        this.jdbc = jdbc;
        this.table = table;
        this.reading = reading;
    }

    T current() {
        // The version first: what is read after it is as new, or newer and read once more at the next use.
        long version = TableVersions.of(jdbc, table);
        Versioned<T> known = latest;
        // Not "less than": a transaction that is undone leaves a higher one behind in the memory of its process.
        if (known == null || known.version != version) {
            known = new Versioned<>(version, reading.get());
            latest = known;
        }
        return known.content;
    }

    /** Notifies all processes, once the transaction commits. */
    void changed() {
        changed(jdbc, table);
    }

    static void changed(JdbcClient jdbc, String table) {
        jdbc.sql("update reference.table_version set version = nextval('reference.table_change') where table_name = ?")
                .param(table)
                .update();
        TableVersions.forget();
    }

    private record Versioned<T>(long version, T content) {}
}
