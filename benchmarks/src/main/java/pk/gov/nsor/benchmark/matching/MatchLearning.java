package pk.gov.nsor.benchmark.matching;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pk.gov.nsor.record.matching.compare.Agreement;
import pk.gov.nsor.record.matching.compare.Comparing;
import pk.gov.nsor.record.matching.compare.Comparison;
import pk.gov.nsor.record.matching.compare.Described;
import pk.gov.nsor.record.matching.compare.Evidence;
import pk.gov.nsor.record.matching.compare.MatchModel;
import pk.gov.nsor.record.matching.compare.MatchModel.Chance;
import pk.gov.nsor.record.matching.compare.NameFrequencies;
import pk.gov.nsor.record.matching.compare.Part;
import pk.gov.nsor.record.matching.spelling.NameKeys;
import pk.gov.nsor.record.matching.spelling.NameWord;

/**
 * {@code bin/learn-matching}: estimates the parameters of the comparison from made-up people, and writes them to
 * {@code matching/model.tsv} with the next version. The u probabilities are counted on pairs of two people drawn at
 * random; the m probabilities are found by expectation maximization on pairs that share the day of birth or the sounds
 * of all names, of which it is not told which are of one person. CNICs and telephones are as {@link #GIVEN} says: made-up ones would say nothing.
 */
public final class MatchLearning {

    private static final int PEOPLE = 20_000;
    private static final int RANDOM_PAIRS = 200_000;
    private static final int ROUNDS = 60;
    private static final int MOST_OF_A_BLOCK = 20;
    private static final double LEAST = 1e-5;
    /** Whatever was never seen of one person: made-up people are tidier than records. */
    private static final double LEAST_OF_ONE = 0.005;

    private static final long SEED = 31;

    private static final Map<Part, Map<Agreement, Chance>> GIVEN = Map.of(
            // Two records with one number, and slips of the hand; of 10^13 numbers few are a slip from each other.
            Part.CNIC,
            Map.of(
                    Agreement.SAME, new Chance(0.96, 1e-7),
                    Agreement.CLOSE, new Chance(0.02, 1e-5),
                    Agreement.DIFFERENT, new Chance(0.02, 0.99999)),
            Part.TELEPHONE,
            Map.of(Agreement.SAME, new Chance(0.3, 1e-4)));

    private final Random random = new Random(SEED);
    private final NamePopulation population = new NamePopulation(random);
    private final Respelling respelling = new Respelling(random);
    private final Comparing comparing;

