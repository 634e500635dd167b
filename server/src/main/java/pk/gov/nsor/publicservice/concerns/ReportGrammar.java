package pk.gov.nsor.publicservice.concerns;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.CnicFormat;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.UrduLetters;
import pk.gov.nsor.foundation.sms.TextLanguage;
import pk.gov.nsor.publicservice.concerns.ReportCommand.Follow;
import pk.gov.nsor.publicservice.concerns.ReportCommand.How;
import pk.gov.nsor.publicservice.concerns.ReportCommand.NoCnic;
import pk.gov.nsor.publicservice.concerns.ReportCommand.Report;

/**
 * Reads texts to REPORT: the keyword, a CNIC and words, or a code. In keyword, CNIC and code case, spaces, dashes, dots,
 * invisible marks, signs of vowels, the keyboard's letters and the digits' script never matter. Pure. Most texts are not for it,
 * and of those it reads no more than their first letters.
 */
final class ReportGrammar {

    private static final int CNIC_DIGITS = 13;
    /** So many digits were meant as a CNIC. */
    private static final int MEANT_AS_CNIC = 8;
    /** Who writes more is told how much may be written. */
    private static final int LONGEST_TEXT = 2000;

    private static final int LONGEST_CODE = 40;
    private static final String CODE = "CODE";
    private static final String CNIC = "CNIC";

    private record Keyword(String word, TextLanguage language) {}

    private static final List<Keyword> KEYWORDS = List.of(
            new Keyword("REPORT", TextLanguage.ENGLISH),
            new Keyword("ITTILA", TextLanguage.ROMAN_URDU),
            new Keyword("ITTELA", TextLanguage.ROMAN_URDU),
            new Keyword("ITILA", TextLanguage.ROMAN_URDU),
            new Keyword("اطلاع", TextLanguage.URDU),
            new Keyword("رپورٹ", TextLanguage.URDU));

    /** By the first word behind the CNIC. What is not here is another kind. */
    private static final Map<String, ConcernKind> KINDS = kinds();

    private ReportGrammar() {}

    /** @return null where it is none of REPORT's */
    static @Nullable ReportCommand read(String written, CnicFormat format) {
        Keyword keyword = keyword(written);
        if (keyword == null) {
            return null;
        }
        String text = UrduLetters.unshaped(written);
        String behind = behind(text, keyword.word.length());
        if (startsWith(behind, CNIC)) {
            behind = behind(behind, CNIC.length());
        }
        return behind.isEmpty() || digit(behind.charAt(0)) < 0
                ? code(behind, keyword.language)
                : number(behind, keyword.language, format);
    }

    /** Only a keyword's letters are looked at, and mostly only the first. */
    private static @Nullable Keyword keyword(String text) {
        for (Keyword keyword : KEYWORDS) {
            if (startsWith(text, keyword.word)) {
                return keyword;
            }
        }
        return null;
    }

    private static boolean startsWith(String text, String word) {
        int seen = 0;
        for (int i = 0; i < text.length() && seen < word.length(); i++) {
            char c = text.charAt(i);
            if (isPassedOver(c)) {
                continue;
            }
            if (letter(c) != word.charAt(seen)) {
                return false;
            }
            seen++;
        }
        return seen == word.length();
    }

    /** What stands behind so many letters, from the next letter or digit on. */
    private static String behind(String text, int letters) {
        int at = 0;
        for (int seen = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            boolean isRead = seen < letters ? !isPassedOver(c) : Character.isLetterOrDigit(c);
            if (isRead && seen++ == letters) {
                break;
            }
        }
        return text.substring(at).strip();
    }

