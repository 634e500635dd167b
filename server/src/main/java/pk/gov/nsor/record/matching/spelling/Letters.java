package pk.gov.nsor.record.matching.spelling;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reduces text to words of letters: one form of each letter, in lower case, without marks. */
final class Letters {

    /** Letters that keyboards and documents have in several forms, each followed by the form that replaces it. */
    private static final String FORMS = "يیىیېیكکڪکهہۀہةہۃہۂہأاإاٱاؤوۓےڤف";

    /** A yeh that is read as an alef, as at the end of Mustafa. */
    private static final Pattern YEH_AS_ALEF = Pattern.compile("[یىي]\u0670");

    /** Words of plain Latin letters, as most names are: nothing is to be folded. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z]++(?: [A-Za-z]++)*+");

    private static final Pattern MARKS = Pattern.compile("[\\p{Mn}\\p{Cf}\u0640'’ʼʿʾ`]");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}]+");

    private Letters() {}

    /** The words of a text; an apostrophe belongs to a word and does not separate words. */
    static List<String> words(String text) {
        if (PLAIN.matcher(text).matches()) {
            return List.of(text.toLowerCase(Locale.ROOT).split(" "));
        }
        String read = YEH_AS_ALEF
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .replaceAll("ا");
        String plain = MARKS.matcher(
                        Normalizer.normalize(read, Normalizer.Form.NFD).toLowerCase(Locale.ROOT))
                .replaceAll("");
        StringBuilder letters = new StringBuilder(plain.length());
        plain.chars().forEach(letter -> letters.append(inOneForm((char) letter)));
        return BETWEEN.splitAsStream(letters).filter(word -> !word.isEmpty()).toList();
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
