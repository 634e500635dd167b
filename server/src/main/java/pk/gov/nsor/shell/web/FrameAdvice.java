package pk.gov.nsor.shell.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import pk.gov.nsor.access.Purpose;
import pk.gov.nsor.access.RecordLook;
import pk.gov.nsor.access.Role;
import pk.gov.nsor.access.SignedIn;
import pk.gov.nsor.shell.NavigationEntry;

/** Gives every page its frame. */
@ControllerAdvice(annotations = Controller.class)
class FrameAdvice {

    private static final int MOST_ENTRIES = 7;

    private final List<NavigationEntry> entries;
    private final Clock clock;
    private final Duration idle;
    private final Duration longest;

    FrameAdvice(
            List<NavigationEntry> entries,
            Clock clock,
            @Value("${nsor.session.idle}") Duration idle,
            @Value("${nsor.session.longest}") Duration longest) {
        for (Role role : Role.values()) {
            long seen = entries.stream()
                    .filter(entry -> entry.roles().isEmpty() || entry.roles().contains(role))
                    .count();
            if (seen > MOST_ENTRIES) {
                throw new IllegalStateException(
                        "The navigation of %s has more than %d entries".formatted(role, MOST_ENTRIES));
            }
        }
        this.entries = entries.stream()
                .sorted(Comparator.comparingInt(NavigationEntry::order))
                .toList();
        this.clock = clock;
        this.idle = idle;
        this.longest = longest;
    }

    /** In how many seconds the reader's session ends if they do nothing; null where nobody is signed in. */
    @ModelAttribute("sessionLeft")
    @Nullable
    Long sessionLeft(HttpServletRequest request, @AuthenticationPrincipal @Nullable SignedIn reader) {
        HttpSession session = request.getSession(false);
        if (reader == null || session == null) {
            return null;
        }
        Instant now = clock.instant();
        Duration left = Duration.between(
                now, Instant.ofEpochMilli(session.getCreationTime()).plus(longest));
        return (left.compareTo(idle) < 0 ? left : idle).toSeconds();
    }

    @ModelAttribute("frame")
    Frame frame(
            HttpServletRequest request,
            Locale locale,
            @AuthenticationPrincipal @Nullable SignedIn reader,
            Purpose purpose) {
        String path = path(request);
        List<Frame.Line> navigation = reader == null
                ? List.of()
                : entries.stream()
                        .filter(entry -> entry.roles().isEmpty()
                                || entry.roles().stream().anyMatch(reader::has))
                        .map(entry -> new Frame.Line(entry, belongs(path, entry.path())))
                        .toList();
        boolean searches =
                navigation.stream().anyMatch(line -> line.entry().path().equals("/people"));
        return new Frame(
                reader,
                locale,
                here(request, path),
                navigation,
                searches,
                purpose,
                RecordLook.of(request).orElse(null));
    }

    private static String path(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String failed
                ? failed
                : request.getRequestURI();
    }

    private static String here(HttpServletRequest request, String path) {
        String query = request.getQueryString();
        return query == null ? path : path + "?" + query;
    }

    private static boolean belongs(String path, String entry) {
        return path.equals(entry) || (!"/".equals(entry) && path.startsWith(entry + "/"));
    }
}
