package pk.gov.nsor.publicservice.outreach.internal;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.Digits;
import pk.gov.nsor.foundation.kernel.UrduLetters;
import pk.gov.nsor.foundation.sms.TextLanguage;
import pk.gov.nsor.publicservice.outreach.internal.FollowCommand.Confirm;
import pk.gov.nsor.publicservice.outreach.internal.FollowCommand.Follow;
import pk.gov.nsor.publicservice.outreach.internal.FollowCommand.Stop;

/**
 * Reads texts. Only letters and digits count, so that case, spaces, dashes, dots and invisible marks never matter, nor
 * does the digits' script. Pure. It is called for every incoming text, and most are not for it, so it reads no more of
 * a text than it has to.
 */
final class FollowGrammar {

    private static final int LONGEST_TEXT = 500;
    private static final int LONGEST_CODE = 6;
    private static final int LONGEST_KEYWORD = 12;

    private record Keyword(String word, TextLanguage language) {}

    /** The longer of two that begin alike comes first. */
    private static final List<Keyword> FOLLOW = List.of(
            new Keyword("FOLLOW", TextLanguage.ENGLISH),
            new Keyword("PAIGHAM", TextLanguage.ROMAN_URDU),
            new Keyword("PAIGAM", TextLanguage.ROMAN_URDU),
            new Keyword("پیغامات", TextLanguage.URDU),
            new Keyword("پیغام", TextLanguage.URDU),
            new Keyword("فالو", TextLanguage.URDU));

    private static final List<Keyword> YES = List.of(
            new Keyword("YES", TextLanguage.ENGLISH),
            new Keyword("JIHAAN", TextLanguage.ROMAN_URDU),
            new Keyword("JIHAN", TextLanguage.ROMAN_URDU),
            new Keyword("HAAN", TextLanguage.ROMAN_URDU),
            new Keyword("HAN", TextLanguage.ROMAN_URDU),
            new Keyword("جیہاں", TextLanguage.URDU),
            new Keyword("ہاں", TextLanguage.URDU));

    /** Whatever stands behind it: who writes more than the word means it all the more. */
    private static final String STOP = "STOP";
    /** Whole texts: BANDA is a place, and much else begins so. */
    private static final Set<String> ROMAN_STOP = Set.of("BAND", "BANDKARO", "BANDKAREN", "BANDKAREIN", "BANDKARDEIN");

    private static final Set<String> URDU_STOP =
            Set.of("بند", "بندکرو", "بندکریں", "بندکردیں", "روکیں", "روکدیں", "ختم", "ختمکریں");

    private FollowGrammar() {}

    /** Null where it is none of outreach's. */
    static @Nullable FollowCommand read(String written) {
        String text =
                UrduLetters.unshaped(written.length() > LONGEST_TEXT ? written.substring(0, LONGEST_TEXT) : written);
        String beginning = letters(text, LONGEST_KEYWORD);
        if (beginning.isEmpty() || Character.isDigit(beginning.charAt(0))) {
            return null;
        }
        for (Keyword keyword : FOLLOW) {
            if (beginning.startsWith(keyword.word)) {
                return new Follow(behind(text, keyword.word.length()), keyword.language);
            }
        }
        FollowCommand stop = stop(beginning);
        return stop == null ? yes(text, beginning) : stop;
    }

    private static @Nullable FollowCommand stop(String word) {
        if (word.startsWith(STOP)) {
            return new Stop(TextLanguage.ENGLISH);
        }
        if (ROMAN_STOP.contains(word)) {
            return new Stop(TextLanguage.ROMAN_URDU);
        }
        return URDU_STOP.contains(word) ? new Stop(TextLanguage.URDU) : null;
    }

    private static @Nullable FollowCommand yes(String text, String beginning) {
        for (Keyword keyword : YES) {
            if (beginning.startsWith(keyword.word)) {
                String code =
                        letters(text, keyword.word.length() + LONGEST_CODE + 1).substring(keyword.word.length());
                boolean isCode = code.length() <= LONGEST_CODE && code.chars().allMatch(Character::isDigit);
                return isCode ? new Confirm(code, keyword.language) : null;
            }
        }
        return null;
    }

    /** The first letters and digits of a text. */
    private static String letters(String text, int most) {
        StringBuilder letters = new StringBuilder(most);
        int end = Math.min(text.length(), LONGEST_TEXT);
        for (int i = 0; i < end && letters.length() < most; i++) {
            char c = text.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                letters.append(upper(c));
            }
        }
        return Digits.western(letters.toString());
    }

    /** What stands behind so many letters, from the next letter on. */
    private static String behind(String text, int letters) {
        int end = Math.min(text.length(), LONGEST_TEXT);
        int at = 0;
        for (int seen = 0; at < end; at++) {
            if (Character.isLetterOrDigit(text.charAt(at)) && seen++ == letters) {
                break;
            }
        }
        return text.substring(at, end).strip();
    }

    private static char upper(char c) {
        return c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : UrduLetters.oneOfLike(c);
    }
}
