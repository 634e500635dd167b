package pk.gov.nsor.foundation.kernel;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The number of a court's case or of an FIR, as it is compared; what is shown is the number as it was written. Two ways of
 * writing one number are equal: the case and form of letters, the script of digits, spaces, dots, slashes and dashes,
 * leading zeros, and words such as "No." and "of" make no difference, nor a year in two digits, where the number has nothing
 * but itself and a year. What differs otherwise is another number.
 *
 * @param key letters and digits in parts with a dash between, for example {@code SC-101-2024}
 */
public record CaseNumber(String key) {

    private static final Pattern NUMBER_SIGN = Pattern.compile("№|(?i:\\bn)[°º]");
    private static final Pattern PARTS = Pattern.compile("\\p{L}+|\\p{Nd}+");
    private static final Pattern LEADING_ZEROS = Pattern.compile("^0+(?=[0-9])");
    private static final Pattern YEAR = Pattern.compile("(19|20)[0-9]{2}");
    private static final Pattern SHORT_YEAR = Pattern.compile("[0-9]{2}");

    /** A year in two digits is of the hundred years that begin with this one. */
    private static final int FIRST_SHORT_YEAR = 1950;

    private static final int CENTURY = 100;

    /** Letters that keyboards and documents have in several forms, each before the one that stands for it. */
    private static final String FORMS = "يیىیېیےیكکڪکهہۀہةہۃہھہەہ";

    /** Words that say that a number follows, or its year. */
    private static final Set<String> BETWEEN =
            plain("no", "nos", "nr", "num", "number", "of", "year", "نمبر", "آف", "سال", "سنہ", "بابت");

    private static final Set<String> CASE = plain("case", "مقدمہ");
    private static final Set<String> FIR = plain("fir", "ایف آئی آر");

    /** Of a court's case. */
    public static CaseNumber of(String written) {
        List<String> parts = parts(written);
        // "Case No. 12/2024" names no kind of case; "Sessions Case No. 12/2024" does.
        if (parts.size() > 1 && CASE.contains(parts.getFirst())) {
            parts.removeFirst();
        }
        return joined(parts, written);
    }

    /** Of a first information report, with or without the word FIR before it. */
    public static CaseNumber ofFir(String written) {
        List<String> parts = parts(written);
        if (parts.size() > 1 && FIR.contains(parts.getFirst())) {
            parts.removeFirst();
        }
        return joined(parts, written);
    }

    private static CaseNumber joined(List<String> parts, String written) {
        withWholeYear(parts);
        parts.replaceAll(part -> LEADING_ZEROS.matcher(part).replaceAll(""));
        // Of signs alone nothing can be left out.
        return new CaseNumber(parts.isEmpty() ? plain(written).strip() : String.join("-", parts));
    }

    /** Letters, whatever stands between them, and numbers, one after the other. */
    private static List<String> parts(String written) {
        List<String> parts = new ArrayList<>();
        Matcher matcher = PARTS.matcher(plain(written));
        boolean isAfterLetters = false;
        while (matcher.find()) {
            String part = matcher.group();
            boolean isLetters = isLetters(part) && !BETWEEN.contains(part);
            if (isLetters && isAfterLetters) {
                parts.add(parts.removeLast() + part);
            } else if (isLetters || !isLetters(part)) {
                parts.add(part);
            }
            isAfterLetters = isLetters;
        }
        return parts;
    }

    private static void withWholeYear(List<String> parts) {
        List<String> numbers = parts.stream().filter(part -> !isLetters(part)).toList();
        boolean isShortYear = numbers.size() == 2
                && SHORT_YEAR.matcher(parts.getLast()).matches()
                && !YEAR.matcher(numbers.getFirst()).matches();
        if (isShortYear) {
            int year = FIRST_SHORT_YEAR / CENTURY * CENTURY + Integer.parseInt(parts.removeLast());
            parts.add(Integer.toString(year < FIRST_SHORT_YEAR ? year + CENTURY : year));
        }
    }

    private static boolean isLetters(String part) {
        return Character.isLetter(part.codePointAt(0));
    }

    private static Set<String> plain(String... words) {
        return Arrays.stream(words).map(word -> plain(word).replace(" ", "")).collect(Collectors.toUnmodifiableSet());
    }

    private static String plain(String written) {
        String compatible = Normalizer.normalize(NUMBER_SIGN.matcher(written).replaceAll(" No "), Normalizer.Form.NFKD);
        String western = Digits.western(compatible).replaceAll("[\\p{Mn}\\p{Cf}\\u0640]", "");
        StringBuilder plain = new StringBuilder(western.length());
        western.toUpperCase(Locale.ROOT).chars().forEach(letter -> {
            int form = letter > '\u0600' ? FORMS.indexOf(letter) : -1;
            plain.append(form >= 0 && form % 2 == 0 ? FORMS.charAt(form + 1) : (char) letter);
        });
        return plain.toString();
    }

    @Override
    public String toString() {
        return key;
    }
}
