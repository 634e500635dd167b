package pk.gov.nsor.foundation.screening;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pk.gov.nsor.foundation.screening.words.Lexicon;
import pk.gov.nsor.foundation.screening.words.Lexicon.Sort;
import pk.gov.nsor.foundation.screening.words.Token;

/**
 * The words of a text that refer to a survivor, or to what was done to one.
 *
 * @param all in their order
 */
record Anchors(List<Anchor> all, List<Token> tokens) {

    private static final Lexicon WORDS = Lexicon.shared();

    /**
     * One of them.
     *
     * @param begin the first token
     * @param end the token after the last
     */
    record Anchor(Sort sort, int begin, int end, int sentence, String text) {

        /** A word that refers only to a survivor, or to what was done to one. */
        boolean isSure() {
            return sort != Sort.PERSON;
        }
    }

    static Anchors in(List<Token> tokens) {
        List<Anchor> all = new ArrayList<>();
        for (int at = 0; at < tokens.size(); at++) {
            for (Sort sort : List.of(Sort.SURVIVOR, Sort.CRIME, Sort.PERSON)) {
                int length = WORDS.match(sort, tokens, at);
                if (length > 0) {
                    all.add(new Anchor(
                            sort,
                            at,
                            at + length,
                            tokens.get(at).sentence(),
                            tokens.get(at).text()));
                    at += length - 1;
                    break;
                }
            }
        }
        return new Anchors(List.copyOf(all), tokens);
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** A certain one in the sentence, or in the one before where this sentence continues about her. */
    Optional<Anchor> sureOf(int sentence) {
        return all.stream()
                .filter(Anchor::isSure)
                .filter(anchor -> anchor.sentence() == sentence
                        || (anchor.sentence() == sentence - 1
                                && anchor.sort() == Sort.SURVIVOR
                                && goesOnAboutHer(sentence)))
                .findFirst();
    }

    /**
     * A certain one in the sentence at most this many tokens away, or in the one before where this sentence continues
     * about her.
     */
    Optional<Anchor> sureNear(int at, int tokensAway) {
        int sentence = tokens.get(at).sentence();
        return all.stream()
                .filter(Anchor::isSure)
                .filter(anchor -> anchor.sentence() == sentence
                        && anchor.begin() - at <= tokensAway
                        && at - anchor.end() <= tokensAway)
                .findFirst()
                .or(() -> sureOf(sentence).filter(anchor -> anchor.sentence() < sentence));
    }

    /** The offence, mentioned right before: the girl to whom it was done, her name is Ayesha. */
    Optional<Anchor> crimeBefore(int at) {
        return all.stream()
                .filter(anchor -> anchor.sort() == Sort.CRIME)
                .filter(anchor -> anchor.sentence() == tokens.get(at).sentence() - 1 && at - anchor.end() <= 6)
                .findFirst();
    }

    /** Any in the sentence, at most this many tokens away. */
    Optional<Anchor> anyNear(int at, int tokensAway) {
        int sentence = tokens.get(at).sentence();
        return all.stream()
                .filter(anchor -> anchor.sentence() == sentence)
                .filter(anchor -> anchor.begin() - at <= tokensAway && at - anchor.end() <= tokensAway)
                .findFirst();
    }

    private boolean goesOnAboutHer(int sentence) {
        return tokens.stream()
                .filter(token -> token.sentence() == sentence)
                .limit(6)
                .anyMatch(token -> WORDS.is(Sort.PRONOUN, token));
    }
}
