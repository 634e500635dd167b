package pk.gov.nsor.benchmark.disclosure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The files of the benchmark's words: lines in UTF-8, those that begin with # being remarks. */
final class Lines {

    private Lines() {}

    static List<String> of(String file) {
        try (InputStream words = Lines.class.getResourceAsStream("/disclosure/" + file)) {
            if (words == null) {
                throw new IllegalStateException("There is no file " + file + " among the benchmark's words.");
            }
            return new String(words.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
