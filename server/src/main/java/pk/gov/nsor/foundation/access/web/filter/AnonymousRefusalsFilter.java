package pk.gov.nsor.foundation.access.web.filter;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;
import pk.gov.nsor.foundation.access.web.CurrentActor;

/** Counts the refusals of callers who are not signed in, see {@link AnonymousRefusalCounts}. */
public final class AnonymousRefusalsFilter extends OncePerRequestFilter {

    private final AnonymousRefusalCounts strangers;

    public AnonymousRefusalsFilter(AnonymousRefusalCounts strangers) {
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
