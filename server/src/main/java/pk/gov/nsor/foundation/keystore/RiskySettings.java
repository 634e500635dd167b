package pk.gov.nsor.foundation.keystore;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The settings behind {@link PostgresKeyStore#warnings}. */
final class RiskySettings {

    private static final String WARNINGS = """
            select case
                when name in ('wal_keep_size', 'max_slot_wal_keep_size')
                then 'A key that is destroyed may stay for longer in the log of the keys'' PostgreSQL: '
                else 'A key could be lost with the machine of the keys'' PostgreSQL: ' end
                || name || case setting when '' then ' is empty' else ' = ' || setting end
            from pg_settings
            where name = 'synchronous_standby_names' and setting = ''
                or name = 'synchronous_commit' and setting not in ('on', 'remote_apply')
                or name = 'fsync' and setting = 'off'
                or name = 'wal_keep_size' and setting <> '0'
                or name = 'max_slot_wal_keep_size' and setting = '-1'
                    and exists (select from pg_replication_slots)
            order by name
            """;

    private RiskySettings() {}

    static List<String> in(Connection connection) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(WARNINGS)) {
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
        }
        return lines;
    }
}
