package pk.gov.nsor.foundation.shell.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.servlet.view.UrlBasedViewResolver;
import pk.gov.nsor.foundation.access.CurrentPurpose;
import pk.gov.nsor.foundation.access.PageReaders;
import pk.gov.nsor.foundation.access.RecordView;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.shell.FieldQuestions;
import pk.gov.nsor.foundation.shell.FormActions;
import pk.gov.nsor.foundation.shell.NavigationEntry;
import pk.gov.nsor.foundation.shell.NavigationGroup;
import pk.gov.nsor.foundation.shell.SearchBox;

/** Adds the layout to every page once a page is certain; redirects have none. */
@Component
class PageLayouts implements HandlerInterceptor {

    /** As long as a telephone number or longer, and no part of an identifier. */
    private static final Pattern LONG_NUMBER = Pattern.compile("(?<![\\w-])\\d(?:-?\\d){9,}(?![\\w-])");

    private final CurrentPurpose purposes;
    private final List<NavigationEntry> entries;
    private final NavigationCounts counts;
    private final HelpTopics help;
    private final SearchBox searchBox;
    private final PageReaders pages;
    private final Clock clock;
    private final Duration idle;
    private final Duration longest;

    PageLayouts(
            CurrentPurpose purposes,
            List<NavigationEntry> entries,
            NavigationCounts counts,
            HelpTopics help,
            SearchBox searchBox,
            PageReaders pages,
            Clock clock,
            @Value("${nsor.session.idle}") Duration idle,
            @Value("${nsor.session.longest}") Duration longest) {
        this.purposes = purposes;
        this.entries = entries.stream()
                .sorted(Comparator.comparing(NavigationEntry::group).thenComparing(NavigationEntry::order))
                .toList();
        this.counts = counts;
        this.help = help;
        this.searchBox = searchBox;
        this.pages = pages;
        this.clock = clock;
        this.idle = idle;
        this.longest = longest;
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        SignedIn reader = reader();
        if (reader != null && "POST".equals(request.getMethod())) {
            counts.changed(reader, request.getRequestURI());
        }
        if (page == null || !isPage(page)) {
            return;
        }
        page.addObject("frame", frame(request, reader));
        page.addObject("sessionLeft", sessionLeft(request, reader));
        page.addObject(FormActions.ATTRIBUTE, request.getAttribute(FormActions.ATTRIBUTE));
        page.addObject(FieldQuestions.ATTRIBUTE, request.getAttribute(FieldQuestions.ATTRIBUTE));
    }

    static boolean isPage(ModelAndView page) {
        String name = page.getViewName();
        return name != null && !name.startsWith(UrlBasedViewResolver.REDIRECT_URL_PREFIX);
    }

    /** Who is signed in; null for nobody. */
    static @Nullable SignedIn reader() {
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
        boolean searches = reader != null && searchBox.roles().stream().anyMatch(reader::has);
        return new PageLayoutModel(
                reader,
                RequestContextUtils.getLocale(request),
                here(request, path),
                reader == null ? List.of() : navigation(request, reader, path),
                searches,
                purposes.of(request),
                RecordView.of(request).orElse(null),
                reader == null
                        ? null
                        : help.about(path, reader)
                                .map(topic -> "/help/" + topic.key())
                                .orElse(null));
    }

    private static String path(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String failed
                ? failed
                : request.getRequestURI();
    }

    /** Of a page about an error, home where the address holds a CNIC or a telephone number: such a page repeats none. */
    private String here(HttpServletRequest request, String path) {
        if (request.getDispatcherType() == DispatcherType.REQUEST
                && request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String address
                && !pages.isPage(address)) {
            return pageOfForm(request).orElse(path);
        }
        String query = request.getQueryString();
        String here = query == null ? path : path + "?" + query;
        return request.getDispatcherType() == DispatcherType.ERROR
                        && LONG_NUMBER.matcher(here).find()
                ? "/"
                : here;
    }

    /** The page on which a refused form stood: the form's own address may be none that can be opened. */
    private static Optional<String> pageOfForm(HttpServletRequest request) {
        try {
            return Optional.ofNullable(request.getHeader("Referer"))
                    .map(URI::create)
                    .filter(page -> request.getServerName().equals(page.getHost()))
                    .map(page -> page.getRawPath() + (page.getRawQuery() == null ? "" : "?" + page.getRawQuery()))
                    .map(LocalPath::orHome);
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    private List<PageLayoutModel.Group> navigation(HttpServletRequest request, SignedIn reader, String path) {
        // A page about an error counts nothing: what counting asks for may be what failed.
        Map<String, Long> waiting =
                request.getDispatcherType() == DispatcherType.REQUEST ? counts.of(reader, path) : Map.of();
        List<NavigationEntry> shown =
                entries.stream().filter(entry -> entry.isFor(reader)).toList();
        Optional<NavigationEntry> current = shown.stream()
                .filter(entry -> entry.holds(path))
                .max(Comparator.comparingInt(entry -> entry.path().length()));
        return Arrays.stream(NavigationGroup.values())
                .map(group -> new PageLayoutModel.Group(
                        group,
                        shown.stream()
                                .filter(entry -> entry.group() == group)
                                .map(entry -> new PageLayoutModel.Line(
                                        entry,
                                        current.filter(entry::equals).isPresent(),
                                        waiting.getOrDefault(entry.path(), 0L)))
                                .toList()))
                .filter(group -> !group.lines().isEmpty())
                .toList();
    }
}
