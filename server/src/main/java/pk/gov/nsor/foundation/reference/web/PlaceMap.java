package pk.gov.nsor.foundation.reference.web;

import java.util.List;
import java.util.Set;
import pk.gov.nsor.foundation.reference.place.DistrictFacts;

/**
 * A map of points: degrees north and east laid out as they are (plate carrée), a degree east as short as it is in the
 * middle of Pakistan.
 *
 * @param points in the order in which they are drawn
 */
record PlaceMap(List<Point> points) {

    static final int WIDTH = 760;
    static final int HEIGHT = 710;

    private static final double WEST = 60.4;
    private static final double NORTH = 37.4;
    private static final double PIXELS_NORTH = 51;
    /** The cosine of 30.4 degrees north. */
    private static final double PIXELS_EAST = PIXELS_NORTH * 0.8625;

    /**
     * A district's point on the map.
     *
     * @param found whether it is the place the reader searched for
     */
    record Point(DistrictFacts district, long x, long y, boolean found) {

        public String shape() {
            return "shape-" + district.provinceCode();
        }
    }

    /** A line of whole degrees. */
    record Line(int degrees, long at) {}

    /** Found ones are drawn last, and so lie above the others. */
    static PlaceMap of(List<DistrictFacts> districts, Set<String> found) {
        return new PlaceMap(districts.stream()
                .map(district -> new Point(
                        district, x(district.longitude()), y(district.latitude()), found.contains(district.code())))
                .sorted(java.util.Comparator.comparing(Point::found))
                .toList());
    }

    public int width() {
        return WIDTH;
    }

    public int height() {
        return HEIGHT;
    }

    public List<Line> meridians() {
        return List.of(new Line(65, x(65)), new Line(70, x(70)), new Line(75, x(75)));
    }

    public List<Line> parallels() {
        return List.of(new Line(25, y(25)), new Line(30, y(30)), new Line(35, y(35)));
    }

    static long x(double longitude) {
        return Math.round((longitude - WEST) * PIXELS_EAST);
    }

    static long y(double latitude) {
        return Math.round((NORTH - latitude) * PIXELS_NORTH);
    }
}
