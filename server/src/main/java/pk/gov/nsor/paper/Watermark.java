package pk.gov.nsor.paper;

import java.util.Locale;

/**
 * What is repeated, pale and slanting, over every page, so that a copy tells whose it was.
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
