package pk.gov.nsor.simulator.witness;

import org.jspecify.annotations.Nullable;

/** A request that is answered with another status than 200. */
final class RefusalException extends Exception {

    private final int status;
    private final @Nullable Long heldSize;

    RefusalException(int status, String message) {
        this(status, message, null);
    }

    /** @param heldSize the size that the witness holds, where that is the answer */
    RefusalException(int status, String message, @Nullable Long heldSize) {
        super(message);
        this.status = status;
        this.heldSize = heldSize;
    }

    int status() {
        return status;
    }

    @Nullable
    Long heldSize() {
        return heldSize;
    }
}
