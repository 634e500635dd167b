package pk.gov.nsor.allowance.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import pk.gov.nsor.allowance.Passing;
import pk.gov.nsor.screening.Screened;
import pk.gov.nsor.shell.Offers;

/**
 * Has every page ask whether a stopped text was allowed. Machine clients are not among them: what they send waits in
 * quarantine, where people read it. Nor are the pages about allowances: nobody is allowed their reason for asking.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class StopsFilter extends OncePerRequestFilter {

    private final Passing passing;

    StopsFilter(Passing passing) {
        this.passing = passing;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith("/api/") || path.equals("/allowances") || path.startsWith("/allowances/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        PageStops stops = new PageStops(request, passing);
        request.setAttribute(Offers.ATTRIBUTE, stops);
        try {
            Screened.asking(stops).call(() -> {
                chain.doFilter(request, response);
                return true;
            });
        } catch (ServletException | IOException | RuntimeException failed) {
            throw failed;
        } catch (Exception impossible) {
            throw new ServletException(impossible);
        }
    }
}
