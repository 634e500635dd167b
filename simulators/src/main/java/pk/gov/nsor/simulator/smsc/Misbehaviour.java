package pk.gov.nsor.simulator.smsc;

/**
 * What the simulated SMSC does wrong all the time; {@link Prank} has what it does once. Start from {@link #NONE} and
 * change what is wanted.
 *
 * @param slowMillis how late a submit_sm is acknowledged, 0 to 600,000
 * @param missingPercent how many of a hundred acknowledgements of submit_sm are never sent, although the text reaches its
 *     phone; 0 to 100
 * @param duplicatePercent how many of a hundred deliver_sm are sent once more after the register has acknowledged them,
 *     0 to 100
 * @param garbagePercent before how many of a hundred deliver_sm octets come that are no PDU, 0 to 100
 * @param partsOutOfOrder whether the parts of a long text go out last part first
 */
public record Misbehaviour(
        int slowMillis, int missingPercent, int duplicatePercent, int garbagePercent, boolean partsOutOfOrder) {

    /** An SMSC as it should be. */
    public static final Misbehaviour NONE = new Misbehaviour(0, 0, 0, 0, false);

    private static final int SLOWEST = 600_000;

    public Misbehaviour {
        require(slowMillis >= 0 && slowMillis <= SLOWEST, "slowMillis must be 0 to 600000");
        requirePercent(missingPercent, "missingPercent");
        requirePercent(duplicatePercent, "duplicatePercent");
        requirePercent(garbagePercent, "garbagePercent");
    }

    public Misbehaviour withSlowMillis(int millis) {
        return new Misbehaviour(millis, missingPercent, duplicatePercent, garbagePercent, partsOutOfOrder);
    }

    public Misbehaviour withMissingPercent(int percent) {
        return new Misbehaviour(slowMillis, percent, duplicatePercent, garbagePercent, partsOutOfOrder);
    }

    public Misbehaviour withDuplicatePercent(int percent) {
        return new Misbehaviour(slowMillis, missingPercent, percent, garbagePercent, partsOutOfOrder);
    }

    public Misbehaviour withGarbagePercent(int percent) {
        return new Misbehaviour(slowMillis, missingPercent, duplicatePercent, percent, partsOutOfOrder);
    }

    public Misbehaviour withPartsOutOfOrder(boolean outOfOrder) {
        return new Misbehaviour(slowMillis, missingPercent, duplicatePercent, garbagePercent, outOfOrder);
    }

    private static void requirePercent(int percent, String name) {
        require(percent >= 0 && percent <= 100, name + " must be 0 to 100");
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
