package pk.gov.nsor.screening;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds what would tell who a survivor is: a name, CNIC, telephone number or address, or how the survivor is related to
 * somebody, beside a word for the survivor or for what was done. In English, Urdu and Roman Urdu. It judges by how a sentence
 * is built and by what is no name, since nobody can list all names; what identifies nobody (that there is a survivor, that
 * the offender keeps away) passes.
 */
public final class SurvivorScreen {

    private SurvivorScreen() {}

    /** The first such part of the text; empty where there is none. */
    public static Optional<Stop> screen(String text) {
        return found(text, Tokens.of(text))
                .min(Comparator.comparingInt(found -> found.at()))
                .map(Found::stop);
    }

    /** The text in pieces, of which those that were found are marked: the first of each kind. */
    public static List<Piece> marked(String text) {
        List<Token> tokens = Tokens.of(text);
        List<Piece> pieces = new ArrayList<>();
        int end = 0;
        for (Found found : found(text, tokens)
                .sorted(Comparator.comparingInt(found -> found.at()))
                .toList()) {
            int begin = tokens.get(found.at()).begin();
            if (begin >= end) {
                int last = Math.min(
                        text.length(), begin + Math.max(1, found.stop().found().length()));
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

    private static Stream<Found> found(String text, List<Token> tokens) {
        if (tokens.isEmpty()) {
            return Stream.empty();
        }
        Anchors anchors = Anchors.in(tokens);
        return Stream.of(
                        new Numbers(text, tokens, anchors).find(),
                        new Addresses(tokens, anchors).find(),
                        new Institutions(tokens, anchors).find(),
                        new Relations(tokens, anchors).find(),
                        new Pointers(tokens, anchors).find(),
                        new Names(tokens, anchors).find())
                .flatMap(Optional::stream);
    }

    /** @param at the token it begins with */
    record Found(int at, Stop stop) {}
}
