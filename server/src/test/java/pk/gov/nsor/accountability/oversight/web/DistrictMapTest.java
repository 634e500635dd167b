package pk.gov.nsor.accountability.oversight.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import pk.gov.nsor.accountability.oversight.Dashboard.Figure;
import pk.gov.nsor.accountability.oversight.Dashboard.Row;
import pk.gov.nsor.accountability.oversight.DashboardPlace;
import pk.gov.nsor.accountability.oversight.web.DistrictMap.Area;
import pk.gov.nsor.accountability.oversight.web.DistrictMap.Label;
import pk.gov.nsor.accountability.oversight.web.DistrictMap.Step;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.map.DistrictOutlines.Shape;
import pk.gov.nsor.foundation.reference.map.Outline;
import pk.gov.nsor.foundation.reference.map.Outline.Point;

/** Squares of a hundred, one beside the other from left to right. */
class DistrictMapTest {

    private final List<Row> rows = new ArrayList<>();
    private final List<Shape> shapes = new ArrayList<>();

    @Test
    void thereAreAsManyShadesAsDifferentNumbersAndNoneForNothing() {
        square(true, row("a", 0));
        square(true, row("b", 3));
        square(true, row("c", 900));
        square(true, row("d", 3));
        DistrictMap map = map();
        assertThat(map.steps()).containsExactly(new Step(4, 3, 3), new Step(5, 900, 900));
        assertThat(map.areas()).extracting(Area::shade).containsExactly(0, 4, 5, 4);
        assertThat(map.viewBox()).isEqualTo("-8 -8 416 116");
    }

    @Test
    void fiveShadesAreTheMostAndEachNumberIsWithinOne() {
        IntStream.rangeClosed(1, 23).forEach(count -> square(true, row("d" + count, count)));
        DistrictMap map = map();
        assertThat(map.steps()).hasSize(5);
        assertThat(map.steps().getFirst()).isEqualTo(new Step(1, 1, 4));
        assertThat(map.steps().getLast()).isEqualTo(new Step(5, 19, 23));
        assertThat(map.areas()).extracting(Area::shade).isSorted().doesNotContain(0);
    }

    @Test
    void thoseThatShareAnOutlineAreAddedAndEachIsNamed() {
        square(true, row("old", 2), row("new", 5));
        square(false, row("city east", 1), row("city west", 1));
        square(false, row("x", 0), row("y", 0));
        DistrictMap map = map();
        assertThat(map.areas())
                .extracting(Area::title)
                .containsExactly("Old: 2 · New: 5", "City east: 1 · City west: 1", "X: 0 · Y: 0");
        assertThat(map.areas().getFirst().shade()).isEqualTo(5);
        assertThat(map.areas().getFirst().href()).isEqualTo("/dashboard/PK-PB#places");
        assertThat(map.labels()).extracting(Label::text).containsExactly("Old", "City", "X · Y");
    }

    @Test
    void whatHasNoOutlineIsSaidAndNamesThatHaveNoRoomAreLeftOut() {
        square(true, row("here", 1));
        rows.add(row("nowhere", 7));
        assertThat(map().missing()).containsExactly("Nowhere");
        IntStream.range(0, 80).forEach(count -> square(true, row("a district with a long name " + count, count)));
        assertThat(map().labels()).isNotEmpty().hasSizeLessThan(40);
        assertThat(map().labels().getFirst().text())
                .as("of those that are not cut off by the edge, the one with the most")
                .isEqualTo("A district with a long name 70");
    }

    private DistrictMap map() {
        return DistrictMap.of(DashboardPlace.NATION, rows, 0, shapes, Locale.ENGLISH);
    }

    private void square(boolean isOfFirst, Row... within) {
        int left = 100 * shapes.size();
        Outline outline = new Outline(
                "m " + left,
                List.of(List.of(
                        new Point(left, 0),
                        new Point(left + 100, 0),
                        new Point(left + 100, 100),
                        new Point(left, 100))));
        shapes.add(new Shape(
                outline, List.of(within).stream().map(row -> row.place().code()).toList(), isOfFirst));
        rows.addAll(List.of(within));
    }

    private static Row row(String code, long count) {
        String name = code.substring(0, 1).toUpperCase(Locale.ROOT) + code.substring(1);
        District district = new District(
                code, null, name, name, "PK-PB", "Punjab", "پنجاب", "", 30, 70, "current", null, null, null);
        return new Row(new DashboardPlace(district, true), List.of(new Figure("cases", count, "/caseload")));
    }
}
