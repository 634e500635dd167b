package pk.gov.nsor.foundation.screening.words;

import java.util.List;
import java.util.Set;
import pk.gov.nsor.foundation.screening.words.Lexicon.Sort;

/** Decides which tokens could be a name, and whose. */
public final class NameShape {

    private static final Lexicon WORDS = Lexicon.shared();
    private static final Set<String> OWN = Set.of("own", "apni", "sagi", "اپنی", "سگی");
    private static final Set<String> SPEAKS = Set.of("says", "said", "writes", "reports", "confirms");

    private final List<Token> tokens;

    public NameShape(List<Token> tokens) {
        this.tokens = tokens;
    }

    public boolean isCapitalName(int at) {
        Token token = tokens.get(at);
        return token.sort() == Token.Sort.LATIN && token.isCapital() && isUnknown(at);
    }

    public boolean isUnknown(int at) {
        Token token = tokens.get(at);
        return token.isLetters()
                && token.word().length() > 2
                && !WORDS.is(Sort.ORDINARY, token)
                && !WORDS.is(Sort.BETWEEN, token)
                && !WORDS.is(Sort.CASE, token)
                && !WORDS.is(Sort.RELATION, token)
                && !WORDS.is(Sort.RESIDENCE, token)
                && !WORDS.is(Sort.PLACE, token)
                && !WORDS.is(Sort.PLACE_NAME, token)
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

    /** Followed by a word that only follows a name: bibi, نے; or by another word and then such a word. */
    public boolean standsLikeName(int at) {
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

    /** A capital followed by small letters, unlike an abbreviation. */
    public boolean isProperName(int at) {
        String text = tokens.get(at).text();
        return isCapitalName(at) && text.length() > 3 && Character.isLowerCase(text.charAt(1));
    }

    /** Followed by the particle of a subject, by a part of a name, or by a word for somebody's child. */
    public boolean isSubjectOrFullName(int at) {
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

    public boolean isCase(int at) {
        return at < tokens.size() && WORDS.is(Sort.CASE, tokens.get(at));
    }

    public boolean isMark(int at, String marks) {
        Token token = tokens.get(at);
        return token.sort() == Token.Sort.MARK && marks.contains(token.text());
    }

    public boolean isThatIs(int at) {
        String word = tokens.get(at).word();
        return word.equals("یعنی") || word.equals("yani") || word.equals("yaani");
    }

    /** Nicknames can be words of any kind, except particles and verbs. */
    public boolean couldBeNickname(int at) {
        Token token = tokens.get(at);
        return isUnknown(at)
                || WORDS.is(Sort.PERSON, token)
                || (WORDS.is(Sort.ENDING, token) && !WORDS.is(Sort.CASE, token) && !WORDS.is(Sort.ORDINARY, token));
    }

    /** A usual name. */
    public boolean isKnownName(int at) {
        Token token = tokens.get(at);
        return WORDS.is(Sort.NAME, token) && !WORDS.is(Sort.ORDINARY, token) && !WORDS.is(Sort.TITLE, token);
    }

    /** Whose name it is, judged by the words around it. */
    public enum Whose {
        /** The name of somebody else: an officer, a guarantor, a relative of the offender, an office or a place. */
        OTHERS,
        /** The name of a relative of the survivor, which identifies her. */
        HERS,
        /** Not determined. */
        UNSAID
    }

    public Whose whose(int name) {
        int sentence = tokens.get(name).sentence();
        int first = name;
        while (first > 0 && tokens.get(first - 1).sentence() == sentence && isPartOfName(first - 1)) {
            first--;
        }
        int last = name;
        while (last + 1 < tokens.size() && tokens.get(last + 1).sentence() == sentence && isPartOfName(last + 1)) {
            last++;
        }
        int left = 3;
        for (int near = first - 1; near >= 0 && left > 0; near--) {
            Token token = tokens.get(near);
            if (token.sentence() != sentence || (near < first - 1 && isBreak(near))) {
                break;
            }
            if (isMark(near, "-") || token.word().equals("in") || token.word().equals("law")) {
                continue;
            }
            if (WORDS.is(Sort.RELATION, token) || WORDS.is(Sort.PARENT, token)) {
                return isHers(near) ? Whose.HERS : Whose.OTHERS;
            }
            if (WORDS.is(Sort.SURVIVOR, token)) {
                break;
            }
            if (WORDS.is(Sort.TITLE, token)
                    || isRole(near)
                    || (near >= first - 2 && isOfPlace(near))
                    || isNewWife(near)
                    || isOwnName(near)) {
                return isRelativeOfHers(near, sentence) ? Whose.HERS : Whose.OTHERS;
            }
            left--;
        }
        if (first > 0 && SPEAKS.contains(tokens.get(first - 1).word()) && isClosed(last + 1)) {
            return Whose.OTHERS;
        }
        for (int near = last + 1; near <= last + 2 && near < tokens.size(); near++) {
            Token token = tokens.get(near);
            if (token.sentence() != sentence || (isBreak(near) && near > last + 1)) {
                break;
            }
            if (WORDS.is(Sort.TITLE, token) || (near == last + 1 && isOfPlace(near))) {
                return Whose.OTHERS;
            }
        }
        return Whose.UNSAID;
    }

    private boolean isOfPlace(int at) {
        Token token = tokens.get(at);
        return (WORDS.is(Sort.PLACE, token) && token.isLetters() && token.word().length() > 2)
                || WORDS.is(Sort.OFFICE, token);
    }

    /** A word for somebody's part in the case; not a pronoun, which could mean anybody. */
    private boolean isRole(int at) {
        Token token = tokens.get(at);
        return WORDS.match(Sort.OTHERS, tokens, at) > 0 && token.word().length() > 3;
    }

    private boolean isPartOfName(int at) {
        return !WORDS.is(Sort.OFFICE, tokens.get(at))
                && (isKnownName(at) || isCapitalName(at) || WORDS.is(Sort.ENDING, tokens.get(at)));
    }

    private boolean isBreak(int at) {
        return isMark(at, ".;");
    }

    /** The victim's brother is ASI somebody. */
    private boolean isRelativeOfHers(int at, int sentence) {
        for (int near = at - 1; near >= Math.max(0, at - 2); near--) {
            if (tokens.get(near).sentence() == sentence
                    && (WORDS.is(Sort.RELATION, tokens.get(near)) || WORDS.is(Sort.PARENT, tokens.get(near)))) {
                return isHers(near);
            }
        }
        return false;
    }

    /** Whether a relative's word stands right before the name. */
    public boolean isOfRelative(int name) {
        int first = name;
        while (first > 0 && isPartOfName(first - 1)) {
            first--;
        }
        return first > 0
                && (WORDS.is(Sort.RELATION, tokens.get(first - 1)) || WORDS.is(Sort.PARENT, tokens.get(first - 1)));
    }

    /** His own daughter, in a sentence of what was done. */
    private boolean isOwnAndHarmed(int relation) {
        return relation > 0 && OWN.contains(tokens.get(relation - 1).word()) && isHarmed(relation);
    }

    private boolean isHarmed(int relation) {
        int sentence = tokens.get(relation).sentence();
        for (int near = relation + 1; near < Math.min(tokens.size(), relation + 12); near++) {
            if (tokens.get(near).sentence() == sentence && WORDS.match(Sort.CRIME, tokens, near) > 0) {
                return true;
            }
        }
        return false;
    }

    /** Nikah with somebody who is not stated to be the survivor. */
    private boolean isNewWife(int at) {
        String word = tokens.get(at).word();
        return word.equals("nikah") || word.equals("divorced") || word.equals("married");
    }

    /** His alias. */
    private boolean isOwnName(int at) {
        return at > 0
                && WORDS.is(Sort.NAMING, tokens.get(at))
                && tokens.get(at - 1).word().equals("his");
    }

    /** A name that is not followed by an action of its own: says Maria, who leads the group. */
    private boolean isClosed(int at) {
        return at >= tokens.size()
                || tokens.get(at).sort() == Token.Sort.MARK
                || tokens.get(at).word().equals("who");
    }

    /** Whether the relative before a name is the survivor's: the victim's mother, her father, mother of the victim. */
    private boolean isHers(int relation) {
        int at = relation - 1;
        while (at > 0
                && (isMark(at, ",،(")
                        || (WORDS.is(Sort.POSSESSOR, tokens.get(at)) && !isCase(at))
                        || WORDS.is(Sort.PERSON, tokens.get(at)))) {
            at--;
        }
        if (at >= 0 && tokens.get(at).sentence() == tokens.get(relation).sentence()) {
            if (tokens.get(at).word().equals("her") || isOwnAndHarmed(relation)) {
                return true;
            }
            boolean isPossessed = tokens.get(at).word().equals("'s") || isCase(at);
            int owner = at - 1;
            while (owner > 0 && WORDS.is(Sort.PERSON, tokens.get(owner))) {
                owner--;
            }
            if (isPossessed && owner >= 0 && WORDS.is(Sort.SURVIVOR, tokens.get(owner))) {
                return true;
            }
        }
        return relation + 1 < tokens.size()
                && tokens.get(relation + 1).word().equals("of")
                && tokens.stream().skip(relation + 2L).limit(2).anyMatch(token -> WORDS.is(Sort.SURVIVOR, token));
    }

    /** A word for the offender or somebody on duty, in the three tokens before. */
    public boolean speaksOfOthers(int at) {
        for (int before = Math.max(0, at - 3); before < at; before++) {
            if (tokens.get(before).sentence() == tokens.get(at).sentence()
                    && (WORDS.match(Sort.OTHERS, tokens, before) > 0 || WORDS.is(Sort.TITLE, tokens.get(before)))) {
                return true;
            }
        }
        return false;
    }
}
