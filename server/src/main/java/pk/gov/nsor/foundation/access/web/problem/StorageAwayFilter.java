package pk.gov.nsor.foundation.access.web.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import pk.gov.nsor.foundation.audit.TrailUnavailableException;
import pk.gov.nsor.foundation.database.DatabaseFailures;
import pk.gov.nsor.foundation.database.DatabaseWait;
import pk.gov.nsor.foundation.database.OutcomeUnknownException;

/**
 * Answers with a page (503) where the trail takes no entry, or the database is unavailable; the action is then neither
 * done nor shown. Where it went away during the commit, it says that nobody knows. Bounds how long a page waits for each
 * answer of the database. Runs before all other filters, since some of them write to the trail, too.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class StorageAwayFilter extends OncePerRequestFilter {

    /** Set on a request whose answer must not be shown since the trail does not take the entry. */
    public static final String UNAVAILABLE = StorageAwayFilter.class.getName() + ".unavailable";

    /** The time after which a refused caller may try again. */
    static final String RETRY_SECONDS = "30";

    private final ApiProblems problems;

    StorageAwayFilter(ApiProblems problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            DatabaseWait.<@Nullable Void, Exception>bounded(DatabaseWait.PAGE, () -> {
                chain.doFilter(request, response);
                return null;
            });
        } catch (Exception failed) {
            boolean isUnavailable = request.getAttribute(UNAVAILABLE) != null || isUnavailable(failed);
            if (!isUnavailable || response.isCommitted()) {
                rethrow(failed);
                return;
            }
            response.reset();
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
            boolean isOutcomeUnknown = DatabaseFailures.isOutcomeUnknown(failed);
            if (ApiProblems.isApi(request)) {
                problems.write(
                        response,
                        isOutcomeUnknown
                                ? ApiErrors.outcomeUnknown()
                                : ApiErrors.ofStatus(HttpStatus.SERVICE_UNAVAILABLE));
            } else {
                request.setAttribute(OutcomeUnknownException.ON_REQUEST, isOutcomeUnknown);
                response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            }
        }
    }

    static boolean isUnavailable(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof TrailUnavailableException) {
                return true;
            }
        }
        return DatabaseFailures.isAway(failure) || DatabaseFailures.isOutcomeUnknown(failure);
    }

    /** What a filter may throw. */
    private static void rethrow(Exception failed) throws ServletException, IOException {
        switch (failed) {
            case ServletException asIs -> throw asIs;
            case IOException asIs -> throw asIs;
            case RuntimeException asIs -> throw asIs;
            default -> throw new ServletException(failed);
        }
    }
}
