package pk.gov.nsor.accountability.screeningoverride.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import pk.gov.nsor.accountability.screeningoverride.OverrideUse;
import pk.gov.nsor.foundation.screening.Screened;
import pk.gov.nsor.foundation.shell.FormActions;

/**
 * Has every page ask whether a stopped text was allowed. Machine clients are excluded: they get the name of the field,
 * and send the message without it. The pages about overrides are excluded too: the reason for asking cannot itself be
 * overridden.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class StopsFilter extends OncePerRequestFilter {

    private final OverrideUse overrideUse;

    StopsFilter(OverrideUse overrideUse) {
        this.overrideUse = overrideUse;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith("/api/")
                || path.equals("/screening-overrides")
                || path.startsWith("/screening-overrides/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        PageStops stops = new PageStops(request, overrideUse);
        request.setAttribute(FormActions.ATTRIBUTE, stops);
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
