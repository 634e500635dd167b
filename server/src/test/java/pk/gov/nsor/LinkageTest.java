package pk.gov.nsor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Every attack of docs/protection/linkage.md has a test that is there, or its reason. */
class LinkageTest {

    private static final Path LIST = Path.of("../docs/protection/linkage.md");
    private static final Path TESTS = Path.of("src/test/java/pk/gov/nsor");
    private static final Pattern TEST = Pattern.compile("`([A-Z][A-Za-z]+)#([a-zA-Z0-9]+)`");

    @Test
    void everyAttackNamesATestThatIsThereOrSaysWhyItHasNone() throws IOException {
        List<String> attacks = Files.readAllLines(LIST).stream()
                .filter(line -> line.startsWith("| ") && line.split(" *\\| *").length == 5)
                .filter(line -> !line.startsWith("| attack |"))
                .toList();
        assertThat(attacks).hasSizeGreaterThan(15);
        SoftAssertions all = new SoftAssertions();
        int named = 0;
        for (String attack : attacks) {
            String last = attack.split(" *\\| *")[4];
            Matcher test = TEST.matcher(last);
            boolean hasTest = false;
            while (test.find()) {
                hasTest = true;
                named++;
                all.assertThat(isThere(test.group(1), test.group(2)))
                        .as(test.group())
                        .isTrue();
            }
            all.assertThat(hasTest || last.startsWith("reason") || last.startsWith("measured: "))
                    .as(attack)
                    .isTrue();
        }
        all.assertThat(named).isGreaterThan(20);
        all.assertAll();
    }

    private static boolean isThere(String type, String method) throws IOException {
        try (Stream<Path> files = Files.walk(TESTS)) {
            Path file = files.filter(path -> path.endsWith(type + ".java"))
                    .findFirst()
                    .orElse(null);
            return file != null
                    && Pattern.compile(
                                    "@(?:Test|Property|Example|ParameterizedTest|RepeatedTest)[^;]{0,300}?void "
                                            + method + "\\(",
                                    Pattern.DOTALL)
                            .matcher(Files.readString(file))
                            .find();
        }
    }
}
