package pk.gov.nsor.foundation.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

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
     * @param tag the element that it is part of; null for what screen readers pass over
     * @param goesOn whether its sentence goes on in the next line
     */
    record PlacedLine(
            Line line,
            float x,
            float y,
            Locale language,
            @Nullable Tag tag,
            boolean goesOn) {}

    /** A picture; x and y of its lower left. */
    record PlacedPicture(
            Block.Picture picture, float x, float y, float width, float height, Locale language, Tag tag) {}

    /** A QR code; x and y of its lower left. */
    record PlacedQr(QrModules modules, float x, float y, float side, Tag tag) {}

    /** A frame around a code, a rule or a bar, which screen readers pass over. */
    record Box(float x, float y, float width, float height, Paint paint) {}

    /** How a box is drawn. */
    enum Paint {
        FRAME,
        RULE,
        BAR
    }

    record Sheet(List<PlacedLine> lines, List<Box> boxes, List<PlacedPicture> pictures, List<PlacedQr> codes) {}

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
        sheets.add(new Sheet(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
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
        if (turnsFor(points)) {
            turn();
        }
    }

    /** Moves down by a line. */
    void down(float leading) {
        need(leading);
        y -= leading;
    }

    void put(Line line, float x, Locale language, @Nullable Tag tag, boolean goesOn) {
        sheets.getLast().lines().add(new PlacedLine(line, x, y, language, tag, goesOn));
    }

    /** Adds a line so many points below where the page has come to. */
    void putBelow(float down, Line line, float x, Locale language, @Nullable Tag tag, boolean goesOn) {
        sheets.getLast().lines().add(new PlacedLine(line, x, y - down, language, tag, goesOn));
    }

    void put(Block.Picture picture, float x, float width, float height, Locale language, Tag above) {
        var tag = above.figure(picture.said(), new Tag.Place(x, y, width, height));
        sheets.getLast().pictures().add(new PlacedPicture(picture, x, y, width, height, language, tag));
    }

    /**
     * Adds a QR code.
     *
     * @param up how far above where the page has come to, in points
     * @param says what it says to readers who cannot see it
     */
    void put(QrModules modules, float x, float up, float side, String says, Tag above) {
        var tag = above.figure(says, new Tag.Place(x, y + up, side, side));
        sheets.getLast().codes().add(new PlacedQr(modules, x, y + up, side, tag));
    }

    void box(float x, float width, float height, Paint paint) {
        sheets.getLast().boxes().add(new Box(x, y, width, height, paint));
    }

    /** Adds a bar that begins so many points above where the page has come to. */
    void bar(float x, float up, float width, float height) {
        sheets.getLast().boxes().add(new Box(x, y + up, width, height, Paint.BAR));
    }

    /** Whether the next so many points would begin a new page. */
    boolean turnsFor(float points) {
        return y - points < foot && !isAtTop();
    }
}
