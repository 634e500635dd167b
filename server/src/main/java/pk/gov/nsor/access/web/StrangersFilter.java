package pk.gov.nsor.access.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Notes what those are refused who are not signed in, see {@link RefusedStrangers}. */
final class StrangersFilter extends OncePerRequestFilter {

    private final RefusedStrangers strangers;

    StrangersFilter(RefusedStrangers strangers) {
        this.strangers = strangers;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        if (response.getStatus() >= HttpServletResponse.SC_BAD_REQUEST && !CurrentActor.isKnown()) {
            strangers.refused(response.getStatus());
        }
    }
}
