package pk.gov.nsor.foundation.screening;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import pk.gov.nsor.foundation.screening.Anchors.Anchor;
import pk.gov.nsor.foundation.screening.Stop.Kind;
import pk.gov.nsor.foundation.screening.SurvivorScreen.Found;
import pk.gov.nsor.foundation.screening.SurvivorScreen.Hit;
import pk.gov.nsor.foundation.screening.words.Lexicon;
import pk.gov.nsor.foundation.screening.words.Lexicon.Sort;
import pk.gov.nsor.foundation.screening.words.Token;

/**
 * Finds where a survivor lives, learns or works. A statement that somebody keeps away from her home is not an address.
 */
final class AddressClues {

    private static final Lexicon WORDS = Lexicon.shared();
    private static final int CUE_WITHIN = 7;
    private static final int PLACE_WITHIN = 9;

    private final List<Token> tokens;
    private final Anchors anchors;

    AddressClues(List<Token> tokens, Anchors anchors) {
        this.tokens = tokens;
        this.anchors = anchors;
    }

    Stream<Hit> find() {
        Stream<Hit> atAnchors = anchors.all().stream()
                .filter(anchor -> anchor.sort() == Sort.SURVIVOR)
                .flatMap(anchor -> Stream.of(
                        Hit.of(ScreenRule.ADDRESS_FROM, from(anchor.end(), anchor)),
                        Hit.of(ScreenRule.ADDRESS_BEFORE, inFrontOf(anchor))))
                .flatMap(Optional::stream);
        Stream<Hit> atPronouns = IntStream.range(0, tokens.size())
                .filter(at -> WORDS.is(Sort.PRONOUN, tokens.get(at)))
                .boxed()
                .flatMap(at -> Hit.of(
                        ScreenRule.ADDRESS_HERS,
                        anchors.sureOf(tokens.get(at).sentence())
                                .filter(anchor -> anchor.sort() == Sort.SURVIVOR)
                                .flatMap(anchor -> from(at + 1, anchor)))
                        .stream());
        return Stream.concat(atAnchors, atPronouns);
    }

    /** The victim lives in Street 4 of Model Town; متاثرہ محلہ اسلام پورہ میں رہتی ہے. */
    private Optional<Found> from(int begin, Anchor anchor) {
        int sentence = begin < tokens.size() ? tokens.get(begin).sentence() : -1;
        // In Urdu the verb stands at the end, and the place before it.
        boolean isVerbLast = isUrdu(begin - 1) || isRoman(begin, sentence);
        for (int at = begin; at < tokens.size() && (isVerbLast || at < begin + CUE_WITHIN); at++) {
            if (tokens.get(at).sentence() != sentence || WORDS.match(Sort.OTHERS, tokens, at) > 0) {
                break;
            }
            if (WORDS.match(Sort.RESIDENCE, tokens, at) > 0) {
                return isVerbLast ? place(begin, at, anchor) : placeFrom(at + 1, sentence, anchor);
            }
        }
        return Optional.empty();
    }

    /** House 5 in Street 9 is where the victim lives. */
    private Optional<Found> inFrontOf(Anchor anchor) {
        boolean isHome = false;
        for (int at = anchor.end(); at < tokens.size() && at < anchor.end() + 3; at++) {
            isHome |= tokens.get(at).sentence() == anchor.sentence() && WORDS.match(Sort.RESIDENCE, tokens, at) > 0;
        }
        int begin = anchor.begin();
        while (begin > 0 && tokens.get(begin - 1).sentence() == anchor.sentence()) {
            begin--;
            if (WORDS.match(Sort.OTHERS, tokens, begin) > 0
                    || WORDS.is(Sort.TITLE, tokens.get(begin))
                    || WORDS.is(Sort.RELATION, tokens.get(begin))) {
                return Optional.empty();
            }
        }
        return isHome ? place(begin, anchor.begin(), anchor) : Optional.empty();
    }

    private Optional<Found> placeFrom(int begin, int sentence, Anchor anchor) {
        int end = begin;
        while (end < tokens.size()
                && end < begin + PLACE_WITHIN
                && tokens.get(end).sentence() == sentence) {
            end++;
        }
        return place(begin, end, anchor);
    }

    /** A number or a proper name beside a part of an address, or a proper name alone. */
    private Optional<Found> place(int begin, int end, Anchor anchor) {
        for (int at = begin; at < end; at++) {
            Token token = tokens.get(at);
            if (WORDS.match(Sort.OTHERS, tokens, at) > 0 || WORDS.is(Sort.TITLE, token)) {
                return Optional.empty();
            }
            boolean isPart = WORDS.is(Sort.PLACE, token);
            if ((isPart && (isProper(at + 1, end) || isProper(at - 1, end) || isProper(at + 2, end)))
                    || (token.sort() == Token.Sort.LATIN
                            && token.isCapital()
                            && !WORDS.is(Sort.NAME, token)
                            && !WORDS.is(Sort.SURVIVOR, token)
                            && !WORDS.is(Sort.TITLE, token)
                            && isProper(at, end))) {
                return Optional.of(new Found(at, new Stop(Kind.ADDRESS, token.text(), anchor.text())));
            }
        }
        return Optional.empty();
    }

    private boolean isProper(int at, int end) {
        if (at < 0 || at >= end) {
            return false;
        }
        Token token = tokens.get(at);
        return token.sort() == Token.Sort.NUMBER
                || (token.isLetters()
                        && token.word().length() > 2
                        && (!WORDS.is(Sort.ORDINARY, token) || Lexicon.isCapitalWord(token))
                        && !WORDS.is(Sort.BETWEEN, token)
                        && !WORDS.is(Sort.CASE, token)
                        && !WORDS.is(Sort.RELATION, token)
                        && !WORDS.is(Sort.RESIDENCE, token)
                        && !WORDS.is(Sort.PRONOUN, token)
                        && !WORDS.is(Sort.POSSESSOR, token)
                        && !WORDS.is(Sort.PERSON, token)
                        && !WORDS.is(Sort.PLACE, token));
    }

    private boolean isUrdu(int at) {
        return at >= 0 && tokens.get(at).sort() == Token.Sort.URDU;
    }

    /** Roman Urdu, which has the verb at the end, too. */
    private boolean isRoman(int begin, int sentence) {
        return tokens.stream()
                .skip(begin)
                .filter(token -> token.sentence() == sentence)
                .anyMatch(token -> token.sort() == Token.Sort.LATIN && WORDS.is(Sort.CASE, token));
    }
}
