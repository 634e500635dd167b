package pk.gov.nsor.foundation.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lays out one table: a row stands on one page, and each page repeats the head of the columns. */
final class TableSetter {

    private static final float GAP = 8f;
    private static final float BARS = 110f;
    private static final float BARS_OF_MANY_COLUMNS = 56f;
    /** Above it, a table is set in small letters. */
    private static final int FEW_COLUMNS = 5;

    private static final float BAR = 7f;
    private static final float BETWEEN_ROWS = 4f;

    private final PageLayout pageLayout;
    private final Block.Table table;
    private final Locale language;
    /** Where each column begins, from the side at which lines begin, in points; and how wide it is. */
    private final float[] starts;

    private final float[] widths;
    private final float barRoom;
    private final Style headStyle;
    private final Style style;

    TableSetter(PageLayout pageLayout, Block.Table table, Locale language) {
        this.pageLayout = pageLayout;
        this.table = table;
        this.language = language;
        var columns = table.head().size();
        var isWide = columns > FEW_COLUMNS;
        barRoom = isWide ? BARS_OF_MANY_COLUMNS : BARS;
        style = isWide ? Style.NOTE : Style.FACT;
        headStyle = isWide ? Style.NOTE_LABEL : Style.LABEL;
        starts = new float[columns];
        widths = new float[columns];
        var room = Typesetter.BODY - (table.bars().isEmpty() ? 0 : barRoom + GAP) - GAP * (columns - 1);
        var share = room / (columns + 1);
        var at = 0f;
        for (var column = 0; column < columns; column++) {
            starts[column] = at;
            widths[column] = column == 0 ? 2 * share : share;
            at += widths[column] + GAP;
        }
    }

    void set(Tag tags) {
        pageLayout.space(4f);
        var head = cells(table.head(), headStyle);
        var first = table.rows().isEmpty() ? 0 : height(cells(table.rows().getFirst(), style));
        pageLayout.need(height(head) + first);
        var row = tags.add(Tag.Role.ROW);
        put(head, table.head().stream().map(_ -> row.add(Tag.Role.COLUMN_HEAD)).toList());
        rule();
        for (var number = 0; number < table.rows().size(); number++) {
            var cells = cells(table.rows().get(number), style);
            if (pageLayout.turnsFor(height(cells))) {
                pageLayout.turn();
                put(head, List.of());
                rule();
            }
            var tag = tags.add(Tag.Role.ROW);
            var roles = new ArrayList<Tag>();
            for (var column = 0; column < cells.size(); column++) {
                roles.add(tag.add(column == 0 ? Tag.Role.ROW_HEAD : Tag.Role.VALUE));
            }
            put(cells, roles);
            bar(number, height(cells) - style.leading());
        }
        pageLayout.space(8f);
    }

    private List<List<Line>> cells(List<String> texts, Style set) {
        var cells = new ArrayList<List<Line>>();
        for (var column = 0; column < texts.size(); column++) {
            cells.add(
                    new Shaper(set).lines(texts.get(column), Typesetter.direction(language), widths[column], language));
        }
        return cells;
    }

    private float height(List<List<Line>> cells) {
        return cells.stream().mapToInt(List::size).max().orElse(1) * style.leading() + BETWEEN_ROWS;
    }

    /** @param tags of the cells; none for a head that is repeated, which screen readers pass over */
    private void put(List<List<Line>> cells, List<Tag> tags) {
        for (var column = 0; column < cells.size(); column++) {
            var lines = cells.get(column);
            for (var row = 0; row < lines.size(); row++) {
                var line = lines.get(row);
                pageLayout.putBelow(
                        (row + 1) * style.leading(),
                        line,
                        Typesetter.atStart(line, language, starts[column]),
                        language,
                        tags.isEmpty() ? null : tags.get(column),
                        row < lines.size() - 1);
            }
        }
        pageLayout.down(height(cells));
    }

    private void rule() {
        pageLayout.box(PageLayout.MARGIN, Typesetter.BODY, 0.5f, PageLayout.Paint.RULE);
        pageLayout.space(2f);
    }

    /** @param up how far the first line of its row lies above the row's end, in points */
    private void bar(int row, float up) {
        var share = table.bars().isEmpty() ? null : table.bars().get(row);
        if (share != null) {
            var width = Math.max(0.5f, barRoom * share);
            var left = Typesetter.runsLeft(language)
                    ? PageLayout.MARGIN + barRoom - width
                    : PageLayout.WIDTH - PageLayout.MARGIN - barRoom;
            pageLayout.bar(left, up, width, BAR);
        }
    }
}
