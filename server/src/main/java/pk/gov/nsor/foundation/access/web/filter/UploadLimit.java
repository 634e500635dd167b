package pk.gov.nsor.foundation.access.web.filter;

import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;
import pk.gov.nsor.foundation.access.web.CurrentActor;
import pk.gov.nsor.foundation.access.web.Endpoints;
import pk.gov.nsor.foundation.access.web.SecurityConfiguration;

/**
 * Checks forms with files before anything reads their fields. Users who are not signed in may send none, the size must
 * be declared, and a form that is too large is answered with the page for it. Files are kept in memory and never
 * written to disk.
 */
public final class UploadLimit extends OncePerRequestFilter {

    /** The space for the other fields of a form and the boundaries between them. */
    private static final DataSize FIELDS = DataSize.ofKilobytes(64);

    private final DataSize largest;
    private final Endpoints endpoints;

    public UploadLimit(DataSize largest, Endpoints endpoints) {
        this.endpoints = endpoints;
        this.largest = largest;
    }

    /** How large a whole form can be. */
    static DataSize whole(DataSize largest) {
        return DataSize.ofBytes(largest.toBytes() + FIELDS.toBytes());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!NoFiles.isFormWithFiles(request)) {
            chain.doFilter(request, response);
        } else if (!CurrentActor.isKnown()) {
            response.sendRedirect(request.getContextPath() + SecurityConfiguration.SIGN_IN + "?expired");
        } else if (request.getContentLengthLong() < 0) {
            refuse(HttpServletResponse.SC_LENGTH_REQUIRED, request, response);
        } else if (request.getContentLengthLong() > whole(largest).toBytes()) {
            refuse(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, request, response);
        } else if (isReadable(request)) {
            chain.doFilter(request, response);
        } else {
            refuse(HttpServletResponse.SC_BAD_REQUEST, request, response);
        }
    }

    private static boolean isReadable(HttpServletRequest request) throws ServletException {
        try {
            return request.getParts() != null;
        } catch (IOException | IllegalStateException malformed) {
            return false;
        }
    }

    /** The page for errors, for a request without its body: to ask that for a field would be to read it all. */
    private void refuse(int status, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        endpoints.remember(request);
        request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, status);
        response.setStatus(status);
        request.getRequestDispatcher("/error").forward(new Bodiless(request), response);
    }

    private static final class Bodiless extends HttpServletRequestWrapper {

        Bodiless(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getMethod() {
            return "GET";
        }

        @Override
        public String getContentType() {
            return "";
        }

        @Override
        public String getParameter(String name) {
            return "";
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            return Map.of();
        }

        @Override
        public String[] getParameterValues(String name) {
            return new String[0];
        }
    }
}
