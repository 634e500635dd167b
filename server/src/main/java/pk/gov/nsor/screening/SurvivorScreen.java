package pk.gov.nsor.screening;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import pk.gov.nsor.screening.Candidates.Suspect;

/**
 * Finds what would tell who a survivor is: a name, CNIC, telephone number or address, or how the survivor is related to
 * somebody, beside a word for the survivor or for what was done. In English, Urdu and Roman Urdu. Rules judge by how a
 * sentence is built and by what is no name, since nobody can list all names; weights that were learned from notes decide
 * where rules are wrong or silent. What identifies nobody (that there is a survivor, that the offender keeps away) passes.
 */
public final class SurvivorScreen {

    private SurvivorScreen() {}

    /** Such a part of the text, the first that a rule found or else the surest; empty where there is none. */
    public static Optional<Stop> screen(String text) {
        List<Judged> found = found(text, Tokens.of(text));
        return firstByRule(found)
                .or(() -> found.stream().max(Comparator.comparingDouble(Judged::score)))
                .map(judged -> judged.suspect().stop());
    }

    /** Of each kind what the first of the rules found, of these what stands first. */
    private static Optional<Judged> firstByRule(List<Judged> found) {
        return Arrays.stream(Stop.Kind.values())
                .flatMap(kind -> found.stream()
                        .filter(judged -> judged.suspect().isByRule())
                        .filter(judged -> judged.suspect().stop().kind() == kind)
                        .min(Comparator.comparingInt(judged -> judged.suspect().rank()))
                        .stream())
                .min(Comparator.comparingInt(judged -> judged.suspect().at()));
    }

    /** The text in pieces, of which those that were found are marked: the first of each kind. */
    public static List<Piece> marked(String text) {
        List<Token> tokens = Tokens.of(text);
        List<Piece> pieces = new ArrayList<>();
        Set<Stop.Kind> kinds = EnumSet.noneOf(Stop.Kind.class);
        int end = 0;
        for (Judged judged : found(text, tokens)) {
            Stop stop = judged.suspect().stop();
            int begin = tokens.get(judged.suspect().at()).begin();
            if (begin >= end && kinds.add(stop.kind())) {
                int last =
                        Math.min(text.length(), begin + Math.max(1, stop.found().length()));
                pieces.add(new Piece(text.substring(end, begin), false));
                pieces.add(new Piece(text.substring(begin, last), true));
                end = last;
            }
        }
        pieces.add(new Piece(text.substring(end), false));
        return pieces.stream().filter(piece -> !piece.text().isEmpty()).toList();
    }

    /** A part of a text. */
    public record Piece(String text, boolean isMarked) {}

    /** Whatever in the text could be such a part, with its clues: what the weights are learned from. */
    public static List<Candidate> candidates(String text) {
        List<Token> tokens = Tokens.of(text);
        Candidates candidates = of(text, tokens);
        return candidates.all().stream()
                .map(suspect -> {
                    Set<String> clues = new LinkedHashSet<>();
                    candidates.tell(suspect, parts -> clues.add(String.join(" ", parts)));
                    return new Candidate(suspect.stop(), suspect.isByRule(), clues);
                })
                .toList();
    }

    /** In the order of the text. */
    private static List<Judged> found(String text, List<Token> tokens) {
        Candidates candidates = of(text, tokens);
        return candidates.all().stream()
                .map(suspect -> new Judged(suspect, Weights.shared().score(taker -> candidates.tell(suspect, taker))))
                .filter(judged -> judged.score() > 0)
                .toList();
    }

    private static Candidates of(String text, List<Token> tokens) {
        Anchors anchors = Anchors.in(tokens);
        List<Hit> hits = tokens.isEmpty()
                ? List.of()
                : Stream.of(
                                new Numbers(text, tokens, anchors).find(),
                                new Addresses(tokens, anchors).find(),
                                new Institutions(tokens, anchors).find(),
                                new Relations(tokens, anchors).find(),
                                new Pointers(tokens, anchors).find(),
                                new Names(tokens, anchors).find())
                        .flatMap(found -> found)
                        .toList();
        return new Candidates(tokens, anchors, hits);
    }

    private record Judged(Suspect suspect, double score) {}

    /** @param at the token it begins with */
    record Found(int at, Stop stop) {}

    /** @param rule which found it */
    record Hit(String rule, Found found) {

        static Optional<Hit> of(String rule, Optional<Found> found) {
            return found.map(known -> new Hit(rule, known));
        }
    }
}
