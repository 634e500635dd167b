package pk.gov.nsor.foundation.pdf;

import java.text.Bidi;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Lays out the blocks of a document on pages. */
final class Typesetter {

    static final float BODY = PageLayout.WIDTH - 2 * PageLayout.MARGIN;
    private static final float LABELS = 165f;
    private static final float GAP = 12f;
    private static final float PADDING = 10f;
    private static final float INDENT = 14f;
    /** The longer side of a picture. */
    private static final float PICTURE = 150f;
    /** The space that a heading needs below it on its page. */
    private static final float BELOW_A_HEADING = 60f;

    /** The side of a QR code, its quiet zone included. */
    private static final float QR = 60f;
    /** The same, on a poster. */
    private static final float CALL_QR = 170f;
    /** Around a QR code, whose quiet zone is around it already. */
    private static final float AROUND_QR = 3f;

    private final PageLayout pageLayout;
    /** The table of facts that follow each other; null where the last block was none. */
    private @Nullable Tag facts;

    Typesetter(float foot) {
        this.pageLayout = new PageLayout(foot);
    }

    /** @param document the element that the parts are added to */
    List<PageLayout.Sheet> set(List<Part> parts, Tag document) {
        for (var part : parts) {
            pageLayout.space(24f);
            var section = document.add(Tag.Role.SECTION, part.language());
            facts = null;
            part.blocks().forEach(block -> set(block, part.language(), section));
        }
        return pageLayout.all();
    }

    static boolean runsLeft(Locale language) {
        return "ur".equals(language.getLanguage());
    }

    static int direction(Locale language) {
        return runsLeft(language) ? Bidi.DIRECTION_RIGHT_TO_LEFT : Bidi.DIRECTION_LEFT_TO_RIGHT;
    }

    private void set(Block block, Locale language, Tag section) {
        var urdu = runsLeft(language);
        if (!(block instanceof Block.Fact)) {
            facts = null;
        }
        switch (block) {
            case Block.Title title -> {
                lines(title.text(), Style.title(urdu), language, section.add(Tag.Role.TITLE));
                pageLayout.space(6f);
            }
            case Block.Heading heading -> {
                pageLayout.space(10f);
                pageLayout.need(Style.heading(urdu).leading() + BELOW_A_HEADING);
                lines(heading.text(), Style.heading(urdu), language, section.add(Tag.Role.HEADING));
                pageLayout.space(2f);
            }
            case Block.Paragraph paragraph -> {
                lines(paragraph.text(), Style.prose(urdu), language, section.add(Tag.Role.PARAGRAPH));
                pageLayout.space(7f);
            }
            case Block.Note note -> {
                lines(note.text(), Style.NOTE, language, section.add(Tag.Role.PARAGRAPH));
                pageLayout.space(4f);
            }
            case Block.Listing listing -> {
                var list = section.add(Tag.Role.LIST);
                listing.lines().forEach(line -> item(line, language, list.add(Tag.Role.ITEM)));
            }
            case Block.Fact fact -> {
                facts = facts == null ? section.add(Tag.Role.TABLE) : facts;
                fact(fact, language, facts.add(Tag.Role.ROW));
            }
            case Block.Table table -> new TableSetter(pageLayout, table, language).set(section.add(Tag.Role.TABLE));
            case Block.Code code -> code(code, language, section);
            case Block.Placard placard -> {
                pageLayout.down(24f);
                lines(placard.text(), Style.placard(urdu), language, section.add(Tag.Role.TITLE));
            }
            case Block.Call call -> call(call, language, section);
            case Block.Picture picture -> picture(picture, language, section);
            case Block.NewPage ignored -> {
                if (!pageLayout.isAtTop()) {
                    pageLayout.turn();
                }
            }
        }
    }

    private void lines(String text, Style style, Locale language, Tag tag) {
        var lines = new Shaper(style).lines(text, direction(language), BODY, language);
        for (var line : lines) {
            pageLayout.down(style.leading());
            pageLayout.put(line, atStart(line, language, 0), language, tag, line != lines.getLast());
        }
    }

    private void item(String text, Locale language, Tag item) {
        var style = Style.FACT;
        var label = item.add(Tag.Role.MARK);
        var body = item.add(Tag.Role.ITEM_BODY);
        var lines = new Shaper(style).lines(text, direction(language), BODY - INDENT, language);
        for (var line : lines) {
            pageLayout.down(style.leading());
            if (line == lines.getFirst()) {
                var mark = new Shaper(style).line("•", Bidi.DIRECTION_LEFT_TO_RIGHT);
                pageLayout.put(mark, atStart(mark, language, 2f), language, label, false);
            }
            pageLayout.put(line, atStart(line, language, INDENT), language, body, line != lines.getLast());
        }
        pageLayout.space(2f);
    }

