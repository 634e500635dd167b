package pk.gov.nsor.accountability.oversight.quality;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.reference.PoliceStation;

/**
 * What was counted of a reader's scope.
 *
 * @param rankedFrom how many people a station answers for, at least, to be ranked
 * @param agencies the largest share of records with a finding first; those that are not ranked last
 */
public record QualityReport(Instant countedAt, int rankedFrom, List<Line> lines, List<Agency> agencies) {

    public QualityReport {
        lines = List.copyOf(lines);
        agencies = List.copyOf(agencies);
    }

    /**
     * A check.
     *
     * @param isOfPeople whether there is a list of whom it was found about
     * @param change since a week before; null where nothing was counted then
     * @param oldest since when the oldest has it; null where that is not known
     */
    public record Line(
            String name,
            int order,
            boolean isOfPeople,
            long count,
            @Nullable Long change,
            @Nullable LocalDate oldest) {}

    /**
     * A station and the records that it answers for.
     *
     * @param found how many of them have a finding of any check
     * @param isRanked whether they are enough for a share that says something
     */
    public record Agency(PoliceStation station, long people, long found, boolean isRanked) {

        /** In a hundred, rounded. */
        public long share() {
            return people == 0 ? 0 : Math.round(100.0 * found / people);
        }

        double order() {
            return people == 0 || !isRanked ? 0 : (double) found / people;
        }
    }
}
