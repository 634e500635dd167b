package pk.gov.nsor.benchmark.matching;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes names as others would: by one of several schools of romanization, then as people hurry or hear. Made without a
 * look at the rules by which the search compares, and of another kind: whole conventions of writing, not classes of letters.
 */
final class Respelling {

    /** Each replaces its first letters by its second, wherever they stand, in this order. */
    private static final List<List<String>> SCHOOLS = List.of(
            // As English clerks wrote.
            List.of("ee", "i", "oo", "u", "aa", "a", "q", "k", "iy", "y", "ay", "ai", "z", "z", "u", "oo"),
            // As French registers write.
            List.of("sh", "ch", "oo", "ou", "u", "ou", "ouou", "ou", "j", "dj", "w", "ou", "q", "k", "ee", "i"),
            // As scholars of Arabic do, with the Urdu letters behind the Roman ones.
            List.of("ee", "i", "oo", "u", "kh", "kh", "e", "i", "o", "u", "ai", "ay", "au", "aw"),
            // As in Persian.
            List.of("w", "v", "u", "o", "i", "e", "ee", "i", "q", "gh", "ai", "ey"),
            // As in Bengal.
            List.of("z", "j", "w", "o", "v", "b", "f", "ph", "kh", "k", "a", "o"),
            // As in Pakistan's schools.
            List.of("ai", "e", "i", "ee", "u", "oo", "e", "a", "k", "q", "sh", "sh", "ch", "ch"));

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
    private static final int OFTEN = 3;

    private final Random random;
    private final Map<String, List<String>> written;

    /** By the rules alone. */
    Respelling(Random random) {
        this(random, Map.of());
    }

    private Respelling(Random random, Map<String, List<String>> written) {
        this.random = random;
        this.written = written;
    }

    /**
     * Every other word that is in the file is written as people really did.
     *
     * @param file a spelling and its Urdu name in each line; where there is none, by the rules alone
     */
    static Respelling with(Path file, Random random) {
        if (!Files.exists(file)) {
            return new Respelling(random);
        }
        try (Stream<String> lines = Files.lines(file)) {
            return new Respelling(
                    random,
                    lines.skip(1)
                            .map(line -> line.split("\t"))
                            .collect(Collectors.groupingBy(
                                    line -> line[0], Collectors.mapping(line -> line[1], Collectors.toList()))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * A name in another spelling.
     *
     * @param urdu by which a scholar would tell letters of one sound apart; null where it is not known
     */
    String name(String latin, @Nullable String urdu) {
        List<String> words =
                new ArrayList<>(List.of(latin.toLowerCase(java.util.Locale.ROOT).split(" ")));
        String[] letters = urdu == null ? new String[0] : urdu.split(" ");
        int school = random.nextInt(SCHOOLS.size());
        for (int each = 0; each < words.size(); each++) {
            List<String> seen =
                    letters.length == words.size() ? written.getOrDefault(letters[each], List.of()) : List.of();
            if (!seen.isEmpty() && random.nextBoolean()) {
                words.set(each, seen.get(random.nextInt(seen.size())));
                continue;
            }
            String word = written(words.get(each), school);
            if (school == 2 && letters.length == words.size()) {
                word = asScholar(word, letters[each]);
            }
            words.set(each, hurried(word));
        }
        // Somebody joins two words, or writes them in another order.
        if (words.size() > 1 && random.nextInt(25) == 0) {
            int first = random.nextInt(words.size() - 1);
            words.set(first, words.get(first) + words.remove(first + 1));
        }
        return String.join(" ", words);
    }

    /** Not all that a school would change is changed: people mix. */
    private String written(String word, int school) {
        List<String> rules = SCHOOLS.get(school);
        String written = word;
        for (int each = 0; each + 1 < rules.size(); each += 2) {
            int at = written.indexOf(rules.get(each), random.nextInt(2));
            if (at >= 0 && random.nextInt(OFTEN) == 0) {
                written = written.substring(0, at)
                        + rules.get(each + 1)
                        + written.substring(at + rules.get(each).length());
            }
        }
        return written;
    }

    private String asScholar(String word, String urdu) {
        String written = word;
        if (urdu.indexOf('ث') >= 0 && random.nextBoolean()) {
            written = written.replaceFirst("s", "th");
        }
        if (urdu.matches(".*[ذضظ].*") && random.nextBoolean()) {
            written = written.replaceFirst("z", "dh");
        }
        if (urdu.endsWith("ہ") && written.endsWith("a")) {
            written = written + "h";
        }
        return written;
    }

    /** As one writes a message, or hears a name over the telephone. */
    private String hurried(String word) {
        return switch (random.nextInt(12)) {
            case 0 -> withoutAVowel(word);
            case 1 -> doubled(word);
            case 2 -> word.replaceAll("(.)\\1", "$1");
            case 3 -> word.matches(".*[aeiou]") ? word + "h" : word + "a";
            case 4 -> word.length() > 4 ? word.replaceFirst("(?<=.)h", "") : word;
            default -> word;
        };
    }

    private String withoutAVowel(String word) {
        for (int at = 1; at + 1 < word.length(); at++) {
            if ("aeiou".indexOf(word.charAt(at)) >= 0 && random.nextBoolean()) {
                return word.substring(0, at) + word.substring(at + 1);
            }
        }
        return word;
    }

    private String doubled(String word) {
        int at = 1 + random.nextInt(Math.max(1, word.length() - 1));
        return at < word.length() ? word.substring(0, at) + word.charAt(at) + word.substring(at) : word;
    }

    /** A letter wrong, missing, too many, or swapped with its neighbour, in one of the longer words. */
    String slip(String name) {
        List<Integer> places = new ArrayList<>();
        String[] words = name.split(" ");
        int from = 0;
        for (String word : words) {
            for (int at = 0; at < word.length() && word.length() > 2; at++) {
                places.add(from + at);
            }
            from += word.length() + 1;
        }
        if (places.isEmpty()) {
            return name;
        }
        int at = places.get(random.nextInt(places.size()));
        String before = name.substring(0, at);
        char other = LETTERS.charAt(random.nextInt(LETTERS.length()));
        return switch (random.nextInt(4)) {
            case 0 -> before + other + name.substring(at + 1);
            case 1 -> before + name.substring(at + 1);
            case 2 -> before + other + name.substring(at);
            default ->
                at + 1 < name.length() && name.charAt(at + 1) != ' '
                        ? before + name.charAt(at + 1) + name.charAt(at) + name.substring(at + 2)
                        : before + other + name.substring(at + 1);
        };
    }
}
