package pk.gov.nsor.foundation.access.web.filter;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.Set;

/**
 * Which refusals of anonymous callers are on the trail: all but redirects to the sign-in page and answers that nothing
 * is there. The first of each minute are recorded, then one entry says that there are more, since the whole internet
 * may ask.
 */
final class AnonymousRefusals {

    /** The most refusals of a minute with an entry of their own. */
    static final int MOST = 100;

    private static final Set<Integer> RECORDED =
            Set.of(HttpServletResponse.SC_FORBIDDEN, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
    private static final int SECONDS = 60;

    private long minute;
    private int count;

    /** How a refusal is recorded. */
    enum Recording {
        RECORDED,
        /** Recorded, with a note that further refusals of this minute are not. */
        LAST,
        UNRECORDED
    }

    synchronized Recording next(int status, Instant at) {
        if (!RECORDED.contains(status)) {
            return Recording.UNRECORDED;
        }
        long now = at.getEpochSecond() / SECONDS;
        if (now != minute) {
            minute = now;
            count = 0;
        }
        count = Math.min(count + 1, MOST + 2);
        return count <= MOST ? Recording.RECORDED : count == MOST + 1 ? Recording.LAST : Recording.UNRECORDED;
    }
}
