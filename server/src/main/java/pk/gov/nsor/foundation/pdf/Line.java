package pk.gov.nsor.foundation.pdf;

import java.util.List;

/**
 * A line, shaped: its glyphs from left to right.
 *
 * @param text its text, in reading order
 * @param width in points
 */
record Line(String text, Style style, List<Run> runs, float width) {

    /**
     * Glyphs of one face; x from the line's left, y down from its foot, in points.
     *
     * @param said the characters that each glyph was made of; a mark of a letter has the letter's
     */
    record Run(FontFace face, int[] glyphs, float[] x, float[] y, String[] said) {}
}
