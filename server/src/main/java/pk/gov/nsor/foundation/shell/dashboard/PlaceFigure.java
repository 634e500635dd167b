package pk.gov.nsor.foundation.shell.dashboard;

import org.jspecify.annotations.Nullable;

/**
 * A figure of each place, and the list behind it.
 *
 * @param name what it is stored by, small letters and dashes; {@code dashboard.figure.} and the name is the message that
 *     says it
 * @param order smaller numbers come first in the part
 * @param nation the address of the nation's list
 * @param place the address of the list that {@code province} or {@code district} is added to; null for a figure of the
 *     nation alone, whose counts have no district. All addresses have a question mark.
 * @param isColumn whether it is in the table of the places below, too
 */
public record PlaceFigure(
        String name,
        DashboardPart part,
        int order,
        String nation,
        @Nullable String place,
        boolean isColumn) {

    public PlaceFigure {
        if (!name.matches("[a-z]+(-[a-z]+)*")) {
            throw new IllegalArgumentException("No name of a figure: " + name);
        }
        if (!nation.contains("?") || (place != null && !place.contains("?"))) {
            throw new IllegalArgumentException("An address without a question: " + name);
        }
    }

    /** A figure of the nation alone. */
    public static PlaceFigure ofNation(String name, DashboardPart part, int order, String list) {
        return new PlaceFigure(name, part, order, list, null, false);
    }
}
