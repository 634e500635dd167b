package pk.gov.nsor.foundation.audit.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportTest {

    private final ForgedTrail trail = ForgedTrail.empty();

    @TempDir
    private Path folder;

    @BeforeAll
    void write() {
        trail.write(20);
        trail.seal();
    }

    @Test
    void itEndsWithTheNewestCheckpointAndIsThereOnlyWhenItIsWhole() throws IOException {
        ForgedTrail signed = trail.copy();
        Path file = folder.resolve("signed.export");
        assertThatThrownBy(() -> export(signed, file))
                .isInstanceOf(UnreadableTrailException.class)
                .hasMessageContaining("no checkpoint");
        assertThat(file).doesNotExist();
        assertThat(folder).isEmptyDirectory();
        signed.sign();
        signed.write(9);
        signed.seal();
        assertThat(export(signed, file)).isEqualTo(new TrailExport.Written(20, 1, 9));
        assertThat(Files.readAllLines(file))
                .startsWith(
                        "nsor-trail-export 1",
                        "key " + signed.signing().verifier().text())
                .last()
                .isEqualTo("end 20");
        Verdict verdict = signed.verifier().verify(file, size -> {});
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.size()).isEqualTo(20);
    }

    @Test
    void itTellsNoContentAndNoSalt() throws IOException {
        ForgedTrail signed = trail.copy();
        signed.sign();
        Path file = folder.resolve("quiet.export");
        export(signed, file);
        long ciphertexts = signed.count("select count(*) from audit.entry where content is not null");
        assertThat(ciphertexts).isPositive();
        String text = Files.readString(file);
        for (String content :
                signed.texts("select encode(content, 'base64') from audit.entry where content is not null")) {
            assertThat(text).doesNotContain(content.substring(0, 40));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            s/^nsor-trail-export 1$/nsor-trail-export 2/ | Not an export of the trail, or of a version
            s/^end .*$//                                  | its last line is missing
            s/^end .*$/end/                               | it has 1 words, not 2
            s/^end .*$/end 20@more/                       | lines follow the end
            s/^batch 0 /batch zero /                      | word 2 is no number
            s/^batch 0 8 /batch 0 8 8 /                   | it has 10 words, not 9
            s/^batch 8/stack 8/                           | it begins with neither batch nor end
            s/(batch 0 8 .*).$/$1!/                       | is not base64
            s/(batch 0 8 .*) [^ ]+$/$1 AAAA/              | a leaf ends in the middle
            """)
    void whatIsNoExportIsSaidWithItsLine(String change, String said) throws IOException {
        ForgedTrail signed = trail.copy();
        signed.sign();
        Path file = folder.resolve("broken.export");
        export(signed, file);
        String[] parts = change.split("/", -1);
        List<String> changed = Files.readAllLines(file).stream()
                .map(line -> line.replaceFirst(parts[1], parts[2]))
                .filter(line -> !line.isEmpty())
                .flatMap(line ->
                        line.startsWith("end") ? List.of(line.split("@")).stream() : java.util.stream.Stream.of(line))
                .toList();
        Files.write(file, changed);
        assertThatThrownBy(() -> signed.verifier().verify(file, size -> {}))
                .isInstanceOf(UnreadableTrailException.class)
                .hasMessageContaining(said)
                .hasMessageContaining(file.toString());
    }

    @Test
    void aFileThatIsCutOffIsSaid() throws IOException {
        ForgedTrail signed = trail.copy();
        signed.sign();
        Path file = folder.resolve("cut.export");
        export(signed, file);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length - 30));
        assertThatThrownBy(() -> signed.verifier().verify(file, size -> {}))
                .isInstanceOf(UnreadableTrailException.class)
                .hasMessageContaining("it ends in the middle");
    }

    @Test
    void filesOfWitnessesAreReadAndWhatIsNoneIsSaid() throws IOException {
        ForgedTrail signed = trail.copy();
        WitnessedCheckpoint one = signed.sign();
        Path file = folder.resolve("witness.txt");
        Files.writeString(file, one.note().format() + "\n" + one.note().format() + "\n");
        assertThat(WitnessedCheckpoint.read(file))
                .extracting(WitnessedCheckpoint::source)
                .containsExactly(file + ", checkpoint 1", file + ", checkpoint 2");
        Files.writeString(file, one.note().format());
        assertThat(WitnessedCheckpoint.read(file))
                .singleElement()
                .satisfies(read -> assertThat(read.checkpoint()).isEqualTo(one.checkpoint()));
        Files.writeString(file, "\n");
        assertThatThrownBy(() -> WitnessedCheckpoint.read(file)).hasMessageContaining("There is no checkpoint in");
        Files.writeString(file, "a\nb\n");
        assertThatThrownBy(() -> WitnessedCheckpoint.read(file)).hasMessageContaining("Not a checkpoint, in " + file);
        assertThat(WitnessedCheckpoint.newest(folder.resolve("none"))).isEmpty();
        assertThatThrownBy(() -> WitnessedCheckpoint.read(folder.resolve("none")))
                .hasMessageContaining("cannot be read");
    }

    @Test
    void ofALongFileTheNewestAreRead() throws IOException {
        ForgedTrail signed = trail.copy();
        String note = signed.sign().note().format() + "\n";
        Path file = folder.resolve("long.txt");
        Files.writeString(file, note.repeat(10));
        assertThat(WitnessedCheckpoint.newest(file)).hasSize(10);
        int bytes = note.getBytes(StandardCharsets.UTF_8).length;
        int many = 512 * 1024 / bytes + 10;
        Files.writeString(file, note.repeat(many));
        assertThat(WitnessedCheckpoint.newest(file))
                .hasSizeBetween(many - 13, many - 10)
                .allSatisfy(read -> assertThat(read.checkpoint().size()).isEqualTo(20));
    }

    private static TrailExport.Written export(ForgedTrail trail, Path file) throws IOException {
        return TrailExport.write(
                trail.asApplication(), trail.signing().verifier(), Clock.systemUTC(), file, size -> {});
    }
}
