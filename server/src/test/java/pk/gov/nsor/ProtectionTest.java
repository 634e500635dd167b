package pk.gov.nsor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The inventories in docs/protection name what the code has. */
class ProtectionTest {

    private static final Path DOCS = Path.of("../docs");
    private static final Path CODE = Path.of("src/main/java");
    private static final Pattern PURPOSE = Pattern.compile("(?:keyedHash|signing)\\(\"([a-z-]+)\"");
    private static final Pattern CONTEXT = Pattern.compile("CONTEXT =\\s+\"([a-z/0-9-]+)\"");
    private static final int ROLES = 5;

    @Test
    void everyPurposeOfAKeyIsInTheInventory() {
        Set<String> used = new TreeSet<>();
        for (String text : sources()) {
            for (Pattern pattern : List.of(PURPOSE, CONTEXT)) {
                pattern.matcher(text).results().map(found -> found.group(1)).forEach(used::add);
            }
        }
        assertThat(used).hasSizeGreaterThan(15);
        String inventory = read(DOCS.resolve("protection/keys.md"));
        assertThat(used).allSatisfy(purpose -> assertThat(inventory).contains("`" + purpose + "`"));
    }

    @Test
    void everyPageOfARecordIsInTheTableOfFieldsWithTheAnswersOfTheTableOfAuthority() {
        Set<String> pages = read(DOCS.resolve("authority.csv"))
                .lines()
                .map(line -> line.split(","))
                .filter(cells -> cells[0].equals("GET") && cells[2].equals("record"))
                .filter(cells -> cells[1].startsWith("/people/{id}"))
                .map(cells -> cells[1].replaceAll("\\{([a-z]+):[^}]*}", "{$1}") + " "
                        + String.join(" ", List.of(cells).subList(4, 4 + ROLES)))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> told = read(DOCS.resolve("protection/fields.md"))
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split(" *\\| *"))
                .map(cells -> cells[1].replace("`", "") + " "
                        + String.join(" ", List.of(cells).subList(3, 3 + ROLES)))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(pages).hasSizeGreaterThan(40);
        assertThat(told).isEqualTo(pages);
    }

    private static List<String> sources() {
        try (Stream<Path> files = Files.walk(CODE)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(ProtectionTest::read)
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
