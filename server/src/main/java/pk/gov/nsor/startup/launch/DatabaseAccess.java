package pk.gov.nsor.startup.launch;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import pk.gov.nsor.foundation.database.DatabaseSockets;

/**
 * How to reach a database as one user. Nobody waits for a machine that is gone: connecting to one takes ten seconds at most, and the
 * sockets notice within half a minute that the other side has left while nothing is sent.
 *
 * @param url {@code jdbc:postgresql://…}
 */
public record DatabaseAccess(String url, String user, String password) {

    /** Of a start, which asks nothing that takes long. */
    private static final Duration LONGEST_CHECK = Duration.ofSeconds(30);

    private static final String LONGEST_CONNECT_SECONDS = "10";

    /**
     * An answer is waited for as long as it takes.
     *
     * @throws SQLException from the driver
     */
    public Connection connect() throws SQLException {
        return connect(Duration.ZERO);
    }

    /**
     * For the short questions of a start: an answer is waited for half a minute.
     *
     * @throws SQLException from the driver
     */
    public Connection connectToCheck() throws SQLException {
        return connect(LONGEST_CHECK);
    }

    /**
     * Connects.
     *
     * @param longest how long each answer is waited for; zero for as long as it takes, as for a commit
     * @throws SQLException from the driver
     */
    Connection connect(Duration longest) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", LONGEST_CONNECT_SECONDS);
        // Until it is made.
        properties.setProperty("socketTimeout", LONGEST_CONNECT_SECONDS);
        properties.setProperty("socketFactory", DatabaseSockets.class.getName());
        Connection connection = DriverManager.getConnection(url, properties);
        waitsFor(connection, longest);
        return connection;
    }

    /** How long the connection waits for each answer from now on; zero for as long as it takes. */
    static void waitsFor(Connection connection, Duration longest) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, Math.toIntExact(longest.toMillis()));
    }

    /** Makes a connection each time. */
    public DataSource dataSource() {
        return new DriverManagerDataSource() {
            @Override
            protected Connection getConnectionFromDriver(Properties none) throws SQLException {
                return connect();
            }
        };
    }

    /** One connection, made when it is first asked for; ends when it is destroyed. */
    public SingleConnectionDataSource oneConnection() {
        SingleConnectionDataSource one = new SingleConnectionDataSource() {
            @Override
            protected Connection getConnectionFromDriver(Properties none) throws SQLException {
                return connect();
            }
        };
        one.setUrl(url);
        one.setSuppressClose(true);
        return one;
    }

    /** Without the password, so that it reaches no log. */
    @Override
    public String toString() {
        return user + " at " + url;
    }
}
