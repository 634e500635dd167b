package pk.gov.nsor.foundation.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The lines placed on their pages, before anything is drawn. Coordinates are points from the page's left and from its
 * foot, as in a PDF.
 */
final class PageLayout {

    static final float WIDTH = 595.276f;
    static final float HEIGHT = 841.89f;
    static final float MARGIN = 62f;

    /**
     * @param x of the line's left
     * @param language in which it is said
     */
    record PlacedLine(Line line, float x, float y, Locale language) {}

    /** A picture; x and y of its lower left. */
    record PlacedPicture(Block.Picture picture, float x, float y, float width, float height, Locale language) {}

    /** A frame around a code. */
    record Box(float x, float y, float width, float height) {}

    record Sheet(List<PlacedLine> lines, List<Box> boxes, List<PlacedPicture> pictures) {}

    private final List<Sheet> sheets = new ArrayList<>();
    private final float foot;
    private float y;

    /** @param foot where the last line may stand */
    PageLayout(float foot) {
        this.foot = foot;
        turn();
    }

    List<Sheet> all() {
        return sheets;
    }

    boolean isAtTop() {
        return sheets.getLast().lines().isEmpty() && sheets.getLast().pictures().isEmpty();
    }

    void turn() {
        sheets.add(new Sheet(new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
        y = HEIGHT - MARGIN;
    }

    /** Adds vertical space, except at the top of a page. */
    void space(float points) {
        if (!isAtTop()) {
            y -= points;
        }
    }

    /** Begins a new page unless there is as much room. */
    void need(float points) {
        if (y - points < foot && !isAtTop()) {
            turn();
        }
    }

    /** Moves down by a line. */
    void down(float leading) {
        need(leading);
        y -= leading;
    }

    void put(Line line, float x, Locale language) {
        sheets.getLast().lines().add(new PlacedLine(line, x, y, language));
    }

    void put(Block.Picture picture, float x, float width, float height, Locale language) {
        sheets.getLast().pictures().add(new PlacedPicture(picture, x, y, width, height, language));
    }

    void box(float x, float width, float height) {
        sheets.getLast().boxes().add(new Box(x, y, width, height));
    }
}
