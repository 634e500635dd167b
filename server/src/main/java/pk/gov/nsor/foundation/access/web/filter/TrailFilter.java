package pk.gov.nsor.foundation.access.web.filter;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import org.springframework.web.filter.OncePerRequestFilter;

/** Puts every answer on the trail before a byte of it is sent; see {@link AnswersToTrail}. */
public final class TrailFilter extends OncePerRequestFilter {

    private final AnswersToTrail answers;

    public TrailFilter(AnswersToTrail answers) {
        this.answers = answers;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Watched watched = new Watched(response, answers.begin(request));
        try {
            chain.doFilter(request, watched);
        } catch (ServletException | IOException | RuntimeException failed) {
            // Every failure goes on to the error handling; it is recorded on the trail first.
            watched.answer.told(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
            throw failed;
        }
        if (!request.isAsyncStarted()) {
            watched.answer.told(watched.getStatus());
        }
    }

    private static final class Watched extends HttpServletResponseWrapper {

        private final AnswersToTrail.Answer answer;

        Watched(HttpServletResponse response, AnswersToTrail.Answer answer) {
            super(response);
            this.answer = answer;
        }

        @Override
        public void sendError(int status) throws IOException {
            answer.told(status);
            super.sendError(status);
        }

        @Override
        public void sendError(int status, String message) throws IOException {
            answer.told(status);
            super.sendError(status, message);
        }

        @Override
        public void sendRedirect(String location) throws IOException {
            answer.told(SC_FOUND);
            super.sendRedirect(location);
        }

        @Override
        public void sendRedirect(String location, int status, boolean clearBuffer) throws IOException {
            answer.told(status);
            super.sendRedirect(location, status, clearBuffer);
        }

        @Override
        public ServletOutputStream getOutputStream() throws IOException {
            answer.told(getStatus());
            return super.getOutputStream();
        }

        @Override
        public PrintWriter getWriter() throws IOException {
            answer.told(getStatus());
            return super.getWriter();
        }

        @Override
        public void flushBuffer() throws IOException {
            answer.told(getStatus());
            super.flushBuffer();
        }
    }
}
