package pk.gov.nsor.testing;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import pk.gov.nsor.foundation.kernel.Cnic;

/** Synthetic values for tests, fresh at each call. */
public final class Samples {

    private static final int PHONES = 9_000_000;
    /** Far apart, and none again before all were given. */
    private static final int STEP = 7_919;

    private static final AtomicInteger PHONE =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(PHONES));

    private Samples() {}

    /** A CNIC that is nobody's and that no other test uses. */
    public static Cnic cnic() {
        return new Cnic(9_000_010_000_000L + ThreadLocalRandom.current().nextLong(999_000_000_000L));
    }

    /** A mobile number that is nobody's and that no other test of this run uses. */
    public static String phone() {
        return "0399" + (1_000_000 + PHONE.updateAndGet(last -> (last + STEP) % PHONES));
    }
}
