package pk.gov.nsor.foundation.pdf;

import java.util.List;
import java.util.Locale;

/**
 * The part of a document in one language; a document in two languages has two parts, one below the other.
 *
 * @param language "ur" runs from right to left, anything else from left to right
 */
public record Part(Locale language, List<Block> blocks) {

    public Part {
        blocks = List.copyOf(blocks);
    }
}
