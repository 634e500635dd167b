package pk.gov.nsor.screening;

import java.util.List;
import pk.gov.nsor.screening.Lexicon.Sort;

/** Which tokens look like a name, and whose they could be. */
final class NameShape {

    private static final Lexicon WORDS = Lexicon.shared();

    private final List<Token> tokens;

    NameShape(List<Token> tokens) {
        this.tokens = tokens;
    }

    boolean isCapitalName(int at) {
        Token token = tokens.get(at);
        return token.sort() == Token.Sort.LATIN && token.isCapital() && isUnknown(at);
    }

    boolean isUnknown(int at) {
        Token token = tokens.get(at);
        return token.isLetters()
                && token.word().length() > 2
                && !WORDS.is(Sort.ORDINARY, token)
                && !WORDS.is(Sort.BETWEEN, token)
                && !WORDS.is(Sort.CASE, token)
                && !WORDS.is(Sort.RELATION, token)
                && !WORDS.is(Sort.RESIDENCE, token)
                && !WORDS.is(Sort.PLACE, token)
                && !WORDS.is(Sort.TITLE, token)
                && !WORDS.is(Sort.PRONOUN, token)
                && !WORDS.is(Sort.POSSESSOR, token)
                && !WORDS.is(Sort.PARENT, token)
                && !WORDS.is(Sort.CALLED, token)
                && WORDS.match(Sort.PURSUED, tokens, at) == 0
                && WORDS.match(Sort.OTHERS, tokens, at) == 0
                && WORDS.match(Sort.NAMING, tokens, at) == 0
                && WORDS.match(Sort.CRIME, tokens, at) == 0
                && WORDS.match(Sort.PERSON, tokens, at) == 0
                && WORDS.match(Sort.SURVIVOR, tokens, at) == 0;
    }

    /** Followed by what follows a name alone: bibi, نے; or by another word and that. */
    boolean standsLikeName(int at) {
        for (int next = at + 1; next <= at + 2 && next < tokens.size(); next++) {
            Token token = tokens.get(next);
            if (token.sentence() != tokens.get(at).sentence()) {
                return false;
            }
            if (isCase(next) || WORDS.is(Sort.ENDING, token) || WORDS.match(Sort.DESCENT, tokens, next) > 0) {
                return true;
            }
            if (!isUnknown(next)) {
                return false;
            }
        }
        return false;
    }

    /** A capital and small letters, which no abbreviation has. */
    boolean isProperName(int at) {
        String text = tokens.get(at).text();
        return isCapitalName(at) && text.length() > 3 && Character.isLowerCase(text.charAt(1));
    }

    /** Followed by the particle of whoever does something, by what is a part of a name, or by somebody's child. */
    boolean isSubjectOrFullName(int at) {
        if (at + 1 >= tokens.size()
                || tokens.get(at + 1).sentence() != tokens.get(at).sentence()) {
            return false;
        }
        Token next = tokens.get(at + 1);
        return next.word().equals("نے")
                || next.word().equals("ne")
                || WORDS.is(Sort.ENDING, next)
                || WORDS.match(Sort.DESCENT, tokens, at + 1) > 0;
    }

    boolean isCase(int at) {
        return at < tokens.size() && WORDS.is(Sort.CASE, tokens.get(at));
    }

    boolean isMark(int at, String marks) {
        Token token = tokens.get(at);
        return token.sort() == Token.Sort.MARK && marks.contains(token.text());
    }

    boolean isThatIs(int at) {
        String word = tokens.get(at).word();
        return word.equals("یعنی") || word.equals("yani") || word.equals("yaani");
    }

    /** Whom a title, a relation of the offender or an office before it, or an office behind it, makes somebody else. */
    boolean isOfOthers(int at) {
        int sentence = tokens.get(at).sentence();
        for (int near = Math.max(0, at - 4); near < Math.min(tokens.size(), at + 4); near++) {
            Token token = tokens.get(near);
            if (near == at || token.sentence() != sentence) {
                continue;
            }
            boolean isBefore = near < at;
            if (WORDS.is(Sort.OFFICE, token)
                    || WORDS.is(Sort.TITLE, token)
                    || (isBefore && WORDS.match(Sort.OTHERS, tokens, near) > 0)
                    || (isBefore && (WORDS.is(Sort.RELATION, token) || WORDS.is(Sort.PARENT, token)))
                    || (isBefore && WORDS.is(Sort.PLACE, token))) {
                return true;
            }
        }
        return false;
    }

    /** Of the offender or somebody on duty, in the three tokens before. */
    boolean speaksOfOthers(int at) {
        for (int before = Math.max(0, at - 3); before < at; before++) {
            if (tokens.get(before).sentence() == tokens.get(at).sentence()
                    && (WORDS.match(Sort.OTHERS, tokens, before) > 0 || WORDS.is(Sort.TITLE, tokens.get(before)))) {
                return true;
            }
        }
        return false;
    }
}
