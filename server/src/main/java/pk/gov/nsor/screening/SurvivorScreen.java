package pk.gov.nsor.screening;

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
        List<Token> tokens = Tokens.of(text);
        if (tokens.isEmpty()) {
            return Optional.empty();
        }
        Anchors anchors = Anchors.in(tokens);
        return Stream.of(
                        new Numbers(text, tokens, anchors).find(),
                        new Addresses(tokens, anchors).find(),
                        new Relations(tokens, anchors).find(),
                        new Names(tokens, anchors).find())
                .flatMap(Optional::stream)
                .min(Comparator.comparingInt(found -> found.at()))
                .map(Found::stop);
    }

    /** @param at the token it begins with */
    record Found(int at, Stop stop) {}
}
