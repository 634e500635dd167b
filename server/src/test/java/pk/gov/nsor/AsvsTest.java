package pk.gov.nsor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/asvs says of each requirement once how it is met, and links to nothing that is not there. */
class AsvsTest {

    private static final Path FOLDER = Path.of("..", "docs", "asvs");
    private static final Path NUMBERS = Path.of("src/test/resources/asvs-5.0.0.txt");
    private static final List<String> WORDS = List.of("test", "reason", "n/a", "open");
    private static final Pattern LINE =
            Pattern.compile("\\| ([0-9]+)\\.([0-9]+\\.[0-9]+) \\| ([123]) \\| ([^|]+) \\| ([^|]+) \\| ([^|]*) \\|");
    private static final Pattern LINK = Pattern.compile("]\\(([^)]+)\\)");
    private static final Pattern COUNT = Pattern.compile(
            "\\| (?:\\[V([0-9]+)]\\([^)]+\\))? ?\\| [^|]+ \\| ([0-9]+) \\| ([0-9]+) \\| ([0-9]+) \\| ([0-9]+) \\|");

    private final List<Requirement> requirements = read();

    private record Requirement(int chapter, String number, String word, String how) {}

    @Test
    void everyNumberIsThereOnceWithItsLevel() {
        List<String> expected =
                lines(NUMBERS).filter(line -> !line.startsWith("#")).toList();
        assertThat(expected).hasSize(259).doesNotHaveDuplicates();
        assertThat(requirements.stream().map(Requirement::number)).containsExactlyElementsOf(expected);
    }

    @Test
    void eachHasOneWordAndWhatItPromises() {
        for (Requirement requirement : requirements) {
            assertThat(requirement.word()).as(requirement.number()).isIn(WORDS);
            List<String> tests = links(requirement.how()).stream()
                    .filter(link -> link.endsWith("Test.java") || link.endsWith("Journey.java"))
                    .toList();
            switch (requirement.word()) {
                case "test" -> assertThat(tests).as(requirement.number()).isNotEmpty();
                case "n/a" -> assertThat(tests).as(requirement.number()).isEmpty();
                default ->
                    assertThat(requirement.how()).as(requirement.number()).isNotBlank();
            }
        }
    }

    @Test
    void whatIsLinkedIsThere() {
        List<String> missing = new ArrayList<>();
        for (Path file : files()) {
            links(String.join("\n", lines(file).toList())).stream()
                    .filter(link -> !link.startsWith("https://"))
                    .filter(link -> !Files.exists(FOLDER.resolve(link.replaceFirst("#.*", ""))))
                    .forEach(link -> missing.add(file.getFileName() + ": " + link));
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void theCountsAtTheHeadAreThoseOfTheChapters() {
        Map<String, List<Long>> counted = new LinkedHashMap<>();
        Stream.concat(requirements.stream().map(Requirement::chapter).distinct().map(String::valueOf), Stream.of("all"))
                .forEach(chapter -> counted.put(
                        chapter,
                        WORDS.stream()
                                .map(word -> requirements.stream()
                                        .filter(one ->
                                                chapter.equals("all") || chapter.equals(String.valueOf(one.chapter())))
                                        .filter(one -> one.word().equals(word))
                                        .count())
                                .toList()));
        Map<String, List<Long>> told = new LinkedHashMap<>();
        lines(FOLDER.resolve("README.md"))
                .map(COUNT::matcher)
                .filter(Matcher::matches)
                .forEach(line -> told.put(
                        line.group(1) == null ? "all" : line.group(1),
                        Stream.of(2, 3, 4, 5)
                                .map(line::group)
                                .map(Long::valueOf)
                                .toList()));
        assertThat(told).isEqualTo(counted);
    }

    private static List<Requirement> read() {
        return files().stream()
                .flatMap(file -> lines(file)
                        .map(LINE::matcher)
                        .filter(Matcher::matches)
                        .map(line -> {
                            assertThat(file.getFileName())
                                    .hasToString("v%02d.md".formatted(Integer.valueOf(line.group(1))));
                            return new Requirement(
                                    Integer.parseInt(line.group(1)),
                                    line.group(1) + "." + line.group(2) + " " + line.group(3),
                                    line.group(5).replace("*", ""),
                                    line.group(6));
                        }))
                .toList();
    }

    private static List<String> links(String text) {
        return LINK.matcher(text).results().map(found -> found.group(1)).toList();
    }

    private static List<Path> files() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
