package pk.gov.nsor.foundation.shell.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.servlet.view.UrlBasedViewResolver;
import pk.gov.nsor.foundation.access.CurrentPurpose;
import pk.gov.nsor.foundation.access.RecordView;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.shell.FormActions;
import pk.gov.nsor.foundation.shell.NavigationEntry;
import pk.gov.nsor.foundation.shell.SearchBox;

/** Adds the layout to every page once a page is certain; redirects have none. */
@Component
class PageLayouts implements HandlerInterceptor {

    private static final int MOST_ENTRIES = 7;

    private final CurrentPurpose purposes;
    private final List<NavigationEntry> entries;
    private final SearchBox searchBox;
    private final Clock clock;
    private final Duration idle;
    private final Duration longest;

    PageLayouts(
            CurrentPurpose purposes,
            List<NavigationEntry> entries,
            SearchBox searchBox,
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
        this.purposes = purposes;
        this.entries = entries.stream()
                .sorted(Comparator.comparingInt(NavigationEntry::order))
                .toList();
        this.searchBox = searchBox;
        this.clock = clock;
        this.idle = idle;
        this.longest = longest;
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        if (page == null || !isPage(page)) {
            return;
        }
        SignedIn reader = reader();
        page.addObject("frame", frame(request, reader));
        page.addObject("sessionLeft", sessionLeft(request, reader));
        page.addObject(FormActions.ATTRIBUTE, request.getAttribute(FormActions.ATTRIBUTE));
    }

    static boolean isPage(ModelAndView page) {
        String name = page.getViewName();
        return name != null && !name.startsWith(UrlBasedViewResolver.REDIRECT_URL_PREFIX);
    }

    private static @Nullable SignedIn reader() {
        Authentication known = SecurityContextHolder.getContext().getAuthentication();
        return known != null && known.getPrincipal() instanceof SignedIn reader ? reader : null;
    }

    /** In how many seconds the reader's session ends if they do nothing; null where nobody is signed in. */
    private @Nullable Long sessionLeft(HttpServletRequest request, @Nullable SignedIn reader) {
        HttpSession session = request.getSession(false);
        if (reader == null || session == null) {
            return null;
        }
        Instant now = clock.instant();
        Duration left = Duration.between(
                now, Instant.ofEpochMilli(session.getCreationTime()).plus(longest));
        return (left.compareTo(idle) < 0 ? left : idle).toSeconds();
    }

    private PageLayoutModel frame(HttpServletRequest request, @Nullable SignedIn reader) {
        String path = path(request);
        List<PageLayoutModel.Line> navigation = reader == null
                ? List.of()
                : entries.stream()
                        .filter(entry -> entry.roles().isEmpty()
                                || entry.roles().stream().anyMatch(reader::has))
                        .map(entry -> new PageLayoutModel.Line(entry, belongs(path, entry.path())))
                        .toList();
        boolean searches = reader != null && searchBox.roles().stream().anyMatch(reader::has);
        return new PageLayoutModel(
                reader,
                RequestContextUtils.getLocale(request),
                here(request, path),
                navigation,
                searches,
                purposes.of(request),
                RecordView.of(request).orElse(null));
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
