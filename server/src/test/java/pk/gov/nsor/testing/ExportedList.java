package pk.gov.nsor.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** A list that was sent as a file. */
public final class ExportedList {

    private ExportedList() {}

    /** Its lines with the names of the columns, without the two at its end that say who made it. */
    public static List<String> lines(String file) {
        List<String> lines = file.lines().toList();
        assertThat(lines.get(lines.size() - 2)).isEmpty();
        assertThat(lines.getLast()).containsPattern("(Export|فائل) [0-9a-f-]{36}$");
        return lines.subList(0, lines.size() - 2);
    }
}
