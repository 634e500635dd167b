package pk.gov.nsor.startup.launch;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * How to reach a database as one user.
 *
 * @param url {@code jdbc:postgresql://…}
 */
public record DatabaseAccess(String url, String user, String password) {

    /** @throws SQLException from the driver */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    /** Without the password, so that it reaches no log. */
    @Override
    public String toString() {
        return user + " at " + url;
    }
}
