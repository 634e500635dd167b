package pk.gov.nsor.benchmark.notices;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * All rows that a run has written, to be written once more without any rule: into copies of their tables with the same
 * indexes, in two transactions a notice. A row that was written several times counts once; one that is gone, not at all.
 */
final class PlainInserts {

    static final String SCHEMA = "benchmark_notices";

    private final List<Rows> tables;
    private final int notices;

    private record Rows(String insert, List<Object[]> rows) {}

    private PlainInserts(List<Rows> tables, int notices) {
        this.tables = tables;
        this.notices = notices;
    }

    /** The transaction after which everything counts. */
    static long mark(Connection owner) throws SQLException {
        try (Statement statement = owner.createStatement();
                ResultSet current = statement.executeQuery("select txid_current()")) {
            current.next();
            return current.getLong(1);
        }
    }

    /**
     * Makes the copies and reads what was written since.
     *
     * @param mark of the beginning, see {@link #mark}
     */
    static PlainInserts of(Connection owner, long mark, int notices) throws SQLException {
        long transactions = mark(owner) - mark;
        try (Statement statement = owner.createStatement()) {
            statement.execute("drop schema if exists " + SCHEMA + " cascade");
            statement.execute("create schema " + SCHEMA);
        }
        List<Rows> tables = new ArrayList<>();
        for (String table : tables(owner)) {
            // How many transactions have begun since the one that wrote the row.
            Rows written = rows(owner, table, "age(xmin) <= " + transactions);
            if (!written.rows().isEmpty()) {
                tables.add(written);
            }
        }
        return new PlainInserts(tables, notices);
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

    static void drop(Connection owner) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute("drop schema if exists " + SCHEMA + " cascade");
        }
    }

    int rows() {
        return tables.stream().mapToInt(table -> table.rows().size()).sum();
    }

    private static Rows rows(Connection owner, String table, String which) throws SQLException {
        String copy = SCHEMA + "." + table.replace('.', '_');
        try (Statement statement = owner.createStatement()) {
            try (ResultSet found = statement.executeQuery("select * from " + table + " where " + which)) {
                ResultSetMetaData columns = found.getMetaData();
                List<Object[]> rows = new ArrayList<>();
                while (found.next()) {
                    Object[] row = new Object[columns.getColumnCount()];
                    for (int i = 0; i < row.length; i++) {
                        row[i] = found.getObject(i + 1);
                    }
                    rows.add(row);
                }
                if (rows.isEmpty()) {
                    return new Rows("", rows);
                }
                try (Statement making = owner.createStatement()) {
                    making.execute("create table " + copy + " (like " + table
                            + " including all excluding generated excluding identity)");
                }
                String marks = String.join(", ", Collections.nCopies(columns.getColumnCount(), "?"));
                return new Rows("insert into " + copy + " (" + names(columns) + ") values (" + marks + ")", rows);
            }
        }
    }

    private static String names(ResultSetMetaData columns) throws SQLException {
        List<String> names = new ArrayList<>();
        for (int i : IntStream.rangeClosed(1, columns.getColumnCount()).toArray()) {
            names.add(columns.getColumnName(i));
        }
        return names.stream().collect(Collectors.joining(", "));
    }

    /** Writes one part of several: a transaction for each notice and one for each decision. */
    void write(Connection connection, int part, int parts) throws SQLException {
        connection.setAutoCommit(false);
        List<PreparedStatement> inserts = new ArrayList<>();
        for (Rows table : tables) {
            inserts.add(connection.prepareStatement(table.insert()));
        }
        int transactions = 2 * notices;
        for (int transaction = part; transaction < transactions; transaction += parts) {
            for (int t = 0; t < tables.size(); t++) {
                List<Object[]> rows = tables.get(t).rows();
                int from = (int) ((long) rows.size() * transaction / transactions);
                int until = (int) ((long) rows.size() * (transaction + 1) / transactions);
                for (Object[] row : rows.subList(from, until)) {
                    insert(inserts.get(t), row);
                }
            }
            connection.commit();
        }
    }

    private static void insert(PreparedStatement insert, Object[] row) throws SQLException {
        for (int i = 0; i < row.length; i++) {
            insert.setObject(i + 1, row[i]);
        }
        insert.executeUpdate();
    }
}
