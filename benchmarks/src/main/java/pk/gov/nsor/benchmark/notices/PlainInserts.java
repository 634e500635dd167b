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
 * The rows that a run has written, to be written once more without any rule: into copies of their tables with the same
 * indexes, in two transactions a notice.
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

    /**
     * Makes the copies and reads what was written since the run began.
     *
     * @param since a time of the database, as text
     */
    static PlainInserts of(Connection owner, String since, int notices) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute("drop schema if exists " + SCHEMA + " cascade");
            statement.execute("create schema " + SCHEMA);
        }
        List<Rows> tables = new ArrayList<>();
        tables.add(rows(owner, "notices.notice", "recorded_at >= '" + since + "'"));
        tables.add(rows(owner, "notices.step", "happened_at >= '" + since + "'"));
        tables.add(rows(
                owner,
                "register.journal",
                "recorded_at >= '" + since + "' and kind in ('NOTICE_TAKEN', 'NOTICE_DECIDED')"));
        tables.add(rows(
                owner,
                "audit.entry",
                "occurred_at >= '" + since + "' and action in ('NOTICE_TAKEN', 'NOTICE_DECIDED')"
                        + " and content is not null"));
        return new PlainInserts(tables, notices);
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
            statement.execute("create table " + copy + " (like " + table + " including all)");
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
                String marks = String.join(", ", Collections.nCopies(columns.getColumnCount(), "?"));
                return new Rows(
                        "insert into " + copy + " (" + names(columns) + ") overriding system value values (" + marks
                                + ")",
                        rows);
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
