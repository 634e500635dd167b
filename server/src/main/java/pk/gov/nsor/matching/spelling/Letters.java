package pk.gov.nsor.matching.spelling;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Text as letters alone: one form of each, small, without marks, in words. */
final class Letters {

    /** Letters that keyboards and documents have in several forms, each before the one that stands for it. */
    private static final String FORMS = "يیىیېیكکڪکهہۀہةہۃہۂہأاإاٱاؤوۓےڤف";

    private static final char ALEF_ABOVE = '\u0670';

    private Letters() {}

    /** The words of a text; an apostrophe is in a word and not between two. */
    static List<String> words(String text) {
        // A yeh that is read as an alef, as at the end of Mustafa.
        String read = Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[یىي]" + ALEF_ABOVE, "ا");
        String plain = Normalizer.normalize(read, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\p{Mn}\\p{Cf}\\u0640'’ʼʿʾ`]", "");
        StringBuilder letters = new StringBuilder(plain.length());
        plain.chars().forEach(letter -> letters.append(inOneForm((char) letter)));
        return Stream.of(letters.toString().split("[^\\p{L}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** True for a word of the Arabic script. */
    static boolean isUrdu(String word) {
        return Character.UnicodeScript.of(word.codePointAt(0)) == Character.UnicodeScript.ARABIC;
    }

    private static char inOneForm(char letter) {
        for (int each = 0; each < FORMS.length(); each += 2) {
            if (FORMS.charAt(each) == letter) {
                return FORMS.charAt(each + 1);
            }
        }
        return letter;
    }
}
