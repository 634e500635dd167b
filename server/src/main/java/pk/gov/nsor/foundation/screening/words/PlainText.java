package pk.gov.nsor.foundation.screening.words;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text as it is screened: without what cannot be seen, each letter and digit in one form; and where each of its
 * characters stands in the text that was written. What is stored stays as it was typed.
 */
public final class PlainText {

    private static final char JOINER = '\u200d';
    private static final char NON_JOINER = '\u200c';

    /** Letters, marks and blanks that look like nothing, but are no format characters. */
    private static final String BLANK_LETTERS = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0";

    /** Letters and digits without a blank, of which some may be what a system calls something. */
    private static final Pattern WITHOUT_BLANK =
            Pattern.compile("(?<![\\p{L}\\d])[0-9A-Za-z]++(?:[-_:][0-9A-Za-z]++)*+(?!\\p{L})");

    private static final Pattern UUID =
            Pattern.compile("(?<![0-9a-fA-F])[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}" + "(?![0-9a-fA-F])");

    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-fA-F]{8,}");
    private static final int CHANGES_IN_HEXADECIMAL = 3;
    private static final int LEAST_CHANGES = 6;
    private static final int LONGEST_PART = 3;

    /** Letters with a digit among them. */
    private static final Pattern DIGIT_WITHIN =
            Pattern.compile("(?<![A-Za-z\\d])(?=[A-Za-z]*\\d++[A-Za-z])[A-Za-z][A-Za-z\\d]{3,30}");

    /** What 0 to 9 stand for when they stand for a letter. */
    private static final String LETTERS_OF_DIGITS = "oizeasgtbg";

    private final String text;

    /** The place in the written text of each character, and behind them of the end. */
    private final int[] places;

    private PlainText(String text, int[] places) {
        this.text = text;
        this.places = places;
    }

    public static PlainText of(String written) {
        PlainText seen = seen(written);
        return seen.withoutIdentifiers().withoutJoiners().withoutDigitsWithin();
    }

    public String text() {
        return text;
    }

    /** Where this character begins in the written text. */
    public int place(int at) {
        return places[at];
    }

    /** Where the part before this character ends in the written text, with what cannot be seen behind it. */
    public int endPlace(int end) {
        int next = end;
        while (next < text.length() && places[next] == places[end - 1]) {
            next++;
        }
        return places[next];
    }

    private static PlainText seen(String written) {
        Builder seen = new Builder(written.length());
        for (int at = 0; at < written.length(); ) {
            int letter = written.codePointAt(at);
            int length = Character.charCount(letter);
            if (isUsual(letter)) {
                seen.add((char) letter, at);
            } else if (!isHidden(letter)) {
                String form = form(letter);
                for (int part = 0; part < form.length(); part++) {
                    seen.add(form.charAt(part), at);
                }
            }
            at += length;
        }
        return seen.build(written.length());
    }

    /** Most of what is written: needs no other form. */
    private static boolean isUsual(int letter) {
        return (letter >= ' ' && letter < 0x7f) || letter == '\n' || (letter >= 0x61b && letter <= 0x65f);
    }

    private static boolean isHidden(int letter) {
        return switch (Character.getType(letter)) {
            case Character.FORMAT -> letter != NON_JOINER && letter != JOINER;
            case Character.CONTROL -> !Character.isWhitespace(letter);
            case Character.NON_SPACING_MARK -> (letter >= 0xfe00 && letter <= 0xfe0f) || isBlankLetter(letter);
            default -> isBlankLetter(letter);
        };
    }

    private static boolean isBlankLetter(int letter) {
        return BLANK_LETTERS.indexOf(letter) >= 0;
    }

    /** The usual letters of one from a document or a font, without accents of Latin ones; digits 0 to 9. */
    private static String form(int letter) {
        if (Character.getType(letter) == Character.DECIMAL_DIGIT_NUMBER) {
            return Integer.toString(Character.digit(letter, 10));
        }
        String same = Normalizer.normalize(Character.toString(letter), Normalizer.Form.NFKC);
        if (UnicodeScript.of(letter) != UnicodeScript.LATIN) {
            return same;
        }
        StringBuilder plain = new StringBuilder();
        Normalizer.normalize(same, Normalizer.Form.NFD)
                .chars()
                .filter(part -> Character.getType(part) != Character.NON_SPACING_MARK)
                .forEach(part -> plain.append((char) part));
        return plain.toString();
    }

    private PlainText withoutIdentifiers() {
        return without(UUID, uuid -> true).without(WITHOUT_BLANK, PlainText::isIdentifier);
    }

    private PlainText without(Pattern pattern, Predicate<String> isLeftOut) {
        Matcher matcher = pattern.matcher(text);
        Builder left = new Builder(text.length());
        int end = 0;
        while (matcher.find()) {
            if (isLeftOut.test(matcher.group())) {
                add(end, matcher.start(), left);
                left.add(' ', places[matcher.start()]);
                end = matcher.end();
            }
        }
        if (end == 0) {
            return this;
        }
        add(end, text.length(), left);
        return left.build(places[text.length()]);
    }

    /**
     * Whether letters and digits change as often as they do where a system makes a name: a part of a UUID, a ULID. A name of
     * somebody with a number behind it changes once, and an address now and then.
     */
    private static boolean isIdentifier(String run) {
        StringBuilder plain = new StringBuilder();
        int changes = 0;
        for (int at = 0; at < run.length(); at++) {
            char letter = run.charAt(at);
            if (Character.isLetterOrDigit(letter)) {
                int last = plain.length() - 1;
                if (last >= 0 && Character.isDigit(plain.charAt(last)) != Character.isDigit(letter)) {
                    changes++;
                }
                plain.append(letter);
            }
        }
        return (changes >= CHANGES_IN_HEXADECIMAL && HEXADECIMAL.matcher(plain).matches())
                || (changes >= LEAST_CHANGES && plain.length() <= LONGEST_PART * changes);
    }

    /**
     * Urdu joins the parts of a word by one, and some write it for a blank: where both parts are one known word, they
     * are read as that, otherwise as two. Latin words have none.
     */
    private PlainText withoutJoiners() {
        if (text.indexOf(NON_JOINER) < 0 && text.indexOf(JOINER) < 0) {
            return this;
        }
        Builder left = new Builder(text.length());
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (letter != NON_JOINER && letter != JOINER) {
                left.add(letter, places[at]);
            } else if (isBetweenWords(at)) {
                left.add(' ', places[at]);
            }
        }
        return left.build(places[text.length()]);
    }

    private boolean isBetweenWords(int joiner) {
        String before = letters(joiner, -1);
        String after = letters(joiner, 1);
        if (before.isEmpty() || after.isEmpty() || UnicodeScript.of(before.charAt(0)) == UnicodeScript.LATIN) {
            return false;
        }
        return !Lexicon.shared().isKnown(TextTokens.normal(before + after));
    }

    private String letters(int from, int step) {
        int at = from + step;
        while (at >= 0 && at < text.length() && Character.isLetter(text.charAt(at))) {
            at += step;
        }
        return step < 0 ? text.substring(at + 1, from) : text.substring(from + 1, at);
    }

    /** Aye5ha and Ay1esha: where a digit stands for a letter, or for nothing, in a name or a word for a survivor. */
    private PlainText withoutDigitsWithin() {
        Matcher matcher = DIGIT_WITHIN.matcher(text);
        if (!matcher.find()) {
            return this;
        }
        Builder left = new Builder(text.length());
        int end = 0;
        do {
            add(end, matcher.start(), left);
            String word = matcher.group();
            String spelt = withLetters(word);
            if (isTelling(spelt)) {
                for (int at = 0; at < spelt.length(); at++) {
                    left.add(spelt.charAt(at), places[matcher.start() + at]);
                }
            } else if (isTelling(word.replaceAll("\\d", ""))) {
                for (int at = matcher.start(); at < matcher.end(); at++) {
                    if (!Character.isDigit(text.charAt(at))) {
                        left.add(text.charAt(at), places[at]);
                    }
                }
            } else {
                add(matcher.start(), matcher.end(), left);
            }
            end = matcher.end();
        } while (matcher.find());
        add(end, text.length(), left);
        return left.build(places[text.length()]);
    }

    private void add(int begin, int end, Builder left) {
        for (int at = begin; at < end; at++) {
            left.add(text.charAt(at), places[at]);
        }
    }

    private static String withLetters(String word) {
        StringBuilder letters = new StringBuilder(word);
        for (int at = 0; at < word.length(); at++) {
            if (Character.isDigit(word.charAt(at))) {
                letters.setCharAt(at, LETTERS_OF_DIGITS.charAt(word.charAt(at) - '0'));
            }
        }
        return letters.toString();
    }

    private static boolean isTelling(String word) {
        var alone = Lexicon.shared().said(word.toLowerCase(Locale.ROOT)).alone();
        return alone.contains(Lexicon.Sort.NAME)
                || alone.contains(Lexicon.Sort.SURVIVOR)
                || alone.contains(Lexicon.Sort.CRIME);
    }

    private static final class Builder {

        private final StringBuilder text;
        private int[] places;

        Builder(int length) {
            text = new StringBuilder(length);
            places = new int[length + 1];
        }

        void add(char letter, int place) {
            if (text.length() + 1 >= places.length) {
                places = Arrays.copyOf(places, places.length * 2 + 2);
            }
            places[text.length()] = place;
            text.append(letter);
        }

        PlainText build(int end) {
            int[] all = Arrays.copyOf(places, text.length() + 1);
            all[text.length()] = end;
            return new PlainText(text.toString(), all);
        }
    }
}
