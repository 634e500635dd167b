package pk.gov.nsor.foundation.shell.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import pk.gov.nsor.foundation.kernel.PersonName;

/** Lines in memory are sorted by what a column shows, and no list forgets the order of a column in silence. */
class ShownOrderTest {

    private record Line(
            String name, @Nullable Integer count, @Nullable LocalDate on) {}

    private static final List<Line> LINES = List.of(
            new Line("émile", 10, null),
            new Line("Zubair", 9, LocalDate.of(2026, 2, 1)),
            new Line("Akbar", null, LocalDate.of(2025, 12, 31)));

    @Test
    void textsAreSortedAsTheLanguageOrdersThemAndNumbersAndDaysBySize() {
        assertThat(sorted("name", false)).containsExactly("Akbar", "émile", "Zubair");
        assertThat(sorted("called", false)).containsExactly("Akbar", "émile", "Zubair");
        assertThat(sorted("count", false)).containsExactly("Zubair", "émile", "Akbar");
        assertThat(sorted("on", false)).containsExactly("Akbar", "Zubair", "émile");
    }

    @Test
    void digitsInATextAreComparedAsANumber() {
        List<String> names = List.of("۱۲ ب", "C-10", "۳", "C-9", "C-1", "D-2").stream()
                .map(name -> new Line(name, null, null))
                .sorted(new ListSort("name", false).comparator(page().columns, Map.of(), (one, other) -> 0))
                .map(Line::name)
                .toList();
        assertThat(names).hasSize(6).containsSubsequence("C-1", "C-9", "C-10", "D-2");
    }

    @Test
    void whatShowsNothingComesLastEitherWayRound() {
        assertThat(sorted("count", true)).containsExactly("émile", "Zubair", "Akbar");
        assertThat(sorted("on", true)).containsExactly("Zubair", "Akbar", "émile");
    }

    @Test
    void aCellIsSortedByItsValueAndWithoutOneByTheLineUnderIt() {
        assertThat(sorted("state", false)).containsExactly("Akbar", "Zubair", "émile");
    }

    @Test
    void aColumnThatHasAnOrderOfItsOwnKeepsIt() {
        Comparator<Line> byLength = Comparator.comparing(line -> line.name().length());
        List<String> names = LINES.stream()
                .sorted(new ListSort("name", true)
                        .comparator(page().columns, Map.of("name", byLength), (one, other) -> 0))
                .map(Line::name)
                .toList();
        assertThat(names).containsExactly("Zubair", "émile", "Akbar");
    }

    @Test
    void aSortableColumnWithoutAnOrderInSqlIsRefused() {
        assertThat(ListSort.NONE.sql(Map.of(), "id")).isEqualTo("id");
        assertThat(new ListSort("on", true).sql(Map.of("on", "x.on_day"), "id"))
                .isEqualTo("x.on_day desc nulls last, id");
        assertThatIllegalStateException()
                .isThrownBy(() -> new ListSort("on", true).sql(Map.of("label.on", "x.on_day"), "id"))
                .withMessageContaining("on");
    }

    private static List<String> sorted(String column, boolean isDescending) {
        return LINES.stream()
                .sorted(new ListSort(column, isDescending).comparator(page().columns, Map.of(), (one, other) -> 0))
                .map(Line::name)
                .toList();
    }

    private static ListPage<Line> page() {
        return ListPage.<Line>at("/lines", "lines")
                .column("lines.name", Line::name)
                .column("lines.called", line -> new PersonName(line.name(), null))
                .column("lines.count", Line::count)
                .column("lines.on", Line::on)
                .column(
                        "lines.state",
                        line -> line.on() == null
                                ? Cell.of(null).urgent("late")
                                : Cell.of(line.on().getYear() == 2026 ? "busy" : "asleep"))
                .allSortable();
    }
}
