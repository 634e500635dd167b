package pk.gov.nsor.paper;

import java.text.Bidi;
import java.util.List;
import java.util.Locale;

/** Sets the blocks of a paper on pages. */
final class Typesetter {

    private static final float BODY = Sheets.WIDTH - 2 * Sheets.MARGIN;
    private static final float LABELS = 165f;
    private static final float GAP = 12f;
    private static final float PADDING = 10f;
    private static final float INDENT = 14f;
    /** The longer side of a picture. */
    private static final float PICTURE = 150f;
    /** What a heading wants below it on its page. */
    private static final float BELOW_A_HEADING = 60f;

    private final Sheets sheets;

    Typesetter(float foot) {
        this.sheets = new Sheets(foot);
    }

    List<Sheets.Sheet> set(List<Part> parts) {
        for (var part : parts) {
            sheets.space(30f);
            part.blocks().forEach(block -> set(block, part.language()));
        }
        return sheets.all();
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
                sheets.space(6f);
            }
            case Block.Heading heading -> {
                sheets.space(10f);
                sheets.need(Style.heading(urdu).leading() + BELOW_A_HEADING);
                lines(heading.text(), Style.heading(urdu), language, 0);
                sheets.space(2f);
            }
            case Block.Paragraph paragraph -> {
                lines(paragraph.text(), Style.prose(urdu), language, 0);
                sheets.space(7f);
            }
            case Block.Note note -> {
                lines(note.text(), Style.NOTE, language, 0);
                sheets.space(4f);
            }
            case Block.Listing listing -> listing.lines().forEach(line -> item(line, language));
            case Block.Fact fact -> fact(fact, language);
            case Block.Code code -> code(code, language);
            case Block.Picture picture -> picture(picture, language);
            case Block.NewPage ignored -> {
                if (!sheets.isAtTop()) {
                    sheets.turn();
                }
            }
        }
    }

    private void lines(String text, Style style, Locale language, float indent) {
        for (var line : new Shaper(style).lines(text, direction(language), BODY - indent, language)) {
            sheets.down(style.leading());
            sheets.put(line, atStart(line, language, indent), language);
        }
    }

    private void item(String text, Locale language) {
        var style = Style.FACT;
        var first = true;
        for (var line : new Shaper(style).lines(text, direction(language), BODY - INDENT, language)) {
            sheets.down(style.leading());
            if (first) {
                var mark = new Shaper(style).line("•", Bidi.DIRECTION_LEFT_TO_RIGHT);
                sheets.put(mark, atStart(mark, language, 2f), language);
            }
            sheets.put(line, atStart(line, language, INDENT), language);
            first = false;
        }
        sheets.space(2f);
    }

    private void fact(Block.Fact fact, Locale language) {
        var labels = new Shaper(Style.LABEL).lines(fact.label(), direction(language), LABELS, language);
        var values = new Shaper(Style.FACT)
                .lines(fact.value(), Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT, BODY - LABELS - GAP, language);
        for (var row = 0; row < Math.max(labels.size(), values.size()); row++) {
            sheets.down(Style.FACT.leading());
            if (row < labels.size()) {
                sheets.put(labels.get(row), atStart(labels.get(row), language, 0), language);
            }
            if (row < values.size()) {
                sheets.put(values.get(row), atStart(values.get(row), language, LABELS + GAP), language);
            }
        }
        sheets.space(3f);
    }

    private void code(Block.Code block, Locale language) {
        var label = new Shaper(Style.NOTE).line(block.label(), direction(language));
        var code = new Shaper(Style.CODE).line(block.code(), Bidi.DIRECTION_LEFT_TO_RIGHT);
        var height = 2 * PADDING + Style.NOTE.size() + Style.CODE.leading();
        sheets.space(10f);
        sheets.need(height);
        sheets.down(PADDING + Style.NOTE.size());
        sheets.put(label, atStart(label, language, PADDING), language);
        sheets.down(Style.CODE.leading());
        sheets.put(code, atStart(code, language, PADDING), language);
        sheets.down(PADDING);
        var width = Math.max(label.width(), code.width()) + 2 * PADDING;
        sheets.box(runsLeft(language) ? Sheets.WIDTH - Sheets.MARGIN - width : Sheets.MARGIN, width, height);
        sheets.space(8f);
    }

    private void picture(Block.Picture picture, Locale language) {
        var scale = PICTURE / Math.max(picture.width(), picture.height());
        var width = picture.width() * scale;
        var height = picture.height() * scale;
        sheets.space(6f);
        sheets.need(height);
        sheets.down(height);
        sheets.put(
                picture,
                runsLeft(language) ? Sheets.WIDTH - Sheets.MARGIN - width : Sheets.MARGIN,
                width,
                height,
                language);
        sheets.space(6f);
    }

    private static float atStart(Line line, Locale language, float indent) {
        return runsLeft(language) ? Sheets.WIDTH - Sheets.MARGIN - indent - line.width() : Sheets.MARGIN + indent;
    }
}
