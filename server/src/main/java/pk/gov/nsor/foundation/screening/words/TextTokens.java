package pk.gov.nsor.foundation.screening.words;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import pk.gov.nsor.foundation.kernel.Digits;
import pk.gov.nsor.foundation.screening.words.Token.Sort;

/** Splits a text into {@link Token}s. */
public final class TextTokens {

    /** A full stop after one of these does not end a sentence. */
    private static final Set<String> SHORTENED = Set.of(
            "mst", "mr", "mrs", "ms", "dr", "no", "adv", "prof", "capt", "insp", "sr", "jr", "st", "ch", "m", "h", "r",
            "w", "qtr", "govt", "distt", "teh");

    /** Words that are part of a proper name when they have a capital. */
    private static final Set<Lexicon.Sort> PROPER = Set.of(
            Lexicon.Sort.PLACE, Lexicon.Sort.OFFICE, Lexicon.Sort.TITLE, Lexicon.Sort.RESIDENCE, Lexicon.Sort.OTHERS);

    private static final String ENDS = ".!?۔؟\n";
    private static final String APOSTROPHES = "'’ʼ`";

    /** These end a sentence of Urdu, unless a continuation follows. */
    private static final Set<String> LAST = Set.of(
            "ہے", "ہیں", "تھا", "تھی", "تھے", "گا", "گی", "گے", "گئی", "گیا", "گئے", "ہوئی", "ہوا", "hai", "hain",
            "hay", "tha", "thi", "thay", "ga", "gi", "gai", "gaya", "hui", "hua");

    private static final Set<String> GOES_ON = Set.of(
            "کہ", "اور", "جو", "جس", "جسے", "مگر", "لیکن", "تو", "یا", "کیونکہ", "جب", "تاکہ", "aur", "awr", "ke",
            "keh", "k", "jo", "jis", "jise", "lekin", "magar", "to", "ya", "kyunke", "jab", "wohi", "وہی", "wo", "woh",
            "وہ");

    private final String text;
    private final boolean isShouted;
    private final boolean hasStops;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int sentence;

    private TextTokens(String text) {
        this.text = text;
        // In a text in capitals only, capitals have no meaning.
        this.isShouted = text.chars().filter(Character::isUpperCase).count()
                > text.chars().filter(Character::isLowerCase).count();
        this.hasStops = text.chars().anyMatch(mark -> mark == '۔' || mark == ',' || mark == '،');
    }

    public static List<Token> of(String text) {
        TextTokens reading = new TextTokens(text);
        reading.read();
        return List.copyOf(reading.tokens);
    }

    private void read() {
        while (at < text.length()) {
            char next = text.charAt(at);
            if (Character.isLetter(next)) {
                word();
            } else if (Character.isDigit(next)) {
                number();
            } else {
                if (!Character.isWhitespace(next)) {
                    add(at + 1, Sort.MARK);
                }
                if (endsSentence(next)) {
                    sentence++;
                }
                at++;
            }
        }
    }

    private void word() {
        int begin = at;
        if (isSlashed(begin)) {
            at = begin + 3;
            add(begin, at, Sort.LATIN);
            return;
        }
        boolean isLatin = UnicodeScript.of(text.charAt(begin)) == UnicodeScript.LATIN;
        while (at < text.length() && isInWord(text.charAt(at), isLatin)) {
            at++;
        }
        words(begin, isLatin ? Sort.LATIN : Sort.URDU);
        if (at + 1 < text.length()
                && APOSTROPHES.indexOf(text.charAt(at)) >= 0
                && Character.toLowerCase(text.charAt(at + 1)) == 's'
                && (at + 2 == text.length() || !Character.isLetter(text.charAt(at + 2)))) {
            tokens.add(new Token(
                    text.substring(at, at + 2), "'s", at, at + 2, Sort.MARK, false, sentence, Lexicon.Said.NOTHING));
            at += 2;
        }
    }

    /** One word, or those that were written as one: JusticeForAyesha, justiceforayesha. */
    private void words(int begin, Sort sort) {
        if (Lexicon.shared().said(normal(text.substring(begin, at))) != Lexicon.Said.NOTHING) {
            add(begin, at, sort);
            return;
        }
        int from = begin;
        for (int end = begin + 1; end <= at; end++) {
            if (end == at || isCapitalWithin(end)) {
                compound(from, end, sort);
                from = end;
            }
        }
    }

    private boolean isCapitalWithin(int next) {
        return Character.isUpperCase(text.charAt(next)) && Character.isLowerCase(text.charAt(next - 1));
    }

    private void compound(int begin, int end, Sort sort) {
        String word = normal(text.substring(begin, end));
        int from = begin;
        if (word.length() == end - begin && Lexicon.shared().said(word) == Lexicon.Said.NOTHING) {
            for (int partEnd : Compounds.ends(word)) {
                add(from, begin + partEnd, sort);
                from = begin + partEnd;
            }
        }
        if (from < end) {
            add(from, end, sort);
        }
    }

