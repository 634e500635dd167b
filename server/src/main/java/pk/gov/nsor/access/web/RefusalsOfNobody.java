package pk.gov.nsor.access.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.Set;

/**
 * Which refusals of nobody known are on the trail: those that say more than the way to the sign-in page, or that there is
 * nothing. The first of each minute are; one entry says that there are more, since the whole internet may ask.
 */
final class RefusalsOfNobody {

    /** How many of a minute each have their entry. */
    static final int MOST = 100;

    private static final Set<Integer> TOLD =
            Set.of(HttpServletResponse.SC_FORBIDDEN, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
    private static final int SECONDS = 60;

    private long minute;
    private int count;

    /** What becomes of one. */
    enum Telling {
        TOLD,
        /** Told, and that there are more of this minute that are not. */
        LAST,
        UNTOLD
    }

    synchronized Telling next(int status, Instant at) {
        if (!TOLD.contains(status)) {
            return Telling.UNTOLD;
        }
        long now = at.getEpochSecond() / SECONDS;
        if (now != minute) {
            minute = now;
            count = 0;
        }
        count = Math.min(count + 1, MOST + 2);
        return count <= MOST ? Telling.TOLD : count == MOST + 1 ? Telling.LAST : Telling.UNTOLD;
    }
}
