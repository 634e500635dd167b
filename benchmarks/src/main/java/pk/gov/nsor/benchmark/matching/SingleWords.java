package pk.gov.nsor.benchmark.matching;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import pk.gov.nsor.record.matching.spelling.NameKeys;
import pk.gov.nsor.record.matching.spelling.NameWord;

/** Spellings of single names, by the Urdu name that they are of: a search by one word finds another by its sound alone. */
record SingleWords(Map<String, List<String>> spellings) {

    /** Behind the Urdu name and its spelling are how often it was attested in a lexicon, and in sentences. */
    static SingleWords read(Path file) throws IOException {
        Map<String, List<String>> spellings = new TreeMap<>();
        Files.readAllLines(file).stream()
                .skip(1)
                .map(line -> line.split("\t"))
                .forEach(line -> spellings
                        .computeIfAbsent(line[0], first -> new ArrayList<>())
                        .add(line[1]));
        return new SingleWords(spellings);
    }

    double urduForRoman() {
        List<Boolean> meet = new ArrayList<>();
        spellings.forEach((urdu, all) -> all.forEach(roman -> meet.add(meet(urdu, roman))));
        return share(meet);
    }

    /** Each pair of spellings of one name. */
    double variants() {
        List<Boolean> meet = new ArrayList<>();
        spellings.values().forEach(all -> {
            for (int one = 0; one < all.size(); one++) {
                for (int other = one + 1; other < all.size(); other++) {
                    meet.add(meet(all.get(one), all.get(other)));
                }
            }
        });
        return share(meet);
    }

    /** Each pair of two Urdu names. */
    double ofTwoNames() {
        List<String> names = List.copyOf(spellings.keySet());
        List<Boolean> meet = new ArrayList<>();
        for (int one = 0; one < names.size(); one++) {
            for (int other = one + 1; other < names.size(); other++) {
                meet.add(meet(names.get(one), names.get(other)));
            }
        }
        return share(meet);
    }

    private static boolean meet(String one, String other) {
        List<NameWord> ones = NameKeys.words(one);
        List<NameWord> others = NameKeys.words(other);
        return ones.size() == others.size()
                && ones.stream().allMatch(word -> others.stream().anyMatch(word::soundsLike));
    }

    private static double share(List<Boolean> meet) {
        return (double) meet.stream().filter(each -> each).count() / Math.max(1, meet.size());
    }
}
