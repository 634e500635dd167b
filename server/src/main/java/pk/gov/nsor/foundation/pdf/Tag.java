package pk.gov.nsor.foundation.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An element of a document's structure, which screen readers go by (PDF 1.7, ISO 32000-1, 14.7 and 14.8). It has either
 * elements below it or content on pages.
 */
final class Tag {

    /** The standard structure types that documents of the register use. */
    enum Role {
        DOCUMENT("Document"),
        SECTION("Sect"),
        DIVISION("Div"),
        TITLE("H1"),
        HEADING("H2"),
        PARAGRAPH("P"),
        LIST("L"),
        ITEM("LI"),
        MARK("Lbl"),
        ITEM_BODY("LBody"),
        TABLE("Table"),
        ROW("TR"),
        ROW_HEAD("TH"),
        COLUMN_HEAD("TH"),
        VALUE("TD"),
        FIGURE("Figure");

        private final String type;

        Role(String type) {
            this.type = type;
        }

        String type() {
            return type;
        }

        /** Cells keep their place in a row, empty ones too. */
        boolean isCell() {
            return this == ROW_HEAD || this == COLUMN_HEAD || this == VALUE;
        }
    }

    /**
     * A piece of a page's content.
     *
     * @param page from 0
     * @param number of the piece on its page, from 0
     */
    record Content(int page, int number) {}

    /** Where a figure stands on its page, in points from the page's lower left. */
    record Place(float x, float y, float width, float height) {}

    private final Role role;
    private final @Nullable Locale language;
    private final List<Tag> below = new ArrayList<>();
    private final List<Content> content = new ArrayList<>();
    private @Nullable String description;
    private @Nullable Place place;

    private Tag(Role role, @Nullable Locale language) {
        this.role = role;
        this.language = language;
    }

    static Tag document() {
        return new Tag(Role.DOCUMENT, null);
    }

    /** Adds an element in the language of the one above it. */
    Tag add(Role below) {
        return add(below, null);
    }

    Tag add(Role role, @Nullable Locale in) {
        var tag = new Tag(role, in);
        below.add(tag);
        return tag;
    }

    /** Adds a figure with what it shows, for readers who cannot see it. */
    Tag figure(String shows, Place at) {
        var figure = add(Role.FIGURE);
        figure.description = shows;
        figure.place = at;
        return figure;
    }

    void drawn(Content piece) {
        content.add(piece);
    }

    Role role() {
        return role;
    }

    @Nullable
    Locale language() {
        return language;
    }

    @Nullable
    String description() {
        return description;
    }

    @Nullable
    Place place() {
        return place;
    }

    List<Tag> below() {
        return below;
    }

    List<Content> content() {
        return content;
    }

    /** Whether there is nothing to read: such an element is left out. */
    boolean isEmpty() {
        return content.isEmpty() && !role.isCell() && below.stream().allMatch(Tag::isEmpty);
    }
}
