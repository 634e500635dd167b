package pk.gov.nsor.record.mentions.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every field that is screened is a note, whose mentions are asked about, or says by itself whose name stands in it. */
class StatedFieldsTest {

    private static final Path INVENTORY = Path.of("../docs/protection/free-text.md");

    private static final Set<String> NOTES = Set.of(
            "correctionReason",
            "description",
            "dropReason",
            "excuse",
            "note",
            "outcome",
            "reason",
            "refusal",
            "remark",
            "seen",
            "text",
            "tripPurpose",
            "what",
            "why");

    @Test
    void everyScreenedFieldIsANoteOrSaysWhoseNameStandsInIt() throws IOException {
        String all = Files.readString(INVENTORY);
        String screened = all.substring(all.indexOf("## Screened"), all.indexOf("## Sent by systems"));
        Set<String> fields = screened.lines()
                .filter(line -> line.startsWith("| `"))
                .flatMap(line ->
                        Arrays.stream(line.split(" *\\| *")[2].replace("`", "").split(", ")))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(fields).hasSizeGreaterThan(30);
        Set<String> notes = fields.stream()
                .filter(field -> !StatedFields.has(field))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(notes).isEqualTo(new TreeSet<>(NOTES));
    }
}
