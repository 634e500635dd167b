package pk.gov.nsor.testing;

import java.util.concurrent.ThreadLocalRandom;
import pk.gov.nsor.kernel.Cnic;

/** Synthetic values for tests, fresh at each call. */
public final class Samples {

    private Samples() {}

    /** A CNIC that is nobody's and that no other test uses. */
    public static Cnic cnic() {
        return new Cnic(9_000_010_000_000L + ThreadLocalRandom.current().nextLong(999_000_000_000L));
    }
}