    /** As in d/o, w/o, r/o. */
    private boolean isSlashed(int begin) {
        return begin + 2 < text.length()
                && text.charAt(begin + 1) == '/'
                && (text.charAt(begin + 2) == 'o' || text.charAt(begin + 2) == 'O')
                && (begin + 3 == text.length() || !Character.isLetter(text.charAt(begin + 3)));
    }

    private static boolean isInWord(char next, boolean isLatin) {
        if (Character.isLetter(next)) {
            return (UnicodeScript.of(next) == UnicodeScript.LATIN) == isLatin;
        }
        int type = Character.getType(next);
        // Vowel signs, and marks that join or separate letters without a space.
        return type == Character.NON_SPACING_MARK || type == Character.FORMAT;
    }

    private void number() {
        int begin = at;
        while (at < text.length() && Character.isDigit(text.charAt(at))) {
            at++;
        }
        add(begin, at, Sort.NUMBER);
    }

    private void add(int end, Sort sort) {
        add(at, end, sort);
    }

    private void add(int begin, int end, Sort sort) {
        String raw = text.substring(begin, end);
        String word = normal(raw);
        boolean isCapital = !isShouted && Character.isUpperCase(raw.charAt(0));
        Lexicon.Said said = Lexicon.shared().said(word);
        if ((isCapital && isWritten(raw) && !isWithinWord(begin) && !isFollowedByCapital(end) && beginsUnmarked(said))
                || beginsAfterVerb(sort, word, said)) {
            sentence++;
        }
        tokens.add(new Token(raw, word, begin, end, sort, isCapital, sentence, said));
    }

    /** In a text without full stops the verb ends its clause. */
    private boolean beginsAfterVerb(Sort sort, String word, Lexicon.Said said) {
        return !hasStops
                && !tokens.isEmpty()
                && sort != Sort.MARK
                && LAST.contains(tokens.getLast().word())
                && !LAST.contains(word)
                && !GOES_ON.contains(word)
                && !said.alone().contains(Lexicon.Sort.CASE);
    }

    private boolean isWithinWord(int begin) {
        return begin > 0 && Character.isLetter(text.charAt(begin - 1));
    }

    /** As in Model Town: part of a proper name. */
    private boolean isFollowedByCapital(int end) {
        return end + 1 < text.length() && text.charAt(end) == ' ' && Character.isUpperCase(text.charAt(end + 1));
    }

    /** A capital and small letters, unlike an abbreviation. */
    private static boolean isWritten(String raw) {
        return raw.length() == 1 || Character.isLowerCase(raw.charAt(1));
    }

    /** Many people write no full stops; a capital that is not part of a name begins a new sentence. */
    private boolean beginsUnmarked(Lexicon.Said said) {
        return !tokens.isEmpty()
                && tokens.getLast().sort() != Sort.MARK
                && tokens.getLast().sentence() == sentence
                && !tokens.getLast().isCapital()
                && said.alone().contains(Lexicon.Sort.ORDINARY)
                && Collections.disjoint(said.alone(), PROPER);
    }

    /** As the dots of a date or of an e-mail address. */
    private boolean isWithinNumber() {
        return at > 0
                && at + 1 < text.length()
                && Character.isLetterOrDigit(text.charAt(at - 1))
                && Character.isLetterOrDigit(text.charAt(at + 1))
                && (Character.isDigit(text.charAt(at - 1)) || Character.isLowerCase(text.charAt(at + 1)));
    }

    private boolean endsSentence(char mark) {
        if (ENDS.indexOf(mark) < 0 || isWithinNumber()) {
            return false;
        }
        return mark != '.'
                || tokens.size() < 2
                || !SHORTENED.contains(tokens.get(tokens.size() - 2).word());
    }

    /** One form of letters that keyboards write in several, without vowel signs. */
    public static String normal(String word) {
        StringBuilder normal = new StringBuilder(word.length());
        for (char letter : Digits.western(word).toLowerCase(Locale.ROOT).toCharArray()) {
            switch (letter) {
                case 'ي', 'ى', 'ئ' -> normal.append('ی');
                case 'ك' -> normal.append('ک');
                case 'ة', 'ۃ', 'ە', 'ه', 'ۂ' -> normal.append('ہ');
                case 'أ', 'إ', 'ٱ' -> normal.append('ا');
                case 'ؤ' -> normal.append('و');
                default -> {
                    int type = Character.getType(letter);
                    if (type != Character.NON_SPACING_MARK && type != Character.FORMAT) {
                        normal.append(letter);
                    }
                }
            }
        }
        return normal.toString();
    }
}
