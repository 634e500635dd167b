package pk.gov.nsor.startup.demo.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** A tab-separated file of {@code resources/demo}, without its header line. */
final class DemoTable {

    private DemoTable() {}

    static List<List<String>> read(String name) {
        try (InputStream stream = DemoTable.class.getResourceAsStream("/demo/" + name)) {
            String text = new String(
                    Objects.requireNonNull(stream, "no /demo/" + name).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().skip(1).map(line -> List.of(line.split("\t"))).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The demonstration's data cannot be read: " + name, unreadable);
        }
    }
}
