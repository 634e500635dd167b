package pk.gov.nsor.accountability.accessreview.rule;

import java.util.List;
import java.util.OptionalInt;

/**
 * How many records are usual in a day, by the days before.
 *
 * @param own of the officer; empty where too few days are known
 * @param peers of others of the same role; empty where too few officers are known
 */
public record UsualActivity(OptionalInt own, OptionalInt peers) {

    /** Fewer days with views are too few to compare an officer with. */
    public static final int FEWEST_DAYS = 5;

    /** Fewer others say nothing of a role. */
    public static final int FEWEST_PEERS = 3;

    public static final UsualActivity UNKNOWN = new UsualActivity(OptionalInt.empty(), OptionalInt.empty());

    /** The middle of what is usual for the others; of an even number the lower of the two. */
    public static OptionalInt ofPeers(List<Integer> others) {
        return others.size() < FEWEST_PEERS
                ? OptionalInt.empty()
                : OptionalInt.of(others.stream().sorted().toList().get((others.size() - 1) / 2));
    }
}
