package pk.gov.nsor.record.matching.spelling;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The looser keys of a word, the same in both scripts: whether it begins with a vowel, and its consonants in classes
 * that people mix up. J counts as z, kh and q as k, sh as s; h, w and y count only at the beginning, a vowel at the end
 * not at all. Where letters stand for either of two sounds (th in Thakur and Uthman, dh in Dhillon and Ramadhan, and the
 * Urdu letters behind them), the word has a key for each.
 */
final class LooseKeys {

    private static final int MOST = 4;
    /** W as French registers write it: Ouazir. */
    private static final Pattern OUA = Pattern.compile("ou[aeiouy]");

    private static final Map<String, String> URDU = Map.ofEntries(
            Map.entry("ب", "b"),
            Map.entry("پ", "p"),
            Map.entry("ت", "t"),
            Map.entry("ٹ", "t"),
            Map.entry("ط", "t"),
            Map.entry("ث", "s"),
            Map.entry("ج", "z"),
            Map.entry("چ", "c"),
            Map.entry("خ", "k"),
            Map.entry("د", "d"),
            Map.entry("ڈ", "d"),
            Map.entry("ذ", "z"),
            Map.entry("ر", "r"),
            Map.entry("ڑ", "r"),
            Map.entry("ز", "z"),
            Map.entry("ژ", "z"),
            Map.entry("س", "s"),
            Map.entry("ش", "s"),
            Map.entry("ص", "s"),
            Map.entry("ض", "z|d"),
            Map.entry("ظ", "z"),
            Map.entry("غ", "g"),
            Map.entry("ف", "f"),
            Map.entry("ق", "k"),
            Map.entry("ک", "k"),
            Map.entry("گ", "g"),
            Map.entry("ل", "l"),
            Map.entry("م", "m"),
            Map.entry("ن", "n"),
            Map.entry("ں", "n"));

    private LooseKeys() {}

    /** At least one, none empty; the most likely first. */
    static List<String> of(String word) {
        boolean isUrdu = Letters.isUrdu(word);
        List<StringBuilder> readings = new ArrayList<>(List.of(new StringBuilder(word.length())));
        for (int each = 0; each < word.length(); each++) {
            String sound = each + 1 < word.length() && isUrdu == Letters.isUrdu(word.charAt(each + 1))
                    ? pair(word.charAt(each), word.charAt(each + 1))
                    : "";
            if (sound.isEmpty()) {
                sound = isUrdu ? urdu(word, each) : latin(word, each);
            } else {
                each++;
            }
            hear(readings, sound);
        }
        Set<String> keys = new LinkedHashSet<>();
        readings.forEach(reading -> keys.add(reading.toString()));
        return keys.contains("") ? List.of(word) : List.copyOf(keys);
    }

    /** Two letters of one sound or, after a bar, of another that some people hear; empty for other letters. */
    private static String pair(char letter, char next) {
        return switch (next) {
            case 'h' ->
                switch (letter) {
                    case 'k' -> "k";
                    case 'g' -> "g";
                    case 's' -> "s";
                    case 'c' -> "c";
                    case 't' -> "t|s";
                    case 'd' -> "d|z";
                    case 'b' -> "b";
                    case 'p' -> "f";
                    case 'j', 'z' -> "z";
                    case 'r' -> "r";
                    default -> "";
                };
            case 'k' -> letter == 'c' ? "k" : "";
            case 'j' -> letter == 'd' ? "z" : "";
            case 'ھ' -> letter == 'پ' ? "f" : "";
            default -> "";
        };
    }

    private static String latin(String word, int at) {
        char letter = word.charAt(at);
        return switch (letter) {
            case 'a', 'e', 'i', 'o', 'u' -> at > 0 ? "" : OUA.matcher(word).lookingAt() ? "w" : "a";
            case 'h', 'y' -> at == 0 ? String.valueOf(letter) : "";
            case 'w', 'v' -> at == 0 ? "w" : "";
            case 'j', 'z' -> "z";
            case 'q', 'k' -> "k";
            case 'x' -> "ks";
            case 'c' -> at + 1 < word.length() && "eiy".indexOf(word.charAt(at + 1)) >= 0 ? "s" : "k";
            case 'b', 'd', 'f', 'g', 'l', 'm', 'n', 'p', 'r', 's', 't' -> String.valueOf(letter);
            default -> "";
        };
    }

    private static String urdu(String word, int at) {
        char letter = word.charAt(at);
        return switch (letter) {
            case 'ا', 'ع', 'ء' -> at == 0 ? "a" : "";
            case 'و' -> at == 0 ? "w" : "";
            case 'ی' -> at == 0 ? "y" : "";
            case 'ح', 'ہ' -> at == 0 ? "h" : "";
            default -> URDU.getOrDefault(String.valueOf(letter), "");
        };
    }

    /**
     * Each sound that can be either of two doubles the readings, up to a few. A doubled consonant counts once, whatever vowel
     * is between: Urdu writes neither the doubling nor the vowel.
     */
    private static void hear(List<StringBuilder> readings, String sound) {
        int bar = sound.indexOf('|');
        int before = readings.size();
        if (bar > 0 && before * 2 <= MOST) {
            for (int each = 0; each < before; each++) {
                StringBuilder other = new StringBuilder(readings.get(each));
                append(other, sound.substring(bar + 1));
                readings.add(other);
            }
        }
        for (int each = 0; each < before; each++) {
            append(readings.get(each), bar > 0 ? sound.substring(0, bar) : sound);
        }
    }

    private static void append(StringBuilder reading, String sound) {
        for (int each = 0; each < sound.length(); each++) {
            if (reading.isEmpty() || reading.charAt(reading.length() - 1) != sound.charAt(each)) {
                reading.append(sound.charAt(each));
            }
        }
    }
}
