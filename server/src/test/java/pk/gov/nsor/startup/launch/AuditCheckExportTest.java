package pk.gov.nsor.startup.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import picocli.CommandLine;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.TrailCheckpoints;
import pk.gov.nsor.startup.launch.trail.AuditCommand;
import pk.gov.nsor.startup.launch.trail.TrailKey;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.WebSession;

/** A list of the trail, taken from its page, in the hands of somebody with the key alone. */
@RegisterTest
class AuditCheckExportTest {

    private final StringWriter said = new StringWriter();

    @TempDir
    private Path folder;

    @LocalServerPort
    private int port;

    @Autowired
    private Accounts accounts;

    @Autowired
    private TrailCheckpoints checkpoints;

    private Path file;

    @BeforeEach
    void aListIsTaken() throws IOException {
        Officers.Officer auditor = new Officers(accounts).with(Role.AUDITOR);
        WebSession session = new WebSession(port);
        session.signIn(auditor.name(), Officers.PASSWORD);
        file = Files.write(
                folder.resolve("trail.zip"),
                session.bytes(URI.create("/trail.zip?officer=" + auditor.name()))
                        .body());
    }

    @Test
    void eachRowIsALeafOfTheSignedTree() {
        assertThat(check("--key", checkpoints.key().text())).isZero();
        assertThat(said.toString()).containsPattern("All [0-9,]+ rows are leaves of the signed tree of [0-9,]+\\.");
    }

    @Test
    void anotherKeyHasNotSignedIt() {
        String another = TrailKey.signer(Settings.from(environment()), environment())
                .verifier()
                .text();

        assertThat(check("--key", another)).isEqualTo(1);
        assertThat(said.toString()).contains("not signed by").contains("The file does not fit");
    }

    @Test
    void whatIsNoSuchFileIsSaid() throws IOException {
        Files.writeString(file, "no file of the trail");
        assertThat(check("--key", checkpoints.key().text())).isEqualTo(1);
        assertThat(said.toString()).contains("The file has no entries.csv");

        Files.delete(file);
        assertThat(check("--key", checkpoints.key().text())).isEqualTo(2);
        assertThat(said.toString()).contains("cannot be read");
    }

    @Test
    void withoutAKeyItAsksForOne() {
        assertThat(check()).isEqualTo(2);
        assertThat(said.toString()).contains("Give --key");
        assertThat(check("--key", "nonsense")).isEqualTo(2);
    }

    private int check(String... options) {
        said.getBuffer().setLength(0);
        CommandLine command = AuditCommand.of(environment());
        command.setOut(new PrintWriter(said));
        command.setErr(new PrintWriter(said));
        String[] arguments = new String[options.length + 2];
        arguments[0] = "check-export";
        arguments[1] = file.toString();
        System.arraycopy(options, 0, arguments, 2, options.length);
        return command.execute(arguments);
    }

    private Map<String, String> environment() {
        return Map.of("NSOR_DATA", folder.resolve("data").toString());
    }
}
