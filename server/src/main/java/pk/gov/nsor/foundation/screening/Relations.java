package pk.gov.nsor.foundation.screening;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import pk.gov.nsor.foundation.screening.Anchors.Anchor;
import pk.gov.nsor.foundation.screening.Stop.Kind;
import pk.gov.nsor.foundation.screening.SurvivorScreen.Found;
import pk.gov.nsor.foundation.screening.SurvivorScreen.Hit;
import pk.gov.nsor.foundation.screening.words.Lexicon;
import pk.gov.nsor.foundation.screening.words.Lexicon.Sort;
import pk.gov.nsor.foundation.screening.words.Token;

/**
 * Finds statements of how a survivor is related to somebody: his niece, the victim; the victim is his niece; abused
 * his own daughter.
 */
final class Relations {

    private static final Lexicon WORDS = Lexicon.shared();
    private static final int MOST_BETWEEN = 6;
    private static final Set<String> WHOM = Set.of("whom", "he", "had");
    private static final Set<String> HIM =
            Set.of("he", "offender", "accused", "subject", "convict", "mulzim", "mujrim", "registrant");

    private final List<Token> tokens;
    private final Anchors anchors;

    Relations(List<Token> tokens, Anchors anchors) {
        this.tokens = tokens;
        this.anchors = anchors;
    }

    Stream<Hit> find() {
        return anchors.all().stream()
                .filter(Anchor::isSure)
                .flatMap(anchor -> Stream.of(
                        Hit.of(ScreenRule.RELATION_AFTER, after(anchor)),
                        Hit.of(ScreenRule.RELATION_BEFORE, before(anchor)),
                        Hit.of(ScreenRule.RELATION_OF, ofHim(anchor))))
                .flatMap(Optional::stream);
    }

    private Optional<Found> after(Anchor anchor) {
        boolean isTied = anchor.sort() == Sort.CRIME;
        for (int at = anchor.end(); at < tokens.size() && at < anchor.end() + MOST_BETWEEN; at++) {
            Token token = tokens.get(at);
            if (token.sentence() != anchor.sentence() || token.word().equals("'s")) {
                return Optional.empty();
            }
            int length = WORDS.match(Sort.RELATION, tokens, at);
            if (length > 0) {
                return isTied ? found(at, length, anchor) : Optional.empty();
            }
            if (WORDS.is(Sort.POSSESSOR, token)
                    || (WORDS.is(Sort.BETWEEN, token) && token.isLetters())
                    || ",(:-–—،".contains(token.text())) {
                isTied = true;
            } else if (WORDS.match(Sort.OTHERS, tokens, at) == 0
                    && !WORDS.is(Sort.PERSON, token)
                    && !WORDS.is(Sort.PARENT, token)
                    && !token.word().equals("of")
                    && !(anchor.sort() == Sort.CRIME && WORDS.is(Sort.CASE, token))) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private Optional<Found> before(Anchor anchor) {
        int end = anchor.begin();
        for (int at = end - 1; at >= 0 && at >= end - MOST_BETWEEN; at--) {
            Token token = tokens.get(at);
            if (token.sentence() != anchor.sentence()) {
                return Optional.empty();
            }
            if (WORDS.match(Sort.RELATION, tokens, at) > 0) {
                return at + 1 < end ? found(at, 1, anchor) : Optional.empty();
            }
            boolean isJoining = WORDS.is(Sort.BETWEEN, token)
                    || (anchor.sort() == Sort.CRIME && WHOM.contains(token.word()))
                    || ",(:-–—،".contains(token.text())
                    || (anchor.sort() == Sort.CRIME && WORDS.is(Sort.CASE, token));
            if (!isJoining) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** He is the uncle of the victim. */
    private Optional<Found> ofHim(Anchor anchor) {
        for (int at = anchor.begin() - 2; at >= Math.max(0, anchor.begin() - 4); at--) {
            boolean isRelative = WORDS.is(Sort.RELATION, tokens.get(at)) || WORDS.is(Sort.PARENT, tokens.get(at));
            if (isRelative && tokens.get(at + 1).word().equals("of") && isHis(at)) {
                return found(at, 1, anchor);
            }
        }
        return Optional.empty();
    }

    private boolean isHis(int relative) {
        boolean isCopula = false;
        for (int at = relative - 1; at >= Math.max(0, relative - 6); at--) {
            Token token = tokens.get(at);
            if (token.sentence() != tokens.get(relative).sentence()) {
                return false;
            }
            isCopula |= token.word().equals("is") || token.word().equals("was");
            if (isCopula && HIM.contains(token.word())) {
                return true;
            }
        }
        return false;
    }

    private Optional<Found> found(int at, int length, Anchor anchor) {
        StringBuilder found = new StringBuilder(tokens.get(at).text());
        for (int next = at + 1; next < at + length; next++) {
            found.append(' ').append(tokens.get(next).text());
        }
        return Optional.of(new Found(at, new Stop(Kind.RELATION, found.toString(), anchor.text())));
    }
}
