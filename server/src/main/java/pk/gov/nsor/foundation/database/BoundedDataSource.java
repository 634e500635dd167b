package pk.gov.nsor.foundation.database;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Gives each connection the bound of what asks for it ({@link DatabaseWait}), and a standby's where one is read ({@link StandbyReads}).
 * The pool takes the bound off again.
 */
final class BoundedDataSource extends DelegatingDataSource {

    BoundedDataSource(DataSource pool) {
        super(pool);
    }

    @Override
    public Connection getConnection() throws SQLException {
        DataSource standby = StandbyReads.asked();
        Connection connection = (standby == null ? obtainTargetDataSource() : standby).getConnection();
        try {
            // Costs no message: the driver waits so long on its socket.
            connection.setNetworkTimeout(Runnable::run, DatabaseWait.milliseconds());
            return connection;
        } catch (SQLException closed) {
            connection.close();
            throw closed;
        }
    }
}
