package pk.gov.nsor.benchmark.disclosure;

import java.util.List;
import pk.gov.nsor.benchmark.disclosure.CluedNotes.Clued;

/**
 * How many of some notes are of a kind, with the interval of 95 % after Wilson. Notes of one template are much alike, so that it
 * is as wide as that many templates make it, and not notes.
 *
 * @param percent from 0 to 100
 * @param from the interval's lower end, from 0 to 100
 * @param to the interval's upper end, from 0 to 100
 */
record Share(double percent, double from, double to) {

    private static final double OF_95 = 1.96;

    /** @param found how many of them are of the kind */
    static Share of(List<Clued> some, long found) {
        long templates = some.stream().map(note -> note.note().way()).distinct().count();
        double share = found / (double) Math.max(1, some.size());
        double square = OF_95 * OF_95;
        double middle = (share + square / (2 * templates)) / (1 + square / templates);
        double half = OF_95
                * Math.sqrt(share * (1 - share) / templates + square / (4.0 * templates * templates))
                / (1 + square / templates);
        return new Share(100 * share, 100 * Math.max(0, middle - half), 100 * Math.min(1, middle + half));
    }

    /** In words: 6.3 (5.5 to 7.2). */
    String text() {
        return "%.1f (%.1f to %.1f)".formatted(percent, from, to);
    }
}
