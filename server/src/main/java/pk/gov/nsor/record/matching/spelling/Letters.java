package pk.gov.nsor.record.matching.spelling;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/** Reduces text to words of letters: one form of each letter, in lower case, without marks. */
final class Letters {

    /** Letters that keyboards and documents have in several forms, each followed by the form that replaces it. */
    private static final String FORMS = "يیىیېیكکڪکهہۀہةہۃہۂہأاإاٱاؤوۓےڤف";

    /** A yeh that is read as an alef, as at the end of Mustafa. */
    private static final Pattern YEH_AS_ALEF = Pattern.compile("[یىي]\u0670");

    private static final char FIRST_ARABIC = 0x600;

    /** Letters of which there is one form and that no normalization changes. */
    private static final String PLAIN_URDU = "ابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہھءی";

    private static final Pattern MARKS = Pattern.compile("[\\p{Mn}\\p{Cf}\u0640'’ʼʿʾ`]");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}]+");

    private Letters() {}

    /** The words of a text; an apostrophe belongs to a word and does not separate words. */
    static List<String> words(String text) {
        if (isPlain(text, Letters::isPlainLatin)) {
            return List.of(text.toLowerCase(Locale.ROOT).split(" "));
        }
        if (isPlain(text, letter -> PLAIN_URDU.indexOf(letter) >= 0)) {
            return List.of(text.split(" "));
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
        return isUrdu(word.codePointAt(0));
    }

    /** What most words are made of is told without the tables of all scripts. */
    static boolean isUrdu(int letter) {
        return letter >= FIRST_ARABIC
                && (letter >= 'ء' && letter <= 'غ'
                        || letter >= 'ف' && letter <= 'ي'
                        || letter >= 'ٱ' && letter <= 'ۓ'
                        || Character.UnicodeScript.of(letter) == Character.UnicodeScript.ARABIC);
    }

    /** Each letter once where it is repeated. */
    static String once(String word) {
        StringBuilder once = new StringBuilder(word.length());
        for (int each = 0; each < word.length(); each++) {
            if (each == 0 || word.charAt(each) != word.charAt(each - 1)) {
                once.append(word.charAt(each));
            }
        }
        return once.length() == word.length() ? word : once.toString();
    }

    /** Words of such letters with one space between them, as most names are: nothing is to be folded. */
    private static boolean isPlain(String text, IntPredicate isLetter) {
        boolean isInWord = false;
        for (int each = 0; each < text.length(); each++) {
            char letter = text.charAt(each);
            if (letter == ' ' ? !isInWord : !isLetter.test(letter)) {
                return false;
            }
            isInWord = letter != ' ';
        }
        return isInWord;
    }

    private static boolean isPlainLatin(int letter) {
        return letter >= 'a' && letter <= 'z' || letter >= 'A' && letter <= 'Z';
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
