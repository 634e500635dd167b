package pk.gov.nsor.foundation.shell.dashboard;

import java.util.List;

/**
 * Bars in two parts, drawn on the server: 10 wide each in a box that is 100 high, which the page stretches. The parts are
 * the data of SVG paths; a part without height is left out.
 *
 * @param width of the box
 * @param most what the full height stands for, at least 1
 */
public record BarChart(int width, long most, String lower, String upper) {

    private static final int PITCH = 10;
    private static final int BAR = 8;
    private static final int HEIGHT = 100;

    /**
     * A bar.
     *
     * @param upper stands on the lower part
     */
    public record Bar(long lower, long upper) {

        long height() {
            return lower + upper;
        }
    }

    public static BarChart of(List<Bar> bars) {
        return of(bars, bars.stream().mapToLong(Bar::height).max().orElse(0));
    }

    /**
     * On a scale that other bars share.
     *
     * @param highest no bar is higher
     */
    public static BarChart of(List<Bar> bars, long highest) {
        long most = Math.max(1, highest);
        StringBuilder lower = new StringBuilder();
        StringBuilder upper = new StringBuilder();
        for (int place = 0; place < bars.size(); place++) {
            Bar bar = bars.get(place);
            draw(lower, place, 0, bar.lower, most);
            draw(upper, place, bar.lower, bar.height(), most);
        }
        return new BarChart(bars.size() * PITCH, most, lower.toString(), upper.toString());
    }

    private static void draw(StringBuilder path, int place, long from, long to, long most) {
        if (to == from) {
            return;
        }
        path.append('M')
                .append(place * PITCH + (PITCH - BAR) / 2)
                .append(' ')
                .append(level(from, most))
                .append("h")
                .append(BAR)
                .append('V')
                .append(level(to, most))
                .append("h-")
                .append(BAR)
                .append('z');
    }

    /** From above, in tenths of the box's hundredths. */
    private static String level(long value, long most) {
        long tenths = Math.round(10.0 * HEIGHT - 10.0 * HEIGHT * value / most);
        return tenths / 10 + "." + tenths % 10;
    }
}
