package pk.gov.nsor.survivors.alerts;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.keys.KeyedHash;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.screening.words.Lexicon;
import pk.gov.nsor.foundation.screening.words.TextTokens;
import pk.gov.nsor.foundation.screening.words.Vocabulary;

/** The word that ends or pauses alerts. It is never stored; case, spaces and marks do not count. */
@Component
class CodeWords {

    private static final int SHORTEST = 6;
    private static final int LONGEST = 40;

    /** Whoever has the telephone would try these. */
    private static final Set<String> COMMON = Set.of(
            "appointment",
            "assalam",
            "assalamoalaikum",
            "bismillah",
            "cancel",
            "codeword",
            "delete",
            "delivery",
            "inshallah",
            "karachi",
            "khuda",
            "khudahafiz",
            "lahore",
            "mashallah",
            "message",
            "mulaqat",
            "pakistan",
            "parcel",
            "password",
            "please",
            "pleasestop",
            "quetta",
            "remove",
            "salaam",
            "secret",
            "shukria",
            "shukriya",
            "stopit",
            "stopstop",
            "thankyou",
            "thanks",
            "unsubscribe",
            "unsub",
            "islamabad",
            "peshawar",
            "cricket",
            "football",
            "iloveyou",
            "letmein",
            "mohabbat",
            "pakistanzindabad",
            "princess",
            "sunshine",
            "superman",
            "welcome",
            "zindabad",
            "zindagi",
            "bandkaro",
            "bandkardo",
            "rokdo",
            "nahichahiye",
            "پاکستان",
            "شکریہ",
            "بندکرو",
            "بندکردو",
            "السلامعلیکم",
            "انشاءاللہ",
            "خداحافظ",
            "ملاقات",
            "زندگی",
            "محبت",
            "زندہباد",
            "پاکستانزندہباد");

    /** Along which letters and digits stand on a keyboard or in an alphabet. */
    private static final List<String> ROWS = List.of(
            "abcdefghijklmnopqrstuvwxyz",
            "qwertyuiop",
            "asdfghjkl",
            "zxcvbnm",
            "01234567890",
            "ابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنوہھءیے");

    private static final Pattern DIGITS_AROUND = Pattern.compile("^\\d+|\\d+$");

    private final KeyedHash hash;

    CodeWords(Keys keys) {
        hash = keys.keyedHash("survivor-code-word");
    }

    /**
     * A word as it is compared.
     *
     * @throws InvalidValueException where it is too short or too long, has digits alone, is a word that anybody would try, or
     *     has one in it that is said beside a code word
     */
    String accepted(String typed) {
        String word = plain(typed);
        if (word.length() < SHORTEST || word.length() > LONGEST) {
            throw new InvalidValueException(
                            "alerts.code-word.length", "A code word has %d to %d letters.", SHORTEST, LONGEST)
                    .at("codeWord");
        }
        if (ReplyWords.isOne(word) || ReplyWords.of(typed).stream().anyMatch(ReplyWords::isOne)) {
            throw new InvalidValueException(
                            "alerts.code-word.command",
                            "What pauses, starts or stops messages is said beside a code word and cannot be in it.")
                    .at("codeWord");
        }
        if (word.chars().allMatch(Character::isDigit)
                || word.chars().distinct().count() <= 2
                || isCommon(word)
                || Arrays.stream(typed.strip().split("\\s+"))
                        .map(CodeWords::plain)
                        .allMatch(CodeWords::isName)) {
            throw new InvalidValueException(
                            "alerts.code-word.common",
                            "Whoever holds the telephone would try this word. Choose another.")
                    .at("codeWord");
        }
        return word;
    }

    /** One word that many would try, a name or a place, also with digits around it; or letters in a row. */
    private static boolean isCommon(String word) {
        String bare = DIGITS_AROUND.matcher(word).replaceAll("");
        String normal = TextTokens.normal(bare);
        return COMMON.contains(bare)
                || Lexicon.shared().isKnown(normal)
                || Vocabulary.isUsual(normal)
                || Vocabulary.isName(normal)
                || isRow(bare)
                || isRow(word);
    }

    private static boolean isName(String part) {
        return Vocabulary.isUsualName(TextTokens.normal(part));
    }

    private static boolean isRow(String word) {
        return ROWS.stream()
                .anyMatch(row ->
                        row.contains(word) || new StringBuilder(row).reverse().indexOf(word) >= 0);
    }

    String hashed(String word) {
        return HexFormat.of().formatHex(hash.of(plain(word)));
    }

    static String plain(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
