package pk.gov.nsor.foundation.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pk.gov.nsor.foundation.screening.SurvivorScreen.Piece;

/** What is marked in a stopped text is all that tells, whole, and no rest of it tells. */
class MarkedTextTest {

    private static final Path NOTES = Path.of("../benchmarks/src/main/resources/disclosure");
    private static final Pattern CHOICE = Pattern.compile("\\[([^|\\]]*)[^\\]]*\\]");
    private static final Pattern BLANK = Pattern.compile("\\{(\\w+)\\}");
    private static final int EACH = 6;

    /** Fillings of the templates' blanks by their first letter, in Latin and in Urdu letters. */
    private static final Map<Character, List<String>> FILLINGS = Map.ofEntries(
            Map.entry('f', List.of("Ayesha Bibi", "عائشہ بی بی")),
            Map.entry('g', List.of("Sana", "ثنا")),
            Map.entry('x', List.of("Hina Aslam", "حنا اسلم")),
            Map.entry('m', List.of("Muhammad Aslam", "محمد اسلم")),
            Map.entry('n', List.of("Nadeem", "ندیم")),
            Map.entry('s', List.of("Butt", "بٹ")),
            Map.entry('p', List.of("0301-7654321", "0301-7654321")),
            Map.entry('c', List.of("91234-1234567-8", "91234-1234567-8")),
            Map.entry('d', List.of("12.03.2026", "12 مارچ")),
            Map.entry('t', List.of("9:15", "9:15")),
            Map.entry('h', List.of("14", "14")),
            Map.entry('a', List.of("Street 4, Model Town", "گلی 4، ماڈل ٹاؤن")),
            Map.entry('b', List.of("Boys High School", "بوائز ہائی سکول")),
            Map.entry('k', List.of("Pinky", "پنکی")),
            Map.entry('o', List.of("City", "سٹی")),
            Map.entry('q', List.of("Al Huda School", "الہدیٰ سکول")),
            Map.entry('v', List.of("Chak 45", "چک 45")),
            Map.entry('w', List.of("Khan Bakery", "خان بیکری")),
            Map.entry('y', List.of("Jhelum", "جہلم")));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            The victim Ayesha Noor Bibi was present. | Ayesha Noor Bibi
            The victim's CNIC is 91234-1234567-8, issued here. | 91234-1234567-8
            The survivor can be reached on 0301 - 7654321 after five. | 0301 - 7654321
            The survivor has moved to Model Town. | Model Town
            متاثرہ عائشہ نور بی بی نے بیان دیا | عائشہ نور بی بی
            """)
    void aPartIsMarkedWhole(String text, String marked) {
        assertThat(marked(text)).contains(marked);
        assertThat(SurvivorScreen.findings(text))
                .allSatisfy(finding -> assertThat(text.substring(finding.begin(), finding.end()))
                        .isEqualTo(finding.stop().found()));
    }

    @Test
    void everyPartIsMarkedAndNotTheFirstOfItsKind() {
        String text = "The victim Ayesha was seen with her sister Sana. The victim's mother Nargis came, too.";
        assertThat(String.join(" ", marked(text))).contains("Ayesha", "Sana", "Nargis");
    }

    @Test
    void withoutAllThatIsMarkedNoNoteOfTheLearningSetsIsStopped() throws IOException {
        List<String> again = new ArrayList<>();
        int stopped = 0;
        for (String note : notes()) {
            if (SurvivorScreen.screen(note).isPresent()) {
                stopped++;
                if (SurvivorScreen.screen(rest(note)).isPresent()) {
                    again.add(note + " -> " + rest(note));
                }
            }
        }
        assertThat(stopped).isGreaterThan(200);
        assertThat(again).isEmpty();
    }

    @Test
    void nothingIsMarkedInATextThatPasses() {
        assertThat(SurvivorScreen.findings("He keeps away from the victim's house."))
                .isEmpty();
        assertThat(SurvivorScreen.findings("")).isEmpty();
    }

    @Test
    void theRefusalNamesAllThatIsMarked() {
        String text = "The victim Ayesha Bibi lives in Street 4. Her number is 0300-1234567.";
        assertThat(org.assertj.core.api.Assertions.catchThrowableOfType(
                                pk.gov.nsor.foundation.kernel.InvalidValueException.class,
                                () -> Screened.require(text, "note"))
                        .arguments()
                        .getLast()
                        .toString())
                .contains("Ayesha Bibi", "Street 4", "0300-1234567");
    }

    private static List<String> marked(String text) {
        return SurvivorScreen.marked(text).stream()
                .filter(Piece::isMarked)
                .map(Piece::text)
                .toList();
    }

    private static String rest(String text) {
        return SurvivorScreen.marked(text).stream()
                .filter(piece -> !piece.isMarked())
                .map(Piece::text)
                .collect(Collectors.joining());
    }

    /** A note of every so many templates that tell, of all learning sets. */
    private static List<String> notes() throws IOException {
        List<String> notes = new ArrayList<>();
        try (Stream<Path> files = Files.list(NOTES)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.contains("-naming-") && !name.matches("(?:final|unseen|fresh)-.*")) {
                    List<String> lines = Files.readAllLines(file).stream()
                            .filter(line -> !line.isBlank() && !line.startsWith("#"))
                            .toList();
                    for (int at = 0; at < lines.size(); at += EACH) {
                        notes.add(filled(lines.get(at), name.contains("urdu") ? 1 : 0));
                    }
                }
            }
        }
        return notes;
    }

    private static String filled(String template, int script) {
        String chosen = CHOICE.matcher(template).replaceAll("$1");
        return BLANK.matcher(chosen)
                .replaceAll(blank -> blank.group(1).equals("fir")
                        ? "FIR 12/20"
                        : FILLINGS.getOrDefault(blank.group(1).charAt(0), List.of("", ""))
                                .get(script));
    }
}
