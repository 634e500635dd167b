package pk.gov.nsor.foundation.screening.words;

import java.util.List;
import java.util.regex.Pattern;

/** Recognises misspelt words for a survivor, written in haste or in Roman Urdu, which has no fixed spelling. */
public final class Misspelt {

    private static final List<String> ENGLISH = List.of("victim", "survivor", "complainant", "prosecutrix");

    private static final List<Pattern> OTHERS = List.of(
            Pattern.compile("m+u+t+a+(?:s+|th)[ie]*r+[ae]*h?(?:een|in)?"),
            Pattern.compile("m+u+d+d*a+[iy]+[iy]*[ae]h?"),
            Pattern.compile("ma+zlo+o*m+a+h?|mazluma+h?"),
            Pattern.compile("m[au]+z+r(?:oo|u)+b+a+h?"),
            Pattern.compile("m[au]+gh?[vw]+[iye]+a+h?"),
            Pattern.compile("m+u+s+t+a*g+h?[iea]+[sz]+[ae]+h?"),
            Pattern.compile("متاثر[ہاةه]+"),
            Pattern.compile("مدعی[ہاه]+"),
            Pattern.compile("مغوی[ہاه]+"),
            Pattern.compile("مضروب[ہاه]+"),
            Pattern.compile("مظلوم[ہه]+"),
            Pattern.compile("مستغیث[ہه]+"));

    /** With one of these all of them begin. */
    private static final String FIRST = "mم";

    private Misspelt() {}

    public static boolean isSurvivor(String word) {
        return (!word.isEmpty()
                        && FIRST.indexOf(word.charAt(0)) >= 0
                        && OTHERS.stream()
                                .anyMatch(pattern -> pattern.matcher(word).matches()))
                || ENGLISH.stream().anyMatch(right -> isNearly(word, right));
    }

    /** One letter is missing, too many or another, or two stand the wrong way round. */
    public static boolean isNearly(String word, String right) {
        int difference = word.length() - right.length();
        if (Math.abs(difference) > 1 || word.isEmpty() || word.charAt(0) != right.charAt(0)) {
            return false;
        }
        int begin = 0;
        while (begin < word.length() && begin < right.length() && word.charAt(begin) == right.charAt(begin)) {
            begin++;
        }
        String restOfWord = word.substring(begin);
        String restOfRight = right.substring(begin);
        return switch (difference) {
            case 1 -> restOfWord.substring(1).equals(restOfRight);
            case -1 -> restOfRight.substring(1).equals(restOfWord);
            default ->
                restOfWord.isEmpty()
                        || restOfWord.substring(1).equals(restOfRight.substring(1))
                        || (restOfWord.length() > 1
                                && restOfWord.charAt(0) == restOfRight.charAt(1)
                                && restOfWord.charAt(1) == restOfRight.charAt(0)
                                && restOfWord.substring(2).equals(restOfRight.substring(2)));
        };
    }
}
