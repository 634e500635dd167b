package pk.gov.nsor.startup.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import pk.gov.nsor.testing.TestDatabase;

/** A start and a command on a database that does not answer. */
@Timeout(60)
@Tag("register")
class DatabaseAccessTest {

    private final DatabaseAccess database = TestDatabase.migrated().application();

    @Test
    void aMachineThatTakesTheLineAndSaysNothingIsGivenUp() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            DatabaseAccess nobody = new DatabaseAccess(
                    "jdbc:postgresql://127.0.0.1:" + silent.getLocalPort() + "/nsor", "nsor_app", "secret");
            assertThatThrownBy(nobody::connect).isInstanceOf(SQLException.class);
            DatabaseAccess second = new DatabaseAccess(
                    database.url().replace("//", "//127.0.0.1:" + silent.getLocalPort() + ","),
                    database.user(),
                    database.password());
            try (Connection connection = second.connect()) {
                assertThat(connection.getNetworkTimeout()).isZero();
            }
        }
    }

    @Test
    void aCheckWaitsHalfAMinuteForAnAnswerAndACommandAsLongAsItTakes() throws Exception {
        try (Connection connection = database.connectToCheck()) {
            assertThat(connection.getNetworkTimeout()).isEqualTo(30_000);
        }
        try (Connection connection = database.connect()) {
            assertThat(connection.getNetworkTimeout()).isZero();
        }
        try (Connection connection = database.connect(Duration.ofMillis(300));
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("select pg_sleep(20)")).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void whatACommandReadsByIsSuchAConnection() throws Exception {
        assertThat(new JdbcTemplate(database.dataSource())
                        .execute((Connection connection) -> connection.getNetworkTimeout()))
                .isZero();
        SingleConnectionDataSource one = database.oneConnection();
        try {
            Connection first = one.getConnection();
            assertThat(first.getNetworkTimeout()).isZero();
            first.close();
            assertThat(new JdbcTemplate(one).queryForObject("select current_user", String.class))
                    .isEqualTo(database.user());
        } finally {
            one.destroy();
        }
    }
}
