package pk.gov.nsor.benchmark.matching;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.record.matching.compare.Comparing;

/** Names as they are spread over the population, by the file that the comparison weighs them with. */
final class NamePopulation {

    private final List<String> words = new ArrayList<>();
    private final List<Double> upTo = new ArrayList<>();
    private final Random random;
    private double sum;

    NamePopulation(Random random) {
        this.random = random;
        try (InputStream file =
                Objects.requireNonNull(Comparing.class.getResourceAsStream("/matching/name-frequencies.tsv"))) {
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .forEach(line -> {
                        sum += Double.parseDouble(line[0]);
                        words.add(line[1]);
                        upTo.add(sum);
                    });
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Of one to three words. */
    PersonName name() {
        int many = random.nextInt(10);
        int count = many == 0 ? 1 : many < 6 ? 2 : 3;
        List<String> name = new ArrayList<>();
        while (name.size() < count) {
            String word = word();
            if (!name.contains(word)) {
                name.add(word);
            }
        }
        return PersonName.latin(String.join(" ", name));
    }

    private String word() {
        double at = random.nextDouble() * sum;
        int low = 0;
        while (upTo.get(low) < at) {
            low++;
        }
        return words.get(low);
    }
}
