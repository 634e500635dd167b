package pk.gov.nsor.accountability.oversight.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import pk.gov.nsor.accountability.oversight.Dashboard.Row;
import pk.gov.nsor.accountability.oversight.DashboardPlace;
import pk.gov.nsor.foundation.reference.map.DistrictOutlines;
import pk.gov.nsor.foundation.reference.map.Outline;
import pk.gov.nsor.foundation.reference.map.Outline.Box;
import pk.gov.nsor.foundation.reference.map.Outline.Point;

/**
 * A figure of districts, drawn: the more, the darker. What it shows stands in a table beside it.
 *
 * @param viewBox of the drawing
 * @param size of its letters
 * @param steps what each shade stands for, the lightest first
 * @param labels of as many districts as have room for their names, those with the most first
 * @param missing districts that have no outline
 */
record DistrictMap(
        String viewBox, double size, List<Area> areas, List<Step> steps, List<Label> labels, List<String> missing) {

    private static final int SHADES = 5;
    private static final double LETTERS_TO_WIDTH = 78;
    private static final double MARGIN = 8;

    /** Of a letter, of its height. */
    private static final double WIDTH = 0.56;

    private static final double HEIGHT = 1.25;

    /**
     * An outline.
     *
     * @param shade 0 where it has none, up to 5
     * @param title the districts within it, each with its number
     * @param href where it leads to
     */
    record Area(String path, int shade, String title, String href) {}

    /** What a shade stands for. */
    record Step(int shade, long from, long to) {}

    /** A name on the map. */
    record Label(String text, double x, double y) {}

    /** What is drawn of an outline before it has its shade. */
    private record Counted(Outline outline, boolean isOfFirst, List<Row> rows, long count) {}

    /**
     * Of the districts of a place.
     *
     * @param column which of their figures
     */
    static DistrictMap of(
            DashboardPlace place,
            List<Row> districts,
            int column,
            List<DistrictOutlines.Shape> shapes,
            Locale language) {
        Map<String, Row> byCode = new HashMap<>();
        districts.forEach(row -> byCode.put(row.place().code(), row));
        List<Counted> counted = shapes.stream()
                .map(shape -> counted(shape, byCode, column))
                .filter(each -> !each.rows.isEmpty())
                .toList();
        counted.forEach(
                each -> each.rows.forEach(row -> byCode.remove(row.place().code())));
        Box box = counted.stream()
                .map(each -> each.outline.box())
                .reduce(Box::with)
                .orElse(new Box(0, 0, 1, 1));
        double size = (box.right() - box.left()) / LETTERS_TO_WIDTH;
        List<Step> steps = steps(counted.stream().map(Counted::count).toList());
        return new DistrictMap(
                new Box(box.left() - MARGIN, box.top() - MARGIN, box.right() + MARGIN, box.bottom() + MARGIN).viewBox(),
                size,
                counted.stream()
                        .map(each -> area(each, steps, place, column, language))
                        .toList(),
                steps,
                labels(counted, size, box, language),
                byCode.values().stream()
                        .map(row -> row.place().name(language))
                        .sorted()
                        .toList());
    }

    private static Counted counted(DistrictOutlines.Shape shape, Map<String, Row> byCode, int column) {
        List<Row> rows = shape.districts().stream()
                .flatMap(code -> Stream.ofNullable(byCode.get(code)))
                .toList();
        boolean isOfFirst =
                shape.isOfFirst() && byCode.containsKey(shape.districts().getFirst());
        return new Counted(
                shape.outline(),
                isOfFirst,
                rows,
                rows.stream().mapToLong(row -> count(row, column)).sum());
    }

    private static long count(Row row, int column) {
        return row.figures().get(column).count();
    }

    private static Area area(Counted each, List<Step> steps, DashboardPlace place, int column, Locale language) {
        String title = String.join(
                " · ",
                each.rows.stream()
                        .map(row -> row.place().name(language) + ": " + count(row, column))
                        .toList());
        int shade = steps.stream()
                .filter(step -> step.from <= each.count && each.count <= step.to)
                .mapToInt(Step::shade)
                .findFirst()
                .orElse(0);
        return new Area(each.outline.path(), shade, title, href(each, place));
    }

    /** Where several share an outline, the list of them all. */
    private static String href(Counted each, DashboardPlace place) {
        DashboardPlace first = each.rows.getFirst().place();
        if (each.rows.size() == 1) {
            return first.path();
        }
        return place.isNation() ? new DashboardPlace(first.some(), false).path() + "#places" : "#places";
    }

    /** As many shades as there are different numbers, at most five; about as many of the different numbers in each. */
    private static List<Step> steps(List<Long> counts) {
        long[] different = counts.stream()
                .mapToLong(Long::longValue)
                .filter(count -> count > 0)
                .sorted()
                .distinct()
                .toArray();
        int shades = Math.min(SHADES, different.length);
        List<Step> steps = new ArrayList<>();
        for (int shade = 0; shade < shades; shade++) {
            long[] own = Arrays.copyOfRange(
                    different, shade * different.length / shades, (shade + 1) * different.length / shades);
            steps.add(new Step(SHADES - shades + shade + 1, own[0], own[own.length - 1]));
        }
        return steps;
    }

    private static List<Label> labels(List<Counted> counted, double size, Box box, Locale language) {
        List<Box> taken = new ArrayList<>();
        List<Label> labels = new ArrayList<>();
        counted.stream()
                .sorted(Comparator.comparingLong(Counted::count)
                        .thenComparingDouble(each -> each.outline.area())
                        .reversed())
                .forEach(each -> {
                    String text = name(each, language);
                    Point middle = each.outline.middle();
                    double half = text.length() * size * WIDTH / 2;
                    Box room = new Box(
                            middle.x() - half,
                            middle.y() - size * HEIGHT / 2,
                            middle.x() + half,
                            middle.y() + size * HEIGHT / 2);
                    boolean isWithin = room.left() >= box.left() && room.right() <= box.right();
                    if (!text.isEmpty() && isWithin && taken.stream().noneMatch(room::overlaps)) {
                        taken.add(room);
                        labels.add(new Label(text, Math.round(middle.x()), Math.round(middle.y() + size * 0.35)));
                    }
                });
        return labels;
    }

    /** That of the district whose own outline it is; or else the words with which all their names begin, or all their names. */
    private static String name(Counted each, Locale language) {
        List<String> names =
                each.rows.stream().map(row -> row.place().name(language)).toList();
        if (each.isOfFirst) {
            return names.getFirst();
        }
        List<String> common = List.of(names.getFirst().split(" "));
        for (String name : names) {
            List<String> words = List.of(name.split(" "));
            int same = 0;
            while (same < common.size()
                    && same < words.size()
                    && common.get(same).equals(words.get(same))) {
                same++;
            }
            common = common.subList(0, same);
        }
        return common.isEmpty() ? String.join(" · ", names) : String.join(" ", common);
    }
}
