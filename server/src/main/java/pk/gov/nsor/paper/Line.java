package pk.gov.nsor.paper;

import java.util.List;

/**
 * A line, shaped: its glyphs from left to right.
 *
 * @param text what it says, in the order it is read
 * @param width in points
 */
record Line(String text, Style style, List<Run> runs, float width) {

    /** Glyphs of one face; x from the line's left, y down from its foot, in points. */
    record Run(Face face, int[] glyphs, float[] x, float[] y) {}
}
