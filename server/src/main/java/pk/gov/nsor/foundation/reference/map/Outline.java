package pk.gov.nsor.foundation.reference.map;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An outline as it is drawn: one shape or several, of straight lines. Points are in the units of the drawing, from its left and its
 * top.
 *
 * @param path the data of an SVG path
 * @param rings each closed, in the order of the path
 */
public record Outline(String path, List<List<Point>> rings) {

    private static final Pattern PART = Pattern.compile("[A-Za-z]|-?\\d+(?:\\.\\d+)?");

    public Outline {
        rings = rings.stream().map(List::copyOf).toList();
    }

    /** A point of the drawing. */
    public record Point(double x, double y) {}

    /** The smallest upright rectangle around something. */
    public record Box(double left, double top, double right, double bottom) {

        /** The smallest around both. */
        public Box with(Box other) {
            return new Box(
                    Math.min(left, other.left),
                    Math.min(top, other.top),
                    Math.max(right, other.right),
                    Math.max(bottom, other.bottom));
        }

        /** Whether they have a point in common that is on the edge of neither. */
        public boolean overlaps(Box other) {
            return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
        }

        /** As SVG writes it: left, top, width and height. */
        public String viewBox() {
            return "%d %d %d %d"
                    .formatted((long) Math.floor(left), (long) Math.floor(top), (long) Math.ceil(right - left), (long)
                            Math.ceil(bottom - top));
        }
    }

    /**
     * Reads the data of a path.
     *
     * @throws IllegalArgumentException where it has other commands than m, l and z, or ends within a pair
     */
    static Outline parse(String path) {
        List<List<Point>> rings = new ArrayList<>();
        List<Point> ring = new ArrayList<>();
        Matcher parts = PART.matcher(path);
        char command = ' ';
        double x = 0;
        double y = 0;
        while (parts.find()) {
            String part = parts.group();
            if (Character.isLetter(part.charAt(0))) {
                command = part.charAt(0);
                if ("mMzZ".indexOf(command) >= 0 && !ring.isEmpty()) {
                    x = ring.getFirst().x();
                    y = ring.getFirst().y();
                    rings.add(ring);
                    ring = new ArrayList<>();
                } else if ("mMlLzZ".indexOf(command) < 0) {
                    throw new IllegalArgumentException("An outline has lines alone, and not " + command);
                }
                continue;
            }
            double first = Double.parseDouble(part);
            if (!parts.find() || Character.isLetter(parts.group().charAt(0))) {
                throw new IllegalArgumentException("An outline has pairs of numbers");
            }
            double second = Double.parseDouble(parts.group());
            boolean isRelative = Character.isLowerCase(command);
            x = isRelative ? x + first : first;
            y = isRelative ? y + second : second;
            ring.add(new Point(x, y));
        }
        if (!ring.isEmpty()) {
            rings.add(ring);
        }
        return new Outline(path.strip(), rings);
    }

    public Box box() {
        return rings.stream()
                .flatMap(List::stream)
                .map(point -> new Box(point.x(), point.y(), point.x(), point.y()))
                .reduce(Box::with)
                .orElseThrow();
    }

    /** How large its largest shape is, in units of the drawing by units. */
    public double area() {
        return Math.abs(area(largest()));
    }

    private List<Point> largest() {
        return rings.stream()
                .max(Comparator.comparingDouble(ring -> Math.abs(area(ring))))
                .orElseThrow();
    }

    /** The middle of its largest shape, where its name stands. */
    public Point middle() {
        List<Point> largest = largest();
        double area = area(largest);
        double x = 0;
        double y = 0;
        for (int at = 0; at < largest.size(); at++) {
            Point one = largest.get(at);
            Point next = largest.get((at + 1) % largest.size());
            double cross = one.x() * next.y() - next.x() * one.y();
            x += (one.x() + next.x()) * cross;
            y += (one.y() + next.y()) * cross;
        }
        return area == 0 ? largest.getFirst() : new Point(x / (6 * area), y / (6 * area));
    }

    private static double area(List<Point> ring) {
        double twice = 0;
        for (int at = 0; at < ring.size(); at++) {
            Point one = ring.get(at);
            Point next = ring.get((at + 1) % ring.size());
            twice += one.x() * next.y() - next.x() * one.y();
        }
        return twice / 2;
    }
}
