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
import pk.gov.nsor.foundation.screening.words.NameShape;
import pk.gov.nsor.foundation.screening.words.Token;

/**
 * Finds references to somebody who was named before, or is named later: she is the victim; as the survivor she; the
 * daughter of Aslam was the victim; everybody calls the survivor Baby.
 */
final class Pointers {

    private static final Lexicon WORDS = Lexicon.shared();
    private static final Set<String> SHE =
            Set.of("she", "he", "who", "whom", "وہی", "وہ", "wohi", "wo", "woh", "یہی", "yehi");
    private static final Set<String> CALLS = Set.of("calls", "call", "called", "sab", "سب", "nicknamed");
    private static final int BACK = 30;

    private final List<Token> tokens;
    private final Anchors anchors;
    private final NameShape shape;

    Pointers(List<Token> tokens, Anchors anchors) {
        this.tokens = tokens;
        this.anchors = anchors;
        this.shape = new NameShape(tokens);
    }

    Stream<Hit> find() {
        return anchors.all().stream()
                .filter(anchor -> anchor.sort() == Sort.SURVIVOR)
                .flatMap(anchor -> Stream.of(
                        Hit.of(ScreenRule.POINTED_AT, named(anchor)),
                        Hit.of(ScreenRule.CHILD, child(anchor)),
                        Hit.of(ScreenRule.CALLED, called(anchor))))
                .flatMap(Optional::stream);
    }

    /** She is the victim, or as the victim: refers to the person named in this sentence or the one before. */
    private Optional<Found> named(Anchor anchor) {
        if (!isPointing(anchor)) {
            return Optional.empty();
        }
        for (int at = anchor.begin() - 1; at >= Math.max(0, anchor.begin() - BACK); at--) {
            if (tokens.get(at).sentence() < anchor.sentence() - 1) {
                break;
            }
            boolean isName = shape.isKnownName(at) || shape.isProperName(at);
            if (isName && isFree(at, anchor)) {
                return found(at, anchor);
            }
        }
        return Optional.empty();
    }

    /** The reference may be to a relative of the offender, but not to an officer. */
    private boolean isFree(int at, Anchor anchor) {
        return shape.whose(at) != NameShape.Whose.OTHERS
                || (tokens.get(at).sentence() == anchor.sentence() && shape.isOfRelative(at));
    }

    private boolean isPointing(Anchor anchor) {
        for (int at = anchor.begin() - 1; at >= Math.max(0, anchor.begin() - 4); at--) {
            Token token = tokens.get(at);
            if (token.sentence() != anchor.sentence()) {
                return false;
            }
            if (SHE.contains(token.word())) {
                return isCopula(at + 1, anchor.begin());
            }
            if (token.word().equals("as") && at >= anchor.begin() - 2) {
                return true;
            }
        }
        return false;
    }

    /** Is the, was our, hi is case ki: nothing else between. */
    private boolean isCopula(int from, int to) {
        for (int at = from; at < to; at++) {
            if (!WORDS.is(Sort.BETWEEN, tokens.get(at)) && !shape.isCase(at)) {
                return false;
            }
        }
        return true;
    }

    /** The daughter of Aslam, the milkman, was the victim. */
    private Optional<Found> child(Anchor anchor) {
        for (int at = 0; at + 2 < tokens.size(); at++) {
            int name = at + 2;
            if (tokens.get(at).sentence() == anchor.sentence()
                    && Math.abs(anchor.begin() - at) <= BACK / 2
                    && WORDS.is(Sort.RELATION, tokens.get(at))
                    && tokens.get(at + 1).word().equals("of")
                    && shape.isUnknown(name)
                    && !isOfWedding(at)) {
                return found(name, anchor);
            }
        }
        return Optional.empty();
    }

    private boolean isOfWedding(int at) {
        return tokens.subList(Math.max(0, at - 6), at).stream()
                .anyMatch(token -> token.word().equals("nikah"));
    }

    /** Everybody calls the survivor Baby; متاثرہ کو سب بےبی کہتے ہیں. */
    private Optional<Found> called(Anchor anchor) {
        int next = anchor.end();
        boolean isCalling = anchor.begin() > 1
                && tokens.subList(Math.max(0, anchor.begin() - 3), anchor.begin()).stream()
                        .anyMatch(token -> CALLS.contains(token.word()) && token.sentence() == anchor.sentence());
        if (isCalling
                && next < tokens.size()
                && tokens.get(next).sentence() == anchor.sentence()
                && tokens.get(next).isLetters()
                && !WORDS.is(Sort.BETWEEN, tokens.get(next))
                && !WORDS.is(Sort.CASE, tokens.get(next))
                && (tokens.get(next).isCapital() || !WORDS.is(Sort.ORDINARY, tokens.get(next)))) {
            return found(next, anchor);
        }
        for (int at = next; at < Math.min(tokens.size(), next + 9); at++) {
            if (tokens.get(at).sentence() == anchor.sentence()
                    && WORDS.is(Sort.CALLED, tokens.get(at))
                    && at > next + 1
                    && CALLS.contains(tokens.get(at - 2).word())) {
                return found(at - 1, anchor);
            }
        }
        return Optional.empty();
    }

    private Optional<Found> found(int at, Anchor anchor) {
        return Optional.of(new Found(at, new Stop(Kind.NAME, tokens.get(at).text(), anchor.text())));
    }
}
