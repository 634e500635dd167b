package pk.gov.nsor.benchmark.intake;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** All rows that a run has left, written once more by {@code COPY} into copies of their tables with the same indexes. */
final class RowsLeft {

    private static final String SCHEMA = "benchmark_intake";

    private RowsLeft() {}

    /** The transaction after which everything counts. */
    static long mark(Connection owner) throws SQLException {
        try (Statement statement = owner.createStatement();
                ResultSet current = statement.executeQuery("select txid_current()")) {
            current.next();
            return current.getLong(1);
        }
    }

    /**
     * What it took.
     *
     * @param seconds of the copying alone
     */
    record Copied(long rows, double seconds) {}

    static Copied copy(Connection owner, long mark) throws SQLException, IOException {
        long transactions = mark(owner) - mark;
        CopyManager copies = owner.unwrap(PGConnection.class).getCopyAPI();
        long rows = 0;
        double seconds = 0;
        try (Statement statement = owner.createStatement()) {
            statement.execute("drop schema if exists " + SCHEMA + " cascade");
            statement.execute("create schema " + SCHEMA);
            for (String table : tables(owner)) {
                ByteArrayOutputStream left = new ByteArrayOutputStream();
                long found = copies.copyOut(
                        "copy (select * from " + table + " where age(xmin) <= " + transactions
                                + ") to stdout (format binary)",
                        left);
                if (found > 0) {
                    String copy = SCHEMA + "." + table.replace('.', '_');
                    statement.execute("create table " + copy + " (like " + table
                            + " including all excluding generated excluding identity)");
                    long begun = System.nanoTime();
                    rows += copies.copyIn(
                            "copy " + copy + " from stdin (format binary)",
                            new ByteArrayInputStream(left.toByteArray()));
                    seconds += (System.nanoTime() - begun) / 1e9;
                }
            }
            statement.execute("drop schema " + SCHEMA + " cascade");
        }
        return new Copied(rows, seconds);
    }

    private static List<String> tables(Connection owner) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = owner.createStatement();
                ResultSet found = statement.executeQuery("select n.nspname || '.' || c.relname from pg_class c"
                        + " join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r'"
                        + " and n.nspname not in ('pg_catalog', 'information_schema', '" + SCHEMA + "') order by 1")) {
            while (found.next()) {
                tables.add(found.getString(1));
            }
        }
        return tables;
    }
}
