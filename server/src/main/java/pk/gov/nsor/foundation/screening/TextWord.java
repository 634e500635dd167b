package pk.gov.nsor.foundation.screening;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pk.gov.nsor.foundation.screening.words.Lexicon;
import pk.gov.nsor.foundation.screening.words.Lexicon.Sort;
import pk.gov.nsor.foundation.screening.words.NameShape;
import pk.gov.nsor.foundation.screening.words.PlainText;
import pk.gov.nsor.foundation.screening.words.TextTokens;
import pk.gov.nsor.foundation.screening.words.Token;
import pk.gov.nsor.foundation.screening.words.Vocabulary;

/**
 * A word, number or mark of a text, and whether it could be a name.
 *
 * @param text as it stands there, in plain letters
 * @param word as it is looked up: small letters, one form of each Urdu letter, digits 0 to 9
 * @param begin where it begins in the text
 * @param end where it ends, exclusive
 * @param sentence the sentence it stands in, from 0
 * @param isLatin of Latin letters
 * @param isCapital begins with a capital letter, in a text where capitals say something
 * @param isOfCase begins a word for a survivor or for an offence
 */
public record TextWord(
        String text,
        String word,
        int begin,
        int end,
        int sentence,
        Kind kind,
        boolean isLatin,
        boolean isCapital,
        boolean isOfCase) {

    private static final Lexicon WORDS = Lexicon.shared();

    /** Shorter unknown words are more often names than misspelt words. */
    private static final int SHORTEST_MISSPELT = 7;

    private static final int LONGEST_MISSPELT = 16;
    private static final int LONGEST_ABBREVIATION = 4;

    private static final int SHORTEST_REST = 4;
    private static final Pattern ENGLISH_BEGINNING =
            Pattern.compile("(?:mis|un|re|non|over|under|out|pre|sub|inter|dis)(?=[a-z]{" + SHORTEST_REST + "})");
    private static final Pattern ENGLISH_END = Pattern.compile("[a-z]{4,}(?:ing|ly|ness|tion|ment|able|less|ful)s?");

    /** What a word could be. */
    public enum Kind {
        /** A usual name of people. */
        NAME,
        /** In no list: a name, or a word that is misspelt or of another language. */
        UNKNOWN,
        /** A part of names that says little by itself: bibi, khan. */
        PART,
        /** A word of the name of a district or tehsil. */
        PLACE,
        /** Not a name, though it may stand in one: Model Town. */
        USUAL,
        NUMBER,
        MARK
    }

    /** The words, numbers and marks of a text, in its order. */
    public static List<TextWord> of(String text) {
        PlainText plain = PlainText.of(text);
        List<Token> tokens = TextTokens.of(plain.text());
        NameShape shape = new NameShape(tokens);
        List<TextWord> words = new ArrayList<>(tokens.size());
        for (int at = 0; at < tokens.size(); at++) {
            Token token = tokens.get(at);
            words.add(new TextWord(
                    token.text(),
                    token.word(),
                    plain.place(token.begin()),
                    plain.endPlace(token.end()),
                    token.sentence(),
                    kind(tokens, shape, at),
                    token.sort() == Token.Sort.LATIN,
                    token.isCapital(),
                    token.isLetters()
                            && (WORDS.match(Sort.SURVIVOR, tokens, at) > 0
                                    || WORDS.match(Sort.CRIME, tokens, at) > 0)));
        }
        return List.copyOf(words);
    }

    private static Kind kind(List<Token> tokens, NameShape shape, int at) {
        Token token = tokens.get(at);
        if (token.sort() == Token.Sort.MARK) {
            return Kind.MARK;
        }
        if (token.sort() == Token.Sort.NUMBER) {
            return Kind.NUMBER;
        }
        if (WORDS.is(Sort.CASE, token)) {
            return Kind.USUAL;
        }
        if (shape.isKnownName(at)) {
            return Kind.NAME;
        }
        if (WORDS.is(Sort.ENDING, token) || Vocabulary.isName(token.word())) {
            return Kind.PART;
        }
        if (token.said() == Lexicon.Said.NOTHING) {
            boolean isFirst = at == 0 || tokens.get(at - 1).sentence() != token.sentence();
            return isName(token, isFirst) ? Kind.UNKNOWN : Kind.USUAL;
        }
        return WORDS.is(Sort.PLACE_NAME, token) ? Kind.PLACE : Kind.USUAL;
    }

    private static boolean isName(Token token, boolean isFirst) {
        String word = token.word();
        boolean isAbbreviation = token.isCapital()
                && word.length() <= LONGEST_ABBREVIATION
                && token.text().chars().allMatch(Character::isUpperCase);
        boolean isSmall = token.sort() == Token.Sort.LATIN && (isFirst || !token.isCapital());
        return word.length() > 2
                && !isAbbreviation
                && !Vocabulary.isUsual(word)
                && !(isSmall && (isEnglish(word) || isMisspelt(word)));
    }

    /** Made of a usual word by English rules: miscounted. */
    private static boolean isEnglish(String word) {
        Matcher beginning = ENGLISH_BEGINNING.matcher(word);
        return (beginning.lookingAt() && Vocabulary.isUsual(word.substring(beginning.end())))
                || ENGLISH_END.matcher(word).matches();
    }

    /** A long word, one letter from a usual word and from no name. */
    private static boolean isMisspelt(String word) {
        if (word.length() < SHORTEST_MISSPELT || word.length() > LONGEST_MISSPELT) {
            return false;
        }
        Set<String> near = near(word);
        return near.stream().anyMatch(Vocabulary::isUsual) && near.stream().noneMatch(Vocabulary::isUsualName);
    }

    /** All that differ from the word by one letter, or by two that have changed places. */
    private static Set<String> near(String word) {
        Set<String> near = new HashSet<>();
        for (int at = 0; at <= word.length(); at++) {
            String begin = word.substring(0, at);
            String end = word.substring(at);
            for (char letter = 'a'; letter <= 'z'; letter++) {
                near.add(begin + letter + end);
                if (!end.isEmpty()) {
                    near.add(begin + letter + end.substring(1));
                }
            }
            if (!end.isEmpty()) {
                near.add(begin + end.substring(1));
            }
            if (end.length() > 1) {
                near.add(begin + end.charAt(1) + end.charAt(0) + end.substring(2));
            }
        }
        near.remove(word);
        return near;
    }
}
