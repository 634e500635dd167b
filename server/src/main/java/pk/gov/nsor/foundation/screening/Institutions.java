package pk.gov.nsor.foundation.screening;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import pk.gov.nsor.foundation.screening.Anchors.Anchor;
import pk.gov.nsor.foundation.screening.Stop.Kind;
import pk.gov.nsor.foundation.screening.SurvivorScreen.Found;
import pk.gov.nsor.foundation.screening.SurvivorScreen.Hit;
import pk.gov.nsor.foundation.screening.words.Lexicon;
import pk.gov.nsor.foundation.screening.words.Lexicon.Sort;
import pk.gov.nsor.foundation.screening.words.Token;

/** Finds a school, a factory, a clinic or a village by its name, in a sentence about a survivor who goes there. */
final class Institutions {

    private static final Lexicon WORDS = Lexicon.shared();
    private static final int WITHIN = 26;
    private static final int NAME_BEFORE = 3;

    /** The person who learns or works there is the survivor, where the sentence is about one. */
    private static final Set<String> LEARNS =
            Set.of("student", "pupil", "teacher", "talba", "talib", "طالبہ", "طالب", "شاگرد", "ملازمہ");

    private static final Set<String> ANY =
            Set.of("any", "a", "no", "every", "kisi", "koi", "کسی", "کوئی", "ہر", "یا", "or");

    private final List<Token> tokens;
    private final Anchors anchors;

    Institutions(List<Token> tokens, Anchors anchors) {
        this.tokens = tokens;
        this.anchors = anchors;
    }

    Stream<Hit> find() {
        return IntStream.range(0, tokens.size())
                .filter(at -> WORDS.is(Sort.INSTITUTION, tokens.get(at)) || isPartOfAddress(at))
                .filter(at -> isNamed(at) && !isOfOthers(at))
                .boxed()
                .flatMap(at -> Hit.of(ScreenRule.INSTITUTION, of(at)).stream());
    }

    private Optional<Found> of(int place) {
        return anchors.all().stream()
                .filter(anchor -> anchor.sort() == Sort.SURVIVOR)
                .filter(anchor -> isWithin(anchor, place))
                .findFirst()
                .map(anchor -> new Found(
                        place, new Stop(Kind.ADDRESS, tokens.get(place).text(), anchor.text())));
    }

    private boolean isWithin(Anchor anchor, int at) {
        return anchor.sentence() == tokens.get(at).sentence()
                && anchor.begin() - at <= WITHIN
                && at - anchor.end() <= WITHIN;
    }

    /** By a number or a name in front, as Model School and Chak 12 are; a school and the school are not. */
    private boolean isNamed(int at) {
        int sentence = tokens.get(at).sentence();
        for (int near = at - 1; near >= Math.max(0, at - NAME_BEFORE); near--) {
            if (tokens.get(near).sentence() != sentence || tokens.get(near).sort() == Token.Sort.MARK) {
                break;
            }
            if (ANY.contains(tokens.get(near).word())) {
                return false;
            }
            if (isProper(near)) {
                return true;
            }
        }
        for (int near = at + 1; near <= at + 2 && near < tokens.size(); near++) {
            Token token = tokens.get(near);
            if (token.sentence() != sentence) {
                break;
            }
            boolean isNumber = token.sort() == Token.Sort.NUMBER && !isMeasure(near + 1);
            if (isNumber || (near == at + 1 && isProper(near))) {
                return true;
            }
        }
        return false;
    }

    private boolean isMeasure(int at) {
        return at < tokens.size() && tokens.get(at).word().matches("m|km|met(?:re|er)s?|میٹر|کلومیٹر");
    }

    private boolean isProper(int at) {
        Token token = tokens.get(at);
        return token.isLetters()
                && token.word().length() > 2
                && (WORDS.is(Sort.NAME, token) || token.said() == Lexicon.Said.NOTHING || Lexicon.isCapitalWord(token))
                && !WORDS.is(Sort.SURVIVOR, token);
    }

    /** A word of an address that has a name or a number beside it, and no such word beside what is not named. */
    private boolean isPartOfAddress(int at) {
        Token token = tokens.get(at);
        return WORDS.is(Sort.PLACE, token) && token.isLetters() && WORDS.is(Sort.SETTLEMENT, token);
    }

    /** Belongs to an office, or to a place where somebody else works, lives or learns. */
    private boolean isOfOthers(int at) {
        int sentence = tokens.get(at).sentence();
        for (int near = at - 1; near >= Math.max(0, at - 9); near--) {
            Token token = tokens.get(near);
            if (token.sentence() != sentence || WORDS.match(Sort.SURVIVOR, tokens, near) > 0) {
                return false;
            }
            boolean isOffice = near >= at - 3 && WORDS.is(Sort.OFFICE, token) && !WORDS.is(Sort.INSTITUTION, token);
            if (LEARNS.contains(token.word())) {
                return false;
            }
            if (isOffice
                    || (WORDS.is(Sort.TITLE, token) && isProper(near + 1))
                    || WORDS.is(Sort.RELATION, token)
                    || token.word().equals("wife")
                    || token.word().equals("his")) {
                return true;
            }
        }
        return false;
    }
}
