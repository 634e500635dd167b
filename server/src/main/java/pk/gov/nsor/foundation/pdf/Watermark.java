package pk.gov.nsor.foundation.pdf;

import java.util.Locale;

/**
 * The watermark repeated over every page, pale and slanting, so that a copy shows whose it was.
 *
 * @param text who reads it, of which office, at what time: at most 120 characters
 */
public record Watermark(Locale language, String text) {

    private static final int LONGEST = 120;

    public Watermark {
        if (text.isBlank() || text.length() > LONGEST) {
            throw new IllegalArgumentException("A watermark has 1 to " + LONGEST + " characters, not " + text.length());
        }
    }
}
