package pk.gov.nsor.record.matching.spelling;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The looser keys of a word, the same in both scripts: whether it begins with a vowel, and its consonants in classes
 * that people mix up. J counts as z, kh and q as k, sh as s; h, w and y count only at the beginning, a vowel at the end
 * not at all. Where letters stand for either of two sounds (th in Thakur and Uthman, dh in Dhillon and Ramadhan, and the
 * Urdu letters behind them), the word has a key for each.
 */
final class LooseKeys {

    private static final int MOST = 4;
    /** Each sound, and the other one that some people hear, after a bar. */
    private static final Map<String, String> LATIN_PAIRS = Map.ofEntries(
            Map.entry("kh", "k"),
            Map.entry("gh", "g"),
            Map.entry("sh", "s"),
            Map.entry("ch", "c"),
            Map.entry("th", "t|s"),
            Map.entry("dh", "d|z"),
            Map.entry("bh", "b"),
            Map.entry("ph", "f"),
            Map.entry("jh", "z"),
            Map.entry("zh", "z"),
            Map.entry("rh", "r"),
            Map.entry("ck", "k"),
            Map.entry("dj", "z"));

    private static final Map<String, String> URDU_PAIRS = Map.of("پھ", "f");
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
        List<String> sounds = new ArrayList<>();
        for (int each = 0; each < word.length(); each++) {
            String pair = each + 1 < word.length() ? word.substring(each, each + 2) : "";
            String sound = (isUrdu ? URDU_PAIRS : LATIN_PAIRS).get(pair);
            if (sound != null) {
                each++;
            } else {
                sound = isUrdu ? urdu(word, each) : latin(word, each);
            }
            if (!sound.isEmpty()) {
                sounds.add(sound);
            }
        }
        Set<String> keys = new LinkedHashSet<>();
        readings(sounds).forEach(reading -> keys.add(once(reading)));
        return keys.contains("") ? List.of(word) : List.copyOf(keys);
    }

    private static String latin(String word, int at) {
        char letter = word.charAt(at);
        return switch (letter) {
            case 'a', 'e', 'i', 'o', 'u' -> at == 0 ? "a" : "";
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

    /** Each sound that can be either of two doubles the readings, up to a few. */
    private static List<String> readings(List<String> sounds) {
        List<String> readings = List.of("");
        for (String sound : sounds) {
            String[] either = sound.split("\\|");
            List<String> longer = new ArrayList<>();
            for (int one = 0; one < either.length && (one == 0 || readings.size() * 2 <= MOST); one++) {
                for (String reading : readings) {
                    longer.add(reading + either[one]);
                }
            }
            readings = longer;
        }
        return readings;
    }

    /** A doubled consonant counts once, whatever vowel is between: Urdu writes neither the doubling nor the vowel. */
    private static String once(String sounds) {
        StringBuilder once = new StringBuilder(sounds.length());
        for (int each = 0; each < sounds.length(); each++) {
            if (once.isEmpty() || once.charAt(once.length() - 1) != sounds.charAt(each)) {
                once.append(sounds.charAt(each));
            }
        }
        return once.toString();
    }
}
