package pk.gov.nsor.publicservice.disclosure.cases.file;

import java.util.List;

/**
 * A page for whoever marks it.
 *
 * @param picture JPEG
 * @param width of the picture, in pixels
 * @param height of the picture, in pixels
 * @param proposed what of it might have to be black
 */
public record ShownPage(byte[] picture, int width, int height, List<Box> proposed) {

    public ShownPage {
        proposed = List.copyOf(proposed);
    }

    /** Without the picture, so that it reaches no log. */
    @Override
    public String toString() {
        return width + " × " + height + ", " + proposed.size() + " proposed";
    }
}
