package pk.gov.nsor.foundation.shell;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The language of one answer that its address chooses, for pages that keep nothing in the browser. */
public final class PageLanguage {

    private static final String CHOSEN = PageLanguage.class.getName();
    private static final Set<String> OURS = Set.of("en", "ur");

    private PageLanguage() {}

    /** @param language as in addresses; where it is none of the register's, the browser's counts */
    public static void choose(HttpServletRequest request, String language) {
        request.setAttribute(
                CHOSEN,
                OURS.contains(language)
                        ? language
                        : "ur".equals(request.getLocale().getLanguage()) ? "ur" : "en");
    }

    /** @param language in which this one page has its texts, though the register has not */
    public static void chooseOther(HttpServletRequest request, Locale language) {
        request.setAttribute(CHOSEN, language.getLanguage());
    }

    /** What was chosen for this answer. */
    public static Optional<String> of(HttpServletRequest request) {
        return Optional.ofNullable((String) request.getAttribute(CHOSEN));
    }
}
