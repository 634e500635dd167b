package pk.gov.nsor.access.web;

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
import pk.gov.nsor.audit.TrailUnavailableException;

/**
 * Where the trail takes no entry, or there is no database to take it, whatever it was for is neither shown nor done, and whoever asked gets a page that says so
 * (503). Stands before all other filters, since some of them write to the trail too.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class StorageAwayFilter extends OncePerRequestFilter {

    /** Set on a request whose answer may not be shown since the trail does not take the entry. */
    static final String UNAVAILABLE = StorageAwayFilter.class.getName() + ".unavailable";

    private static final String RETRY_SECONDS = "30";

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
