package pk.gov.nsor.survivors.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Who is enrolled.
 *
 * @param phone without a plus
 * @param offender the place of the offender of her case among them
 * @param meanings what a number in a message means to her, as her cell has told her
 */
record Survivor(String phone, int offender, Map<String, String> meanings) {

    static List<Survivor> read(Path file) throws IOException {
        List<Survivor> survivors = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            String[] parts = line.split("\t");
            survivors.add(new Survivor(
                    parts[0],
                    Integer.parseInt(parts[1]),
                    Arrays.stream(parts[2].split(","))
                            .map(meaning -> meaning.split("="))
                            .collect(Collectors.toMap(meaning -> meaning[0], meaning -> meaning[1]))));
        }
        return survivors;
    }
}
