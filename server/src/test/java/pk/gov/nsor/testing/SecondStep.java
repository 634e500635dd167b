package pk.gov.nsor.testing;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import pk.gov.nsor.foundation.access.credential.TimeCodes;

/**
 * The telephone and the sheet of recovery codes of somebody who signs in in a test. The second factor is the real one;
 * since each code is accepted once, somebody who signs in again within its 30 seconds takes the next code or, after it, a
 * recovery code.
 */
public final class SecondStep {

    /** Seconds into a step up to which the code before it is taken: on a slow machine a page is sent long after it was read. */
    private static final long LATE = 5;

    private static final Map<String, SecondStep> KNOWN = new ConcurrentHashMap<>();

    private final byte[] secret;
    private final Deque<String> recoveryCodes = new ArrayDeque<>();
    private long lastStep;

    private SecondStep(byte[] secret) {
        this.secret = secret;
    }

    /** @param key as the page shows it */
    public static SecondStep enrol(String address, String userName, String key) {
        SecondStep enrolled = new SecondStep(TimeCodes.read(key));
        KNOWN.put(address + " " + userName, enrolled);
        return enrolled;
    }

    public static SecondStep of(String address, String userName) {
        SecondStep known = KNOWN.get(address + " " + userName);
        if (known == null) {
            throw new AssertionError("Nobody has set up the second step of " + userName + " through a test's browser");
        }
        return known;
    }

    public synchronized void keep(Iterable<String> codes) {
        codes.forEach(recoveryCodes::add);
    }

    /** A code that has not been used, the oldest there is, at what the page says is the register's time. */
    public synchronized String next(Instant registersTime) {
        long now = TimeCodes.step(registersTime);
        // The code before the present one is not accepted any more where the step ends before it is sent.
        boolean isEarly = registersTime.getEpochSecond() % TimeCodes.STEP.toSeconds() < LATE;
        long step = Math.max(lastStep + 1, isEarly ? now - 1 : now);
        if (step > now + 1) {
            return recoveryCodes.remove();
        }
        lastStep = step;
        return TimeCodes.code(secret, step);
    }
}
