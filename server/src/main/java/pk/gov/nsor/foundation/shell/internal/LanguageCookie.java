package pk.gov.nsor.foundation.shell.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import pk.gov.nsor.foundation.shell.PageLanguage;

/**
 * Stores the chosen language in the browser; over TLS under a cookie name that only this host can set, like that of
 * the session.
 */
final class LanguageCookie implements LocaleResolver {

    private final CookieLocaleResolver overTls = named("__Host-nsor-language", true);
    private final CookieLocaleResolver inTheOpen = named("nsor-language", false);

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return PageLanguage.of(request)
                .map(Locale::of)
                .orElseGet(() -> of(request).resolveLocale(request));
    }

    @Override
    public void setLocale(
            HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale language) {
        of(request).setLocale(request, response, language);
    }

    private CookieLocaleResolver of(HttpServletRequest request) {
        return request.isSecure() ? overTls : inTheOpen;
    }

    private static CookieLocaleResolver named(String name, boolean isOverTls) {
        CookieLocaleResolver resolver = new CookieLocaleResolver(name);
        resolver.setCookieMaxAge(Duration.ofDays(365));
        resolver.setCookieHttpOnly(true);
        resolver.setCookieSecure(isOverTls);
        resolver.setCookieSameSite("Lax");
        resolver.setRejectInvalidCookies(false);
        resolver.setDefaultLocaleFunction(request -> {
            Locale asked = request.getHeader("Accept-Language") == null ? Locale.ENGLISH : request.getLocale();
            return Languages.oneOfOurs(asked);
        });
        return resolver;
    }
}
