package pk.gov.nsor.policing.notices;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.Digits;
import pk.gov.nsor.foundation.kernel.UrduLetters;

/**
 * What somebody texts: a word for what it is of, and perhaps more. English, Urdu in Latin letters and Urdu, in any case, with
 * digits of any script.
 *
 * @param about null where the text asks what can be sent
 * @param said what follows the word, in one line; empty where nothing does
 */
public record ShortForm(@Nullable Announced about, String said) {

    /** How much of a text is kept. */
    static final int LONGEST = 400;

    private static final Map<String, Optional<Announced>> WORDS = words();
    private static final Pattern FIRST_WORD = Pattern.compile("^[\\p{L}\\p{Mn}]+");
    private static final Pattern DAYS = Pattern.compile("(?<![0-9])([0-9]{1,3})(?![0-9])(?!.*[0-9])");

    /** Empty where the text begins with no word that is known. Any text at all can be read. */
    public static Optional<ShortForm> read(String text) {
        String clean = clean(text);
        Matcher word = FIRST_WORD.matcher(clean);
        if (!word.find()) {
            return Optional.empty();
        }
        Optional<Announced> about = WORDS.get(folded(word.group()));
        if (about == null) {
            return Optional.empty();
        }
        String said = clean.substring(word.end()).replaceFirst("^[\\p{P}\\p{Z}]+", "");
        return Optional.of(new ShortForm(about.orElse(null), said));
    }

    /** How many days somebody goes away for: the last number of the text, where it has one to three digits and is not 0. */
    public OptionalInt days() {
        Matcher days = DAYS.matcher(said);
        return days.find() && Integer.parseInt(days.group(1)) > 0
                ? OptionalInt.of(Integer.parseInt(days.group(1)))
                : OptionalInt.empty();
    }

    /** Where to: what stands before the days. */
    public String place() {
        Matcher days = DAYS.matcher(said);
        return (days.find() ? said.substring(0, days.start()) : said).strip();
    }

    /** In one line, digits as 0-9, without marks that cannot be seen. */
    private static String clean(String text) {
        String plain = Digits.western(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .replaceAll("[\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}]", "")
                .replaceAll("[\\p{Z}\\p{Cc}]+", " ")
                .strip();
        return plain.length() <= LONGEST
                ? plain
                : plain.substring(0, Character.isHighSurrogate(plain.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
    }

    /** Letters that keyboards of Urdu and Arabic have each their own of are the same, and signs of vowels do not count. */
    private static String folded(String word) {
        return UrduLetters.plain(word.toLowerCase(Locale.ROOT));
    }

    private static Map<String, Optional<Announced>> words() {
        Map<String, Optional<Announced>> words = new HashMap<>();
        put(words, Optional.of(Announced.NAME), "name", "naam", "nam", "نام");
        put(words, Optional.of(Announced.ADDRESS), "address", "pata", "ghar", "makan", "پتہ", "پتا", "گھر", "مکان");
        put(words, Optional.of(Announced.PHONE), "phone", "fon", "number", "mobile", "فون", "نمبر", "موبائل");
        put(words, Optional.of(Announced.WORK), "work", "job", "kaam", "kam", "naukri", "کام", "نوکری");
        put(words, Optional.of(Announced.HOUSEHOLD), "child", "children", "bacha", "bache", "bachay", "بچہ", "بچے");
        put(words, Optional.of(Announced.VEHICLE), "vehicle", "car", "gari", "gaari", "گاڑی");
        put(words, Optional.of(Announced.ONLINE_IDENTITY), "online", "internet", "آنلائن", "انٹرنیٹ");
        put(words, Optional.of(Announced.GOING), "going", "travel", "safar", "jana", "سفر", "جانا");
        put(words, Optional.of(Announced.BACK), "back", "wapsi", "wapas", "واپسی", "واپس");
        put(words, Optional.empty(), "help", "madad", "مدد");
        return Map.copyOf(words);
    }

    private static void put(Map<String, Optional<Announced>> words, Optional<Announced> meaning, String... written) {
        for (String word : written) {
            words.put(folded(Normalizer.normalize(word, Normalizer.Form.NFKC)), meaning);
        }
    }
}
