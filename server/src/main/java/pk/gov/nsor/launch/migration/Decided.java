package pk.gov.nsor.launch.migration;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What two people decided in the running register: from then on the files no longer say anything about it. */
final class Decided {

    private final Set<List<@Nullable String>> subjects = new HashSet<>();

    private Decided() {}

    /** @param subject the columns that name what was decided about, parted by commas */
    static Decided read(Connection connection, String table, String subject) throws SQLException {
        int columns = subject.split(",").length;
        Decided decided = new Decided();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select distinct " + subject + " from reference." + table + " where proposal_id is not null")) {
            while (row.next()) {
                List<@Nullable String> values = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    values.add(row.getString(i));
                }
                decided.subjects.add(values);
            }
        }
        return decided;
    }

    boolean has(@Nullable String... values) {
        return subjects.contains(Arrays.asList(values));
    }

    /** Running servers read the tables again that they keep in memory. */
    static void tellProcesses(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("update reference.table_version set version = nextval('reference.table_change')");
        }
    }
}
