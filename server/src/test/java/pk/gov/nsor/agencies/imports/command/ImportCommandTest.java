package pk.gov.nsor.agencies.imports.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pk.gov.nsor.agencies.imports.PaperRegister;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.TestDatabase;

/** {@code bin/nsor import} as a process of its own, without a server. */
@Tag("process")
class ImportCommandTest {

    private static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final String SOURCE = "paper-register";
    private static final String REGISTRAR = "registrar.one";

    @TempDir
    private static Path folder;

    @BeforeAll
    static void aSourceAndARegistrar() {
        ImportProcess.prepare(DATABASE, SOURCE, REGISTRAR);
    }

    private static ImportProcess.Ended run(String... arguments) throws IOException, InterruptedException {
        return new ImportProcess(DATABASE, folder).run(arguments);
    }

    private static Path file(String text) throws IOException {
        return Files.writeString(folder.resolve(UUID.randomUUID() + ".csv"), text, StandardCharsets.UTF_8);
    }

    @Test
    void aFileIsCheckedAndThenImported() throws Exception {
        Path file = file(PaperRegister.file(PaperRegister.line(), PaperRegister.line(Samples.cnic(), "31-02-2023")));

        ImportProcess.Ended dry = run(file.toString(), "--source", SOURCE, "--as", REGISTRAR, "--dry-run");
        assertThat(dry.said()).contains("1 would be recorded", "1 are bad", "line 3: Date of Judgment:", "as in:");
        assertThat(dry.status()).isEqualTo(3);

        ImportProcess.Ended sent = run(file.toString(), "--source", SOURCE, "--as", REGISTRAR);
        assertThat(sent.said()).contains("2 of 2 lines: 1 recorded, 0 wait for a registrar, 1 bad.");
        assertThat(sent.status()).isEqualTo(3);
        assertThat(Files.readString(Path.of(file.toString().replace(".csv", ".bad.csv"))))
                .contains("31-02-2023", "Date of Judgment:");

        ImportProcess.Ended again = run(file.toString(), "--source", SOURCE, "--as", REGISTRAR);
        assertThat(again.said()).contains("was imported on");
        assertThat(again.status()).isEqualTo(1);
    }

    @Test
    void whatCannotBeTakenIsSaidInASentence() throws Exception {
        Path file = file("PK\u0003\u0004 this is an archive");

        assertThat(run(file.toString(), "--source", SOURCE, "--as", REGISTRAR).said())
                .contains("nsor: This is a ZIP");
        assertThat(run(file.toString(), "--source", "nobody", "--as", REGISTRAR).said())
                .contains("nsor: No client of a court or a prison is called “nobody”");
        assertThat(run(file.toString(), "--source", SOURCE, "--as", "nobody").said())
                .contains("nsor: No account");
    }
}