    private MatchLearning() {
        // Which words are of one does not hang on the weights that are learned.
        this.comparing = new Comparing(MatchModel.bundled(), (one, other) -> one.charAt(0) == other.charAt(0));
    }

    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(System.getProperty("nsor.project", "."))
                .resolve("server/src/main/resources/matching/model.tsv");
        MatchLearning learning = new MatchLearning();
        Files.writeString(file, learning.learn());
        System.out.println(Files.readString(file));
    }

    private String learn() throws IOException {
        List<Described> ones = new ArrayList<>();
        List<Described> others = new ArrayList<>();
        for (int each = 0; each < PEOPLE; each++) {
            MadeUpPerson person = MadeUpPerson.of(population, random);
            ones.add(person.described());
            others.add(person.asSomebodyElseWrites(respelling, random));
        }
        Map<Part, Map<Agreement, Double>> u = twoPeople(ones, others);
        // What pairs are chosen by cannot be learned from them: names by pairs of one day of birth, the rest by pairs
        // of one name.
        Map<Part, Map<Agreement, Double>> m = onePerson(
                seen(pairs(ones, others, MatchLearning::birthDay), u, EnumSet.of(Part.NAME, Part.FATHER, Part.SEX)));
        m.putAll(onePerson(seen(pairs(ones, others, MatchLearning::sounds), u, EnumSet.of(Part.BIRTH, Part.DISTRICT))));
        return written(m, u);
    }

    /** Of pairs at random, how often each agreement is seen; of words that agree, over how usual they are. */
    private Map<Part, Map<Agreement, Double>> twoPeople(List<Described> people, List<Described> asWritten) {
        Map<Part, Map<Agreement, Double>> seen = new EnumMap<>(Part.class);
        Map<Part, Double> words = new EnumMap<>(Part.class);
        Map<Part, Double> byKey = new EnumMap<>(Part.class);
        Map<Part, Double> bySound = new EnumMap<>(Part.class);
        for (int each = 0; each < RANDOM_PAIRS; each++) {
            int first = random.nextInt(people.size());
            int second = random.nextInt(people.size());
            if (first != second) {
                Comparison comparison = comparing.compare(people.get(first), asWritten.get(second));
                comparison.evidence().forEach(evidence -> {
                    seen.computeIfAbsent(evidence.part(), part -> new EnumMap<>(Agreement.class))
                            .merge(evidence.agreement(), 1.0, Double::sum);
                    words.merge(evidence.part(), 1.0, Double::sum);
                    if (isOfWords(evidence.part()) && !evidence.one().isEmpty()) {
                        NameWord word = NameKeys.words(evidence.one()).getFirst();
                        NameFrequencies frequencies = Comparing.frequencies();
                        byKey.merge(evidence.part(), frequencies.ofKey(word), Double::sum);
                        bySound.merge(evidence.part(), frequencies.ofSound(word), Double::sum);
                    }
                });
            }
        }
        seen.forEach((part, agreements) -> agreements.replaceAll((agreement, count) -> {
            if (isOfWords(part) && agreement.compareTo(Agreement.SAME_CONSONANTS) <= 0) {
                return count / Objects.requireNonNull(byKey.get(part));
            }
            if (isOfWords(part) && agreement == Agreement.SOUNDS_ALIKE) {
                return count / Objects.requireNonNull(bySound.get(part));
            }
            return count / Objects.requireNonNull(words.get(part));
        }));
        return seen;
    }

    /** Pairs that have something in common: who is of whom is not told. */
    private List<Comparison> pairs(List<Described> ones, List<Described> others, Function<Described, String> inCommon) {
        Map<String, List<Described>> blocks = others.stream().collect(Collectors.groupingBy(inCommon));
        return ones.stream()
                .flatMap(one -> blocks.getOrDefault(inCommon.apply(one), List.of()).stream()
                        .limit(MOST_OF_A_BLOCK)
                        .map(other -> comparing.compare(one, other)))
                .toList();
    }

    private static String birthDay(Described person) {
        return Objects.requireNonNull(person.birth()).toString();
    }

    private static String sounds(Described person) {
        return Stream.concat(
                        person.names().getFirst().latin().stream(),
                        Objects.requireNonNull(person.father()).latin().stream())
                .map(word -> word.loose().getFirst())
                .collect(Collectors.joining(" "));
    }

    /** @param logU of two people, natural logarithm */
    private record Seen(Part part, Agreement agreement, double logU) {}

    private static List<List<Seen>> seen(List<Comparison> pairs, Map<Part, Map<Agreement, Double>> u, Set<Part> parts) {
        return pairs.stream()
                .map(pair -> pair.evidence().stream()
                        .filter(each -> parts.contains(each.part()))
                        .map(each -> new Seen(
                                each.part(),
                                each.agreement(),
                                Math.log(Math.min(1, of(u, each.part(), each.agreement()) * usual(each)))))
                        .toList())
                .toList();
    }

    /** Expectation maximization of m and of the share of pairs that are of one person; u is known. */
    private static Map<Part, Map<Agreement, Double>> onePerson(List<List<Seen>> pairs) {
        Map<Part, Map<Agreement, Double>> m = start();
        double share = 0.3;
        for (int round = 0; round < ROUNDS; round++) {
            Map<Part, Map<Agreement, Double>> expected = new EnumMap<>(Part.class);
            double ofOne = 0;
            for (List<Seen> pair : pairs) {
                double logOdds = Math.log(share / (1 - share));
                for (Seen each : pair) {
                    logOdds += Math.log(of(m, each.part(), each.agreement())) - each.logU();
                }
                double probability = 1 / (1 + Math.exp(-logOdds));
                ofOne += probability;
                for (Seen each : pair) {
                    expected.computeIfAbsent(each.part(), part -> new EnumMap<>(Agreement.class))
                            .merge(each.agreement(), probability, Double::sum);
                }
            }
            share = Math.clamp(ofOne / pairs.size(), LEAST, 1 - LEAST);
            expected.values().forEach(agreements -> {
                double sum = agreements.values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum();
                agreements.replaceAll((agreement, count) -> Math.max(LEAST, count / sum));
            });
            m = expected;
        }
        System.err.printf("%d pairs, of one person %.3f%n", pairs.size(), share);
        return m;
    }

    private static Map<Part, Map<Agreement, Double>> start() {
        Map<Part, Map<Agreement, Double>> start = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            Map<Agreement, Double> agreements = new EnumMap<>(Agreement.class);
            for (Agreement agreement : Agreement.values()) {
                boolean isWeak = agreement == Agreement.OTHER_WORD
                        || agreement == Agreement.LACKING
                        || agreement == Agreement.OTHER_YEAR
                        || agreement == Agreement.DIFFERENT;
                agreements.put(agreement, isWeak ? 0.05 : 0.2);
            }
            start.put(part, agreements);
        }
        return start;
    }

    private static double of(Map<Part, Map<Agreement, Double>> chances, Part part, Agreement agreement) {
        return chances.getOrDefault(part, Map.of()).getOrDefault(agreement, LEAST);
    }

    private static double usual(Evidence evidence) {
        if (!isOfWords(evidence.part()) || evidence.agreement().compareTo(Agreement.SOUNDS_ALIKE) > 0) {
            return 1;
        }
        NameWord word = NameKeys.words(evidence.one()).getFirst();
        return evidence.agreement() == Agreement.SOUNDS_ALIKE
                ? Comparing.frequencies().ofSound(word)
                : Comparing.frequencies().ofKey(word);
    }

    private static boolean isOfWords(Part part) {
        return part == Part.NAME || part == Part.FATHER;
    }

    /**
     * A word that agrees less weighs less, by half a bit at least: the made-up people know too few names of the same
     * consonants to tell how often two people have such.
     */
    private static void keepOrder(Map<Agreement, Chance> chances) {
        double most = Double.MAX_VALUE;
        for (Agreement agreement :
                List.of(Agreement.AS_WRITTEN, Agreement.SAME_NAME, Agreement.SAME_CONSONANTS, Agreement.SOUNDS_ALIKE)) {
            Chance chance = Objects.requireNonNull(chances.get(agreement));
            double u = Math.max(chance.u(), chance.m() / most);
            chances.put(agreement, new Chance(chance.m(), u));
            most = chance.m() / u / Math.sqrt(2);
        }
    }

    private static String written(Map<Part, Map<Agreement, Double>> m, Map<Part, Map<Agreement, Double>> u)
            throws IOException {
        StringBuilder lines = new StringBuilder("""
                # The parameters of the comparison of people, written by bin/learn-matching. A part, how far it agrees, how often that is
                # so of two records of one person (m) and of two people (u). Of words that agree by name or by sound, u is a factor on
                # how usual the word is (name-frequencies.tsv).
                """);
        lines.append("version\t").append(MatchModel.bundled().version() + 1).append('\n');
        for (Part part : Part.values()) {
            Map<Agreement, Chance> chances = new TreeMap<>(GIVEN.getOrDefault(part, Map.of()));
            if (chances.isEmpty()) {
                for (Agreement agreement : Agreement.values()) {
                    double ofOne = m.getOrDefault(part, Map.of()).getOrDefault(agreement, 0.0);
                    double ofTwo = u.getOrDefault(part, Map.of()).getOrDefault(agreement, 0.0);
                    if (ofOne > 0 || ofTwo > 0) {
                        chances.put(agreement, new Chance(Math.max(LEAST_OF_ONE, ofOne), Math.max(LEAST, ofTwo)));
                    }
                }
            }
            if (isOfWords(part)) {
                keepOrder(chances);
            }
            chances.forEach((agreement, chance) -> lines.append(
                    String.format(Locale.ROOT, "%s\t%s\t%.7f\t%.7f%n", part, agreement, chance.m(), chance.u())));
        }
        return lines.toString();
    }
}
