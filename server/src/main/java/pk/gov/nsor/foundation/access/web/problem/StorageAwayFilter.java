package pk.gov.nsor.foundation.access.web.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.filter.OncePerRequestFilter;
import pk.gov.nsor.foundation.audit.TrailUnavailableException;

/**
 * Answers with a page (503) where the trail takes no entry, or the database is unavailable; the action is then neither
 * done nor shown. Runs before all other filters, since some of them write to the trail, too.
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
            chain.doFilter(request, response);
        } catch (ServletException | IOException | RuntimeException failed) {
            boolean isUnavailable = request.getAttribute(UNAVAILABLE) != null || isUnavailable(failed);
            if (!isUnavailable || response.isCommitted()) {
                throw failed;
            }
            response.reset();
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
            if (ApiProblems.isApi(request)) {
                problems.write(response, ApiErrors.ofStatus(HttpStatus.SERVICE_UNAVAILABLE));
            } else {
                response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            }
        }
    }

    static boolean isUnavailable(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof TrailUnavailableException
                    || at instanceof CannotCreateTransactionException
                    || at instanceof CannotGetJdbcConnectionException) {
                return true;
            }
        }
        return false;
    }
}
