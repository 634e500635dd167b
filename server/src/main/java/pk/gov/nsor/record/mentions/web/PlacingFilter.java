package pk.gov.nsor.record.mentions.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.screening.Screened;
import pk.gov.nsor.foundation.shell.FieldQuestions;
import pk.gov.nsor.record.mentions.Placements;
import pk.gov.nsor.record.mentions.RecordOfPath;

/**
 * Has every form about one record asked whom and what its notes mention. Machine clients are left out: they cannot answer.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class PlacingFilter extends OncePerRequestFilter {

    private static final Pattern OF_RECORD =
            Pattern.compile("/people/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/.+");

    private final Placements placements;
    private final List<RecordOfPath> paths;

    PlacingFilter(Placements placements, List<RecordOfPath> paths) {
        this.placements = placements;
        this.paths = List.copyOf(paths);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !HttpMethod.POST.matches(request.getMethod())
                || request.getRequestURI().startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<PersonId> person = person(request.getRequestURI());
        if (person.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        RequestPlacing placing = new RequestPlacing(request, person.get(), placements);
        request.setAttribute(FieldQuestions.ATTRIBUTE, placing);
        try {
            Screened.placing(placing).call(() -> {
                chain.doFilter(request, response);
                return true;
            });
            if (HttpStatusCode.valueOf(response.getStatus()).is3xxRedirection()) {
                placing.done();
            }
        } catch (ServletException | IOException | RuntimeException failed) {
            throw failed;
        } catch (Exception impossible) {
            throw new ServletException(impossible);
        }
    }

    private Optional<PersonId> person(String path) {
        Matcher ofRecord = OF_RECORD.matcher(path);
        if (ofRecord.matches()) {
            return Optional.of(new PersonId(UUID.fromString(ofRecord.group(1))));
        }
        return paths.stream().flatMap(each -> each.record(path).stream()).findFirst();
    }
}
