package pk.gov.nsor.foundation.pdf;

import java.text.Bidi;
import java.util.List;
import java.util.Locale;

/** Lays out the blocks of a document on pages. */
final class Typesetter {

    private static final float BODY = PageLayout.WIDTH - 2 * PageLayout.MARGIN;
    private static final float LABELS = 165f;
    private static final float GAP = 12f;
    private static final float PADDING = 10f;
    private static final float INDENT = 14f;
    /** The longer side of a picture. */
    private static final float PICTURE = 150f;
    /** The space that a heading needs below it on its page. */
    private static final float BELOW_A_HEADING = 60f;

    private final PageLayout pageLayout;

    Typesetter(float foot) {
        this.pageLayout = new PageLayout(foot);
    }

    List<PageLayout.Sheet> set(List<Part> parts) {
        for (var part : parts) {
            pageLayout.space(30f);
            part.blocks().forEach(block -> set(block, part.language()));
        }
        return pageLayout.all();
    }

    static boolean runsLeft(Locale language) {
        return "ur".equals(language.getLanguage());
    }

    static int direction(Locale language) {
        return runsLeft(language) ? Bidi.DIRECTION_RIGHT_TO_LEFT : Bidi.DIRECTION_LEFT_TO_RIGHT;
    }

    private void set(Block block, Locale language) {
        var urdu = runsLeft(language);
        switch (block) {
            case Block.Title title -> {
                lines(title.text(), Style.title(urdu), language, 0);
                pageLayout.space(6f);
            }
            case Block.Heading heading -> {
                pageLayout.space(10f);
                pageLayout.need(Style.heading(urdu).leading() + BELOW_A_HEADING);
                lines(heading.text(), Style.heading(urdu), language, 0);
                pageLayout.space(2f);
            }
            case Block.Paragraph paragraph -> {
                lines(paragraph.text(), Style.prose(urdu), language, 0);
                pageLayout.space(7f);
            }
            case Block.Note note -> {
                lines(note.text(), Style.NOTE, language, 0);
                pageLayout.space(4f);
            }
            case Block.Listing listing -> listing.lines().forEach(line -> item(line, language));
            case Block.Fact fact -> fact(fact, language);
            case Block.Code code -> code(code, language);
            case Block.Picture picture -> picture(picture, language);
            case Block.NewPage ignored -> {
                if (!pageLayout.isAtTop()) {
                    pageLayout.turn();
                }
            }
        }
    }

    private void lines(String text, Style style, Locale language, float indent) {
        for (var line : new Shaper(style).lines(text, direction(language), BODY - indent, language)) {
            pageLayout.down(style.leading());
            pageLayout.put(line, atStart(line, language, indent), language);
        }
    }

    private void item(String text, Locale language) {
        var style = Style.FACT;
        var first = true;
        for (var line : new Shaper(style).lines(text, direction(language), BODY - INDENT, language)) {
            pageLayout.down(style.leading());
            if (first) {
                var mark = new Shaper(style).line("•", Bidi.DIRECTION_LEFT_TO_RIGHT);
                pageLayout.put(mark, atStart(mark, language, 2f), language);
            }
            pageLayout.put(line, atStart(line, language, INDENT), language);
            first = false;
        }
        pageLayout.space(2f);
    }

    private void fact(Block.Fact fact, Locale language) {
        var labels = new Shaper(Style.LABEL).lines(fact.label(), direction(language), LABELS, language);
        var values = new Shaper(Style.FACT)
                .lines(fact.value(), Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT, BODY - LABELS - GAP, language);
        for (var row = 0; row < Math.max(labels.size(), values.size()); row++) {
            pageLayout.down(Style.FACT.leading());
            if (row < labels.size()) {
                pageLayout.put(labels.get(row), atStart(labels.get(row), language, 0), language);
            }
            if (row < values.size()) {
                pageLayout.put(values.get(row), atStart(values.get(row), language, LABELS + GAP), language);
            }
        }
        pageLayout.space(3f);
    }

    private void code(Block.Code block, Locale language) {
        var label = new Shaper(Style.NOTE).line(block.label(), direction(language));
        var code = new Shaper(Style.CODE).line(block.code(), Bidi.DIRECTION_LEFT_TO_RIGHT);
        var height = 2 * PADDING + Style.NOTE.size() + Style.CODE.leading();
        pageLayout.space(10f);
        pageLayout.need(height);
        pageLayout.down(PADDING + Style.NOTE.size());
        pageLayout.put(label, atStart(label, language, PADDING), language);
        pageLayout.down(Style.CODE.leading());
        pageLayout.put(code, atStart(code, language, PADDING), language);
        pageLayout.down(PADDING);
        var width = Math.max(label.width(), code.width()) + 2 * PADDING;
        pageLayout.box(
                runsLeft(language) ? PageLayout.WIDTH - PageLayout.MARGIN - width : PageLayout.MARGIN, width, height);
        pageLayout.space(8f);
    }

    private void picture(Block.Picture picture, Locale language) {
        var scale = PICTURE / Math.max(picture.width(), picture.height());
        var width = picture.width() * scale;
        var height = picture.height() * scale;
        pageLayout.space(6f);
        pageLayout.need(height);
        pageLayout.down(height);
        pageLayout.put(
                picture,
                runsLeft(language) ? PageLayout.WIDTH - PageLayout.MARGIN - width : PageLayout.MARGIN,
                width,
                height,
                language);
        pageLayout.space(6f);
    }

    private static float atStart(Line line, Locale language, float indent) {
        return runsLeft(language)
                ? PageLayout.WIDTH - PageLayout.MARGIN - indent - line.width()
                : PageLayout.MARGIN + indent;
    }
}
