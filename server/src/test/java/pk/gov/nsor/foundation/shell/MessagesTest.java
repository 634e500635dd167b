package pk.gov.nsor.foundation.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The texts of the pages: each is there in both languages, is used, and is the only one that is. */
class MessagesTest {

    private static final Path MAIN = Path.of("src/main");
    private static final Path BUNDLES = MAIN.resolve("resources/messages");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[0-9]+[^}]*}");

    /** A key in quotes or in #{…}; one that ends in a dot or a dash is the beginning of several. */
    private static final Pattern LITERAL =
            Pattern.compile("(?:[\"'|]|#\\{)([a-z][a-z0-9-]*(?:\\.[a-z0-9_-]+)*[.-]?)(?=[\"'}|($])");

    private static final Pattern REFUSAL =
            Pattern.compile("new InvalidValueException\\(\\s*\"([^\"]+)\"", Pattern.MULTILINE);

    private static final Map<String, String> ENGLISH = all("");
    private static final Map<String, String> URDU = all("_ur");

    @Test
    void everyMessageIsThereInBothLanguages() {
        assertThat(URDU.keySet()).containsExactlyInAnyOrderElementsOf(ENGLISH.keySet());
        assertThat(ENGLISH).allSatisfy((key, text) -> assertThat(text).as(key).isNotBlank());
        assertThat(URDU).allSatisfy((key, text) -> assertThat(text).as(key).isNotBlank());
    }

    @Test
    void bothLanguagesHaveTheSamePlaceholders() {
        assertThat(ENGLISH)
                .allSatisfy((key, text) -> assertThat(placeholders(URDU.getOrDefault(key, "")))
                        .as(key)
                        .isEqualTo(placeholders(text)));
    }

    @Test
    void noMessageHasTheStraightApostropheThatMessageFormatEats() {
        assertThat(ENGLISH).allSatisfy((key, text) -> assertThat(text).as(key).doesNotContain("'"));
        assertThat(URDU).allSatisfy((key, text) -> assertThat(text).as(key).doesNotContain("'"));
    }

    @Test
    void everyMessageIsUsed() throws IOException {
        Set<String> exact = new TreeSet<>();
        Set<String> beginnings = new TreeSet<>();
        for (Path file : sources()) {
            Matcher literal = LITERAL.matcher(Files.readString(file));
            while (literal.find()) {
                String key = literal.group(1);
                (key.endsWith(".") || key.endsWith("-") ? beginnings : exact).add(key);
            }
        }
        Set<String> unused = new TreeSet<>(ENGLISH.keySet());
        unused.removeIf(key -> key.startsWith("invalid.")
                || exact.contains(key)
                || beginnings.stream().anyMatch(key::startsWith)
                // The form's fragments add to a label's key: its hint, and the choices it offers.
                || (key.contains(".") && exact.contains(key.substring(0, key.lastIndexOf('.')))));
        assertThat(unused).isEmpty();
    }

    @Test
    void everyKeyThatATemplateNamesIsThere() throws IOException {
        Set<String> modules = new TreeSet<>();
        ENGLISH.keySet().forEach(key -> modules.add(key.substring(0, key.indexOf('.') + 1)));
        Set<String> missing = new TreeSet<>();
        for (Path file : files(MAIN.resolve("resources/templates"), ".html")) {
            Matcher literal = LITERAL.matcher(Files.readString(file));
            while (literal.find()) {
                String key = literal.group(1);
                boolean isKey = modules.stream().anyMatch(key::startsWith) && !key.endsWith(".") && !key.endsWith("-");
                if (isKey && !ENGLISH.containsKey(key)) {
                    missing.add(file.getFileName() + ": " + key);
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyRefusalOfAValueHasItsMessage() throws IOException {
        Set<String> missing = new TreeSet<>();
        for (Path file : files(MAIN.resolve("java"), ".java")) {
            Matcher refusal = REFUSAL.matcher(Files.readString(file));
            while (refusal.find()) {
                String key = "invalid." + refusal.group(1).toLowerCase(Locale.ROOT);
                if (!ENGLISH.containsKey(key)) {
                    missing.add(file.getFileName() + ": " + key);
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    private static Set<String> placeholders(String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }

    private static List<Path> sources() throws IOException {
        return Stream.concat(
                        files(MAIN.resolve("resources/templates"), ".html").stream(),
                        files(MAIN.resolve("java"), ".java").stream())
                .toList();
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    private static Map<String, String> all(String language) {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> files = Files.list(BUNDLES)) {
            // Roman Urdu is for SMS, Sindhi and Pashto are for help alone, and these have tests of their own.
            files.filter(file -> !file.toString().matches(".*_(ur_Latn|sd|ps)[.]properties"))
                    .filter(file -> file.toString().endsWith("_ur.properties") == language.equals("_ur"))
                    .forEach(file -> read(file).forEach((key, text) -> {
                        String other = all.put(key.toString(), text.toString());
                        if (other != null) {
                            throw new IllegalStateException(
                                    key + " stands in two files: one text would hide the other");
                        }
                    }));
            return all;
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    private static Properties read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
            return properties;
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }
}
