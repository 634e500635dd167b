package pk.gov.nsor.accountability.accessreview.rule;

/**
 * UsualActivity hours of work.
 *
 * @param from the first hour, 0 to 23
 * @param until the hour at which they end, 1 to 24; later than the first
 */
public record Hours(int from, int until) {

    public boolean contains(int hour) {
        return hour >= from && hour < until;
    }
}
