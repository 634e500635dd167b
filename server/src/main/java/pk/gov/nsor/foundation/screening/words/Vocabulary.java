package pk.gov.nsor.foundation.screening.words;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Usual names, words and places, from {@code screening/names.txt}, {@code words.txt} and {@code places.txt}. Nobody can list all names: a
 * word in neither list may be one. NameClues in Latin letters are found in each usual spelling.
 */
public final class Vocabulary {

    private static final Pattern VOWELS = Pattern.compile("[aeiouy]+h?(?![aeiouy])");
    private static final Set<String> NAMES = read("names");
    private static final Set<String> WORDS = read("words");
    private static final Set<String> PLACES = read("places");
    private static final Set<String> USUAL = read("usual");
    private static final Set<String> SOUNDS = NAMES.stream()
            .filter(name -> name.charAt(0) < 128)
            .map(Vocabulary::sound)
            .collect(Collectors.toCollection(HashSet::new));

    private static final Set<String> WOMEN = read("women");
    private static final Set<String> WOMEN_SOUNDS = WOMEN.stream()
            .filter(name -> name.charAt(0) < 128)
            .map(Vocabulary::sound)
            .collect(Collectors.toCollection(HashSet::new));

    private Vocabulary() {}

    /** A usual name, mostly of women. */
    public static boolean isWoman(String word) {
        return WOMEN.contains(word)
                || (word.length() > 3 && word.charAt(0) < 128 && WOMEN_SOUNDS.contains(sound(word)) && isName(word));
    }

    /** A usual name of people, in either script. */
    public static boolean isName(String word) {
        return NAMES.contains(word)
                || (!WORDS.contains(word)
                        && !PLACES.contains(word)
                        && word.length() > 3
                        && word.charAt(0) < 128
                        && SOUNDS.contains(sound(word)));
    }

    /** A usual name in a usual spelling. */
    public static boolean isUsualName(String word) {
        return NAMES.contains(word);
    }

    /** A word of the name of a district or tehsil. */
    public static boolean isPlace(String word) {
        return PLACES.contains(word);
    }

    /** A usual word that is no name. */
    public static boolean isWord(String word) {
        return WORDS.contains(word);
    }

    /** As {@link #isWord}, or a usual word of notes that the screen has not learned. */
    public static boolean isUsual(String word) {
        return USUAL.contains(word) || WORDS.contains(word);
    }

    /**
     * A normal form of a word, the same where people write one sound in several ways: aysha and ayesha, yusuf and
     * yousaf, mehmood and mahmud.
     */
    public static String sound(String word) {
        String consonants = word.replace("ph", "f")
                .replace("ck", "k")
                .replace('q', 'k')
                .replace('w', 'v')
                .replace('x', 'k');
        String sound = VOWELS.matcher(consonants).replaceAll("a");
        StringBuilder left = new StringBuilder(sound.length());
        for (int at = 0; at < sound.length(); at++) {
            if (at == 0 || sound.charAt(at) != sound.charAt(at - 1)) {
                left.append(sound.charAt(at));
            }
        }
        return left.toString();
    }

    /** @param word and, behind it, what may be added to it */
    private static void add(String[] word, Set<String> all) {
        all.add(TextTokens.normal(word[0]));
        for (int ending = 1; ending < word.length; ending++) {
            all.add(TextTokens.normal(word[0] + word[ending]));
        }
    }

    private static Set<String> read(String file) {
        try (InputStream words = Vocabulary.class.getResourceAsStream("/screening/" + file + ".txt")) {
            if (words == null) {
                throw new IllegalStateException("screening/" + file + ".txt is missing");
            }
            Set<String> all = new HashSet<>();
            new BufferedReader(new InputStreamReader(words, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> {
                        for (String word : line.split(" ")) {
                            if (!word.isEmpty()) {
                                add(word.split(","), all);
                            }
                        }
                    });
            return all;
        } catch (IOException failed) {
            throw new UncheckedIOException("screening/" + file + ".txt could not be read", failed);
        }
    }
}