    private static ReportCommand number(String behind, TextLanguage language, CnicFormat format) {
        StringBuilder digits = new StringBuilder(CNIC_DIGITS);
        int at = 0;
        while (at < behind.length() && digits.length() < CNIC_DIGITS) {
            int digit = digit(behind.charAt(at));
            if (digit < 0 && !Cnic.isSeparator(behind.charAt(at))) {
                break;
            }
            if (digit >= 0) {
                digits.append(digit);
            }
            at++;
        }
        boolean isWhole = digits.length() == CNIC_DIGITS && (at == behind.length() || digit(behind.charAt(at)) < 0);
        if (!isWhole) {
            return digits.length() < MEANT_AS_CNIC ? new How(language) : new NoCnic(language);
        }
        String words = words(behind.substring(at));
        try {
            Cnic cnic = new Cnic(Long.parseLong(digits.toString()));
            // What might be somebody's number is not kept with synthetic data, wherever it stands.
            return format.takes(cnic) && format.mayKeep(words)
                    ? new Report(cnic, kind(words), words, language)
                    : new NoCnic(language);
        } catch (InvalidValueException filler) {
            return new NoCnic(language);
        }
    }

    /** Of more than anybody may write there is enough left to be too long. */
    private static String words(String behind) {
        int at = 0;
        while (at < behind.length() && !Character.isLetterOrDigit(behind.charAt(at))) {
            at++;
        }
        return behind.substring(at, Math.min(behind.length(), at + LONGEST_TEXT))
                .strip();
    }

    private static ConcernKind kind(String words) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < words.length() && word.length() < LONGEST_CODE; i++) {
            char c = words.charAt(i);
            if (Character.isLetter(c)) {
                word.append(letter(c));
            } else if (!UrduLetters.isSign(c)) {
                break;
            }
        }
        return KINDS.getOrDefault(word.toString(), ConcernKind.OTHER);
    }

    private static ReportCommand code(String behind, TextLanguage language) {
        if (behind.length() > LONGEST_CODE) {
            return new How(language);
        }
        StringBuilder letters = new StringBuilder();
        behind.chars().filter(Character::isLetterOrDigit).forEach(c -> letters.append(Character.toUpperCase((char) c)));
        String code = letters.toString();
        String plain = code.length() == CODE.length() + ConcernCode.LENGTH && code.startsWith(CODE)
                ? code.substring(CODE.length())
                : code;
        return ConcernCode.isOne(plain) ? new Follow(plain, language) : new How(language);
    }

    private static boolean isPassedOver(char c) {
        return Cnic.isSeparator(c) || UrduLetters.isSign(c) || c == 'ـ' || c == ':' || c == '"' || c == '\'';
    }

    private static char letter(char c) {
        String unshaped = c >= 'ﭐ' ? UrduLetters.unshaped(String.valueOf(c)) : "";
        char plain = unshaped.length() == 1 ? unshaped.charAt(0) : c;
        return plain >= 'a' && plain <= 'z' ? (char) (plain - 'a' + 'A') : UrduLetters.oneOfLike(plain);
    }

    /** Of the three scripts in which people write them; -1 for none. */
    private static int digit(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        if (c >= '۰' && c <= '۹') {
            return c - '۰';
        }
        return c >= '٠' && c <= '٩' ? c - '٠' : -1;
    }

    private static Map<String, ConcernKind> kinds() {
        Map<String, ConcernKind> kinds = new HashMap<>();
        add(kinds, ConcernKind.MOVED, "moved", "move", "shifted", "muntaqil", "shift", "منتقل", "شفٹ");
        add(
                kinds,
                ConcernKind.WITH_CHILDREN,
                "children",
                "child",
                "kids",
                "bachay",
                "bache",
                "bachon",
                "bachche",
                "bacha",
                "bachi",
                "بچے",
                "بچوں",
                "بچہ",
                "بچی");
        add(kinds, ConcernKind.MISSING, "missing", "lapata", "laapata", "ghaib", "لاپتہ", "لاپتا", "غائب");
        add(kinds, ConcernKind.ABROAD, "abroad", "bahar", "bairoon", "beroon", "باہر", "بیرون", "بیرونملک");
        add(kinds, ConcernKind.OTHER, "other", "deegar", "digar", "دیگر");
        return Map.copyOf(kinds);
    }

    private static void add(Map<String, ConcernKind> kinds, ConcernKind kind, String... words) {
        for (String word : words) {
            kinds.put(UrduLetters.plain(word.toUpperCase(Locale.ROOT)), kind);
        }
    }
}
