package pk.gov.nsor.startup.launch.migration;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.UnaryOperator;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import pk.gov.nsor.foundation.kernel.CaseNumber;

/** Computes the comparison form of the numbers of cases and FIRs that were recorded before it existed. */
public final class V0591__keys_of_cases extends BaseJavaMigration {

    private static final int BATCH = 5_000;

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        for (String table : new String[] {"conviction.conviction", "conviction.conviction_version"}) {
            fill(
                    connection,
                    table,
                    "case_number",
                    "case_key",
                    number -> CaseNumber.of(number).key());
            fill(
                    connection,
                    table,
                    "fir_number",
                    "fir_key",
                    number -> CaseNumber.ofFir(number).key());
        }
        fill(
                connection,
                "conviction.appeal",
                "case_number",
                "case_key",
                number -> CaseNumber.of(number).key());
    }

    private static void fill(Connection connection, String table, String number, String key, UnaryOperator<String> form)
            throws SQLException {
        try (Statement select = connection.createStatement();
                PreparedStatement update = connection.prepareStatement(
                        "update " + table + " set " + key + " = ? where " + number + " = ? and " + key + " is null")) {
            select.setFetchSize(BATCH);
            int waiting = 0;
            try (ResultSet rows = select.executeQuery("select distinct " + number + " from " + table)) {
                while (rows.next()) {
                    update.setString(1, form.apply(rows.getString(1)));
                    update.setString(2, rows.getString(1));
                    update.addBatch();
                    waiting++;
                    if (waiting % BATCH == 0) {
                        int[] _ = update.executeBatch();
                    }
                }
            }
            int[] _ = update.executeBatch();
        }
    }
}
