package pk.gov.nsor.startup.launch.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import pk.gov.nsor.foundation.access.NewAccount;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.credential.PassPhrase;
import pk.gov.nsor.startup.launch.Administration;
import pk.gov.nsor.startup.launch.DatabaseAccess;
import pk.gov.nsor.startup.launch.Settings;
import pk.gov.nsor.startup.launch.trail.AuditCommand;
import pk.gov.nsor.testing.TestDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code bin/nsor audit}. */
@Tag("register")
class AuditCommandTest {

    private final TestDatabase database = TestDatabase.migrated();
    private final StringWriter said = new StringWriter();
    private final StringWriter warned = new StringWriter();

    @TempDir
    private Path folder;

    @BeforeEach
    void somethingIsOnTheTrail() {
        try (Administration administration = Administration.open(Settings.from(environment()))) {
            for (String name : new String[] {"first", "second", "third"}) {
                administration
                        .accounts()
                        .create(
                                new NewAccount(name, name, Set.of(Role.REGISTRAR), "NPB"),
                                PassPhrase.generate(),
                                Administration.ACTOR);
            }
        }
    }

    @Test
    void theTrailIsSealedSignedExportedAndVerified() throws IOException {
        assertThat(audit("checkpoint")).isZero();
        String note = said.toString();
        assertThat(note).startsWith("nsor.gov.pk/trail\n3\n").contains("\n\n— nsor.gov.pk/trail ");
        Path checkpoint = Files.writeString(folder.resolve("checkpoint"), note);
        assertThat(audit("key")).isZero();
        String key = said.toString().strip();
        assertThat(key).startsWith("nsor.gov.pk/trail+");

        assertThat(audit("verify", "--contents", "--checkpoint", checkpoint.toString()))
                .isZero();
        assertThat(said.toString().lines())
                .anyMatch(line -> line.matches(
                        "The trail is sound up to 3 leaves, which is what is signed, at [-0-9]{10}T[:0-9]+Z;"
                                + " the last of them was written at [-0-9]{10}T[:.0-9]+Z\\."))
                .anyMatch(line -> line.startsWith("3 leaves are sealed, 3 entries are in their place; root "))
                .anyMatch(line -> line.matches("[0-9]+ contents were opened; 0 have no key any more\\."))
                .anyMatch(line -> line.startsWith(
                        "Held against 1 checkpoints of its own and 1 of witnesses; 3 leaves are bound by them,"
                                + " signed at "))
                .last()
                .isEqualTo("The key is that of the data folder; with --key it is the one you know.");

        Path export = folder.resolve("trail.export");
        assertThat(audit("export", export.toString())).isZero();
        assertThat(said.toString().strip()).isEqualTo("3 leaves and 1 checkpoints are in " + export + ".");
        Map<String, String> elsewhere =
                Map.of("NSOR_DATA", folder.resolve("nothing").toString());
        assertThat(audit(elsewhere, "verify", "--export", export.toString(), "--key", key))
                .isZero();
        assertThat(said.toString())
                .startsWith("The trail is sound up to 3 leaves, which is what is signed, at ")
                .contains("an older copy of everything", "0 of witnesses")
                .doesNotContain("data folder");
        assertThat(folder.resolve("nothing"))
                .as("nothing is made where it is only read")
                .doesNotExist();
        assertThat(audit(elsewhere, "verify", "--export", export.toString())).isEqualTo(2);
        assertThat(warned.toString()).contains("Give --key");
    }

    @Test
    void whatDoesNotFitIsSaidAndTheStatusIsOne() throws SQLException, IOException {
        assertThat(audit("checkpoint")).isZero();
        superuser("update audit.entry set outcome = 'REFUSED' where id = (select entry_ids[2] from audit.sealed)");
        assertThat(audit("verify")).isEqualTo(1);
        assertThat(said.toString().lines().toList())
                .startsWith("The trail is NOT sound; 1 things do not fit. The first in the trail:")
                .element(1)
                .asString()
                .matches(
                        "entry changed, entry [0-9]+ \\(leaf 1\\): outcome was DONE when it was sealed, and is REFUSED");
        assertThat(said.toString()).contains("docs/runbooks/trail-not-sound.md");
        assertThat(audit("verify", "--json")).isEqualTo(1);
        JsonNode result = JsonMapper.shared().readTree(said.toString());
        assertThat(result.get("sound").booleanValue()).isFalse();
        assertThat(result.get("size").longValue()).isEqualTo(3);
        assertThat(result.at("/findings/0/kind").stringValue()).isEqualTo("ENTRY_CHANGED");
        assertThat(result.at("/findings/0/leaf").longValue()).isEqualTo(1);
        Path export = folder.resolve("trail.export");
        assertThat(audit("export", export.toString()))
                .as("it says what is there")
                .isZero();
        assertThat(audit("verify", "--export", export.toString())).isEqualTo(1);
    }

    @Test
    void whatCannotBeCheckedIsSaidAndTheStatusIsTwo() throws IOException {
        assertThat(audit("verify", "--nothing")).isEqualTo(2);
        assertThat(audit("checkpoint")).isZero();
        assertThat(audit("verify", "--key", "not a key")).isEqualTo(2);
        assertThat(warned.toString()).contains("A key is name+hash+key");
        assertThat(audit("verify", "--export", folder.resolve("none").toString()))
                .isEqualTo(2);
        assertThat(warned.toString()).contains("The export cannot be read");
        Path empty = Files.writeString(folder.resolve("empty"), "");
        assertThat(audit("verify", "--checkpoint", empty.toString())).isEqualTo(2);
        assertThat(warned.toString()).contains("There is no checkpoint in");
        assertThat(audit("verify", "--export", empty.toString(), "--contents")).isEqualTo(2);
        assertThat(warned.toString()).contains("An export has no contents");
    }

    private int audit(String... arguments) {
        return audit(environment(), arguments);
    }

    private int audit(Map<String, String> environment, String... arguments) {
        said.getBuffer().setLength(0);
        warned.getBuffer().setLength(0);
        CommandLine command = AuditCommand.of(environment);
        command.setOut(new PrintWriter(said));
        command.setErr(new PrintWriter(warned));
        return command.execute(arguments);
    }

    private Map<String, String> environment() {
        DatabaseAccess access = database.application();
        return Map.of(
                "NSOR_DATA",
                database.data().toString(),
                "NSOR_DB_URL",
                access.url(),
                "NSOR_DB_USER",
                access.user(),
                "NSOR_DB_PASSWORD",
                access.password());
    }

    private void superuser(String sql) throws SQLException {
        try (Connection connection = database.superuser().connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
