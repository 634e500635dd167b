package pk.gov.nsor.foundation.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tables of docs/protection/free-text.md name every field that takes own words, and the classes that screen them. */
class FreeTextInventoryTest {

    private static final Path INVENTORY = Path.of("../docs/protection/free-text.md");
    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Path CODE = Path.of("src/main/java/pk/gov/nsor");

    private static final Pattern OF_FORM = Pattern.compile(
            "shell/form :: (?:area|text|urdu|offered|fir|phone|(?:own-)?place)\\(\\$\\{form}, (?:'([A-Za-z]+)'|\\$\\{'([A-Za-z]+)' \\+ i}|\\$\\{([a-z]+)\\.name})");
    private static final Pattern BY_HAND = Pattern.compile(
            "<(?:input|textarea)[^>]*maxlength=\"(\\d+)\"[^>]*" + "th:name=\"\\|([a-z]+)\\$\\{?[a-z]+}\\|\"");
    private static final int SHORTEST_OF_WORDS = 100;
    private static final Pattern CLASS = Pattern.compile("`((?:[a-z]+\\.)+[A-Z][A-Za-z]+)`");

    @Test
    void everyFieldThatTakesWordsIsInOneOfTheTablesAndNoOther() throws IOException {
        Set<String> taken = new TreeSet<>();
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".html")).toList()) {
                String page = TEMPLATES.relativize(file).toString().replace(".html", "");
                if (!page.startsWith("shell/")) {
                    taken.addAll(fields(page, Files.readString(file)));
                }
            }
        }
        Set<String> told = new TreeSet<>();
        for (String line : rows()) {
            String[] cells = line.split(" *\\| *");
            for (String field : cells[2].replace("`", "").split(", ")) {
                told.add(cells[1].replace("`", "") + " " + field);
            }
        }
        assertThat(taken).hasSizeGreaterThan(80);
        assertThat(told).isEqualTo(taken);
    }

    @Test
    void theClassesThatScreenAreThoseOfTheTable() throws IOException {
        Set<String> told = Files.readString(INVENTORY)
                .lines()
                .filter(line -> line.startsWith("| "))
                .flatMap(line -> CLASS.matcher(line).results())
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> screening = new TreeSet<>();
        try (Stream<Path> files = Files.walk(CODE)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                // Without the wing.
                String name = CODE.relativize(file)
                        .toString()
                        .replaceFirst("^[a-z]+/", "")
                        .replace(".java", "")
                        .replace('/', '.');
                boolean isScreening = Pattern.compile(
                                "Screened(?:Circumstance|Particulars|Fact|Message)?(?:\\.|::)(?:require|isFit)\\b"
                                        + "|SurvivorScreen\\.screen\\(")
                        .matcher(Files.readString(file))
                        .find();
                if (isScreening && !name.startsWith("screening.")) {
                    screening.add(name);
                }
            }
        }
        assertThat(screening).hasSizeGreaterThan(30);
        assertThat(told).isEqualTo(screening);
    }

    private static Set<String> fields(String page, String html) {
        Set<String> fields = new TreeSet<>();
        Matcher ofForm = OF_FORM.matcher(html);
        while (ofForm.find()) {
            String named = Stream.of(ofForm.group(1), ofForm.group(2), ofForm.group(3))
                    .filter(name -> name != null)
                    .findFirst()
                    .orElseThrow();
            fields.add(page + " " + named);
        }
        Matcher byHand = BY_HAND.matcher(html);
        while (byHand.find()) {
            if (Integer.parseInt(byHand.group(1)) >= SHORTEST_OF_WORDS) {
                fields.add(page + " " + byHand.group(2));
            }
        }
        return fields;
    }

    private static Set<String> rows() throws IOException {
        return Files.readString(INVENTORY)
                .lines()
                .filter(line -> line.startsWith("| `"))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
