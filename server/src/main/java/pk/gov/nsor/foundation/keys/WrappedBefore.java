package pk.gov.nsor.foundation.keys;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Keys in the database that another master key than the newest has wrapped. */
public final class WrappedBefore {

    /** The number in front, where the first master key has not wrapped it. */
    static final String CONDITION = """
            wrapped_key is not null
            and not (octet_length(wrapped_key) in (64, 92) and substring(wrapped_key for 4) = int4send(?))
            """;

    /** @param owner SQL for the text for which each key is wrapped */
    record Table(String name, String owner) {}

    private WrappedBefore() {}

    static List<Table> tables(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select table_name, owner from keys.wrapped order by table_name")) {
            List<Table> tables = new ArrayList<>();
            while (rows.next()) {
                tables.add(new Table(rows.getString(1), rows.getString(2)));
            }
            return tables;
        }
    }

    /**
     * How many there are, by table; tables without one are left out.
     *
     * @param newest the newest master key's number
     */
    public static Map<String, Long> in(Connection connection, int newest) throws SQLException {
        Map<String, Long> left = new TreeMap<>();
        for (Table table : tables(connection)) {
            try (PreparedStatement statement =
                    connection.prepareStatement("select count(*) from " + table.name() + " where " + CONDITION)) {
                statement.setInt(1, newest);
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    if (row.getLong(1) > 0) {
                        left.put(table.name(), row.getLong(1));
                    }
                }
            }
        }
        return left;
    }
}