    private void fact(Block.Fact fact, Locale language, Tag tags) {
        var head = tags.add(Tag.Role.ROW_HEAD);
        var value = tags.add(Tag.Role.VALUE);
        var labels = new Shaper(Style.LABEL).lines(fact.label(), direction(language), LABELS, language);
        var values = new Shaper(Style.FACT)
                .lines(fact.value(), Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT, BODY - LABELS - GAP, language);
        for (var row = 0; row < Math.max(labels.size(), values.size()); row++) {
            pageLayout.down(Style.FACT.leading());
            if (row < labels.size()) {
                var line = labels.get(row);
                pageLayout.put(line, atStart(line, language, 0), language, head, line != labels.getLast());
            }
            if (row < values.size()) {
                var line = values.get(row);
                pageLayout.put(line, atStart(line, language, LABELS + GAP), language, value, line != values.getLast());
            }
        }
        pageLayout.space(3f);
    }

    private void code(Block.Code block, Locale language, Tag section) {
        var qr = block.address().map(QrModules::of);
        var room = BODY - 2 * PADDING - (qr.isPresent() ? QR + PADDING : 0);
        var labels = new Shaper(Style.NOTE).lines(block.label(), direction(language), room, language);
        var code = new Shaper(Style.CODE).line(block.code(), Bidi.DIRECTION_LEFT_TO_RIGHT);
        var text = Style.NOTE.size() + (labels.size() - 1) * Style.NOTE.leading() + Style.CODE.leading();
        var height = Math.max(2 * PADDING + text, qr.isPresent() ? QR + 2 * AROUND_QR : 0);
        var above = (height - text) / 2;
        pageLayout.space(10f);
        pageLayout.need(height);
        var label = section.add(Tag.Role.PARAGRAPH);
        for (var row = 0; row < labels.size(); row++) {
            var line = labels.get(row);
            pageLayout.putBelow(
                    above + Style.NOTE.size() + row * Style.NOTE.leading(),
                    line,
                    atStart(line, language, PADDING),
                    language,
                    label,
                    line != labels.getLast());
        }
        pageLayout.putBelow(
                above + text, code, atStart(code, language, PADDING), language, section.add(Tag.Role.PARAGRAPH), false);
        pageLayout.down(height);
        var words = labels.stream().map(Line::width).reduce(code.width(), Math::max);
        var width = words + 2 * PADDING + (qr.isPresent() ? QR + PADDING : 0);
        var left = runsLeft(language) ? PageLayout.WIDTH - PageLayout.MARGIN - width : PageLayout.MARGIN;
        pageLayout.box(left, width, height, PageLayout.Paint.FRAME);
        qr.ifPresent(modules -> pageLayout.put(
                modules,
                runsLeft(language) ? left + AROUND_QR : left + width - AROUND_QR - QR,
                (height - QR) / 2,
                QR,
                "QR: " + block.address().orElseThrow(),
                section));
        pageLayout.space(8f);
    }

    /** The label, and below it the number at the start of the line and the QR code at its end. */
    private void call(Block.Call call, Locale language, Tag section) {
        pageLayout.down(30f);
        lines(call.label(), Style.callLabel(runsLeft(language)), language, section.add(Tag.Role.PARAGRAPH));
        var number = new Shaper(Style.CALL).line(call.number(), Bidi.DIRECTION_LEFT_TO_RIGHT);
        pageLayout.down(CALL_QR);
        pageLayout.putBelow(
                -(CALL_QR - Style.CALL.size()) / 2,
                number,
                atStart(number, language, 0),
                language,
                section.add(Tag.Role.PARAGRAPH),
                false);
        pageLayout.put(
                QrModules.of(call.scanned()),
                runsLeft(language) ? PageLayout.MARGIN : PageLayout.WIDTH - PageLayout.MARGIN - CALL_QR,
                0,
                CALL_QR,
                "QR: " + call.scanned(),
                section);
        pageLayout.space(8f);
    }

    private void picture(Block.Picture picture, Locale language, Tag section) {
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
                language,
                section);
        pageLayout.space(6f);
    }

    static float atStart(Line line, Locale language, float indent) {
        return runsLeft(language)
                ? PageLayout.WIDTH - PageLayout.MARGIN - indent - line.width()
                : PageLayout.MARGIN + indent;
    }
}
