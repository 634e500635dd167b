package pk.gov.nsor.publicservice.disclosure.cases.file;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

/**
 * A part of a page that is to be black, in thousandths of the page's width and height, from its upper left corner as it is
 * shown.
 *
 * @param page from 1
 * @param width at least 1; with {@code left} at most 1000
 * @param height at least 1; with {@code top} at most 1000
 */
public record Box(int page, int left, int top, int width, int height) {

    /** The whole width, and the whole height. */
    public static final int WHOLE = 1000;

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,4}),(\\d{1,4}),(\\d{1,4}),(\\d{1,4}),(\\d{1,4})");

    /** @throws InvalidValueException where it is not on a page */
    public Box {
        if (page < 1
                || left < 0
                || top < 0
                || width < 1
                || height < 1
                || left + width > WHOLE
                || top + height > WHOLE) {
            throw unreadable();
        }
    }

    /**
     * Of {@code page,left,top,width,height}.
     *
     * @throws InvalidValueException where it is written otherwise, or is not on a page
     */
    static Box parse(String text) {
        Matcher parts = WRITTEN.matcher(text);
        if (!parts.matches()) {
            throw unreadable();
        }
        return new Box(
                Integer.parseInt(parts.group(1)),
                Integer.parseInt(parts.group(2)),
                Integer.parseInt(parts.group(3)),
                Integer.parseInt(parts.group(4)),
                Integer.parseInt(parts.group(5)));
    }

    /** As {@link #parse} reads it. */
    public String written() {
        return page + "," + left + "," + top + "," + width + "," + height;
    }

    private static InvalidValueException unreadable() {
        return new InvalidValueException(
                "disclosure.box", "A black box lies on no page of the file. Choose the file and mark it again.");
    }
}
