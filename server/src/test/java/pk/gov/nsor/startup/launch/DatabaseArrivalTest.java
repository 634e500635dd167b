package pk.gov.nsor.startup.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import pk.gov.nsor.testing.TestDatabase;

/** A server that starts while the database is away. */
@Timeout(60)
@Tag("register")
class DatabaseArrivalTest {

    private final DatabaseAccess database = TestDatabase.migrated().application();
    private final StringWriter said = new StringWriter();

    @Test
    void whatAnswersIsNotWaitedFor() {
        await(database, Duration.ofSeconds(30));
        assertThat(said.toString()).isEmpty();
    }

    @Test
    void whatAnswersLaterIsWaitedForAndToldOnce() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Thread later = Thread.ofPlatform().daemon().start(() -> passOnAfterASecond(port));
        await(at(port), Duration.ofSeconds(30));
        assertThat(said.toString())
                .startsWith("The database does not answer yet, and is waited for up to 30 s: ")
                .containsOnlyOnce("The database");
        assertThat(later.isAlive()).as("it answered").isTrue();
    }

    @Test
    void whatRefusesThePasswordIsNotWaitedFor() {
        await(new DatabaseAccess(database.url(), database.user(), "wrong"), Duration.ofSeconds(30));
        assertThat(said.toString()).isEmpty();
    }

    @Test
    void theWaitEnds() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = silent.getLocalPort();
            silent.close();
            await(at(port), Duration.ofMillis(100));
            assertThat(said.toString()).contains("waited for up to 0 s");
        }
    }

    private void await(DatabaseAccess access, Duration longest) {
        DatabaseArrival.await(access, longest, new PrintWriter(said));
    }

    private DatabaseAccess at(int port) {
        return new DatabaseAccess(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + database.url().replaceAll(".*/", ""),
                database.user(),
                database.password());
    }

    /** The database as it were on a machine that comes back. */
    private void passOnAfterASecond(int port) {
        int real = URI.create(database.url().substring("jdbc:".length())).getPort();
        try {
            Thread.sleep(1_000);
            try (ServerSocket server = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                while (true) {
                    Socket client = server.accept();
                    Socket there = new Socket(InetAddress.getLoopbackAddress(), real);
                    Thread.ofVirtual().start(() -> copy(client, there));
                    Thread.ofVirtual().start(() -> copy(there, client));
                }
            }
        } catch (IOException | InterruptedException ended) {
            // With the test.
        }
    }

    private static void copy(Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException ended) {
            // One side has closed.
        }
    }
}
