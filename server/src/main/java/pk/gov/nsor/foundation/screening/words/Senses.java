package pk.gov.nsor.foundation.screening.words;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The meanings of the words of a text, whatever their language and spelling: a sense from {@code
 * screening/senses.txt}. For a word without one it is its consonants, where it is Urdu in either script, or its stem.
 * So what is learned about a word in one language also applies to the others.
 */
public final class Senses {

    private static final Set<String> ROMAN = Set.of(
            "hai", "hain", "ki", "ke", "ka", "ko", "ne", "se", "nahi", "mein", "tha", "thi", "aur", "ye", "wo", "par",
            "kar", "gaya", "kia", "kiya", "k", "h", "us", "jis", "apni", "liye");
    private static final Set<String> ENGLISH = Set.of(
            "the", "of", "is", "was", "and", "for", "by", "with", "that", "at", "he", "she", "her", "his", "it", "from",
            "not", "has", "in", "who", "on", "him", "as", "are", "were");
    private static final String SURVIVOR = "~survivor";
    private static final int NEAR = 8;
    private static final int LONG_ENOUGH = 3;

    private static final Map<String, String> OF_ENGLISH = new HashMap<>();
    private static final Map<String, String> OF_ROMAN = new HashMap<>();
    private static final Map<String, String> OF_URDU = new HashMap<>();
    private static final Map<String, String> OF_SOUNDS = new HashMap<>();

    static {
        read();
    }

    private Senses() {}

    /** One for each token, in order. */
    public static String[] of(List<Token> tokens) {
        String[] senses = new String[tokens.size()];
        for (int at = 0; at < senses.length; at++) {
            Token token = tokens.get(at);
            senses[at] = switch (token.sort()) {
                case LATIN -> isRoman(tokens, at) ? roman(token) : english(token);
                case URDU -> urdu(token);
                case NUMBER, MARK -> token.word();
            };
        }
        return senses;
    }

    /** Whether the surrounding words are Roman Urdu rather than English. */
    private static boolean isRoman(List<Token> tokens, int at) {
        int roman = 0;
        for (int near = Math.max(0, at - NEAR); near < Math.min(tokens.size(), at + NEAR + 1); near++) {
            String word = tokens.get(near).word();
            roman += ROMAN.contains(word) ? 1 : ENGLISH.contains(word) ? -1 : 0;
        }
        return roman > 0;
    }

    private static String english(Token token) {
        String word = token.word();
        String sense = OF_ENGLISH.get(word);
        if (sense == null) {
            sense = OF_ROMAN.get(word);
        }
        return sense != null ? sense : isSurvivor(token) ? SURVIVOR : stem(word);
    }

    private static String roman(Token token) {
        String word = token.word();
        String sense = OF_ROMAN.get(word);
        if (sense == null && isSurvivor(token)) {
            return SURVIVOR;
        }
        if (sense == null && word.length() > LONG_ENOUGH) {
            sense = OF_SOUNDS.get(Vocabulary.sound(word));
        }
        if (sense == null) {
            sense = OF_ENGLISH.get(word);
        }
        return sense != null ? sense : skeleton(word, consonantsOfRoman(word));
    }

    private static String urdu(Token token) {
        String sense = OF_URDU.get(token.word());
        return sense != null
                ? sense
                : isSurvivor(token) ? SURVIVOR : skeleton(token.word(), consonantsOfUrdu(token.word()));
    }

    /** However it is spelt. */
    private static boolean isSurvivor(Token token) {
        return token.said().alone().contains(Lexicon.Sort.SURVIVOR);
    }

    private static String skeleton(String word, String consonants) {
        return consonants.length() < LONG_ENOUGH ? word : "=" + consonants;
    }

    private static String stem(String word) {
        for (String ending : List.of("ing", "ed", "es", "s", "ly")) {
            if (word.length() > ending.length() + LONG_ENOUGH && word.endsWith(ending)) {
                return word.substring(0, word.length() - ending.length());
            }
        }
        return word.length() > LONG_ENOUGH && word.endsWith("e") ? word.substring(0, word.length() - 1) : word;
    }

    private static String consonantsOfRoman(String word) {
        StringBuilder left = new StringBuilder();
        for (int at = 0; at < word.length(); at++) {
            char next = at + 1 < word.length() ? word.charAt(at + 1) : ' ';
            char letter = word.charAt(at);
            char sound = switch (letter) {
                case 'a', 'e', 'i', 'o', 'u', 'y', 'v', 'w', '\'' -> ' ';
                case 'h' -> at == 0 ? 'h' : ' ';
                case 's' -> next == 'h' ? 'S' : 's';
                case 'c' -> next == 'h' ? 'c' : 'k';
                case 'q', 'x' -> 'k';
                default -> letter;
            };
            add(left, sound);
        }
        return left.toString();
    }

    private static String consonantsOfUrdu(String word) {
        StringBuilder left = new StringBuilder();
        for (int at = 0; at < word.length(); at++) {
            char sound = switch (word.charAt(at)) {
                case 'ب' -> 'b';
                case 'پ' -> 'p';
                case 'ت', 'ٹ', 'ط' -> 't';
                case 'ث', 'س', 'ص' -> 's';
                case 'ج' -> 'j';
                case 'چ' -> 'c';
                case 'ح', 'ہ' -> at == 0 ? 'h' : ' ';
                case 'خ', 'ک', 'ق' -> 'k';
                case 'د', 'ڈ' -> 'd';
                case 'ذ', 'ز', 'ض', 'ظ', 'ژ' -> 'z';
                case 'ر', 'ڑ' -> 'r';
                case 'ش' -> 'S';
                case 'غ', 'گ' -> 'g';
                case 'ف' -> 'f';
                case 'ل' -> 'l';
                case 'م' -> 'm';
                case 'ن' -> 'n';
                default -> ' ';
            };
            add(left, sound);
        }
        return left.toString();
    }

    /** A doubled one is written once in Urdu. */
    private static void add(StringBuilder left, char sound) {
        if (sound != ' ' && (left.isEmpty() || left.charAt(left.length() - 1) != sound)) {
            left.append(sound);
        }
    }

    private static void read() {
        try (InputStream file = Senses.class.getResourceAsStream("/screening/senses.txt")) {
            if (file == null) {
                throw new IllegalStateException("screening/senses.txt is missing");
            }
            new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#") && line.contains(":"))
                    .forEach(Senses::add);
        } catch (IOException failed) {
            throw new UncheckedIOException("screening/senses.txt could not be read", failed);
        }
    }

    private static void add(String line) {
        String sense = "~" + line.substring(0, line.indexOf(':'));
        String[] tongues = line.substring(line.indexOf(':') + 1).split("\\|", -1);
        add(OF_ENGLISH, sense, tongues[0]);
        add(OF_ROMAN, sense, tongues.length > 1 ? tongues[1] : "");
        add(OF_URDU, sense, tongues.length > 2 ? tongues[2] : "");
        OF_ROMAN.forEach((word, known) -> OF_SOUNDS.putIfAbsent(Vocabulary.sound(word), known));
    }

    private static void add(Map<String, String> words, String sense, String line) {
        for (String word : line.strip().split("\\s+")) {
            if (!word.isEmpty()) {
                words.putIfAbsent(TextTokens.normal(word), sense);
            }
        }
    }
}
