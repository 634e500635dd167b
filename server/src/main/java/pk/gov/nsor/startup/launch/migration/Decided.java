package pk.gov.nsor.startup.launch.migration;

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

/** What two people decided in the running register. From then on the files no longer change it. */
final class Decided {

    private final Set<List<@Nullable String>> subjects = new HashSet<>();

    private Decided() {}

    /** @param subject the columns that identify the subject of the decision, separated by commas */
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

    /** Makes running servers reload the tables that they keep in memory. */
    static void tellProcesses(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("update reference.table_version set version = nextval('reference.table_change')");
        }
    }
}
