package pk.gov.nsor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who has to have a transaction is said where it is checked: by an annotation. */
class TransactionsTest {

    private static final Path SOURCES = Path.of("src/main/java");

    /** What a comment said where {@code @Transactional(propagation = MANDATORY)} was missing. */
    private static final Pattern IN_WORDS = Pattern.compile(
            "(whoever (calls|writes)|the caller) (has|must have|has opened|has to have|needs) (the|a) transaction"
                    + "|needs the caller's transaction",
            Pattern.CASE_INSENSITIVE);

    @Test
    void noCommentAsksForATransactionThatNothingChecks() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            List<String> found = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> IN_WORDS.matcher(text(file)).find())
                    .map(Path::toString)
                    .toList();

            assertThat(found).isEmpty();
        }
    }

    @Test
    void suchACommentIsRecognised() {
        assertThat(IN_WORDS.matcher("The table of holds. Whoever calls has the transaction.")
                        .find())
                .isTrue();
        assertThat(IN_WORDS.matcher("The reports of checks. The caller must have a transaction.")
                        .find())
                .isTrue();
    }

    /** In one line, whatever lines the comment is broken into. */
    private static String text(Path file) {
        try {
            return Files.readString(file).replaceAll("\\s+(\\* )?", " ");
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
