package pk.gov.nsor.access.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import org.springframework.web.filter.OncePerRequestFilter;
import pk.gov.nsor.audit.Trail;
import pk.gov.nsor.audit.TrailEntry;
import pk.gov.nsor.audit.TrailEntry.Outcome;

/**
 * Writes to the trail that somebody signed in was refused (4xx) or that their request failed (5xx), in a transaction of
 * its own, after that of the action was undone and before a byte of the answer leaves.
 */
final class RefusalFilter extends OncePerRequestFilter {

    private static final int LONGEST_PATH = 300;

    private final Trail trail;
    private final Endpoints endpoints;

    RefusalFilter(Trail trail, Endpoints endpoints) {
        this.trail = trail;
        this.endpoints = endpoints;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Watched watched = new Watched(request, response);
        try {
            chain.doFilter(request, watched);
            watched.record(watched.getStatus());
        } catch (ServletException | IOException | RuntimeException failed) {
            // Whatever it was goes on to where errors are answered; the trail hears of it first.
            watched.record(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
            throw failed;
        }
    }

    private void append(HttpServletRequest request, int status) {
        String path = request.getRequestURI();
        Outcome outcome = status < HttpServletResponse.SC_INTERNAL_SERVER_ERROR ? Outcome.REFUSED : Outcome.FAILED;
        trail.appendAlone(new TrailEntry(
                CurrentActor.of(request),
                endpoints.action(request),
                outcome,
                null,
                null,
                null,
                Map.of(
                        "status", status,
                        "method", request.getMethod(),
                        "path", path.substring(0, Math.min(path.length(), LONGEST_PATH)))));
    }

    private final class Watched extends HttpServletResponseWrapper {

        private final HttpServletRequest request;
        private boolean isRecorded;

        Watched(HttpServletRequest request, HttpServletResponse response) {
            super(response);
            this.request = request;
        }

        private void record(int status) {
            if (status >= HttpServletResponse.SC_BAD_REQUEST && !isRecorded && CurrentActor.isKnown()) {
                isRecorded = true;
                append(request, status);
            }
        }

        @Override
        public void sendError(int status) throws IOException {
            record(status);
            super.sendError(status);
        }

        @Override
        public void sendError(int status, String message) throws IOException {
            record(status);
            super.sendError(status, message);
        }

        @Override
        public ServletOutputStream getOutputStream() throws IOException {
            record(getStatus());
            return super.getOutputStream();
        }

        @Override
        public PrintWriter getWriter() throws IOException {
            record(getStatus());
            return super.getWriter();
        }

        @Override
        public void flushBuffer() throws IOException {
            record(getStatus());
            super.flushBuffer();
        }
    }
}
