package pk.gov.nsor.foundation.access.web.session;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/**
 * The session's name in the browser. Over TLS it is called {@code __Host-nsor}, which browsers take from this host alone
 * and send back over TLS alone: no neighbouring host can set it. Without TLS, as on one's own machine, it is {@code nsor}.
 */
final class SessionCookie implements CookieSerializer {

    /** How a cookie's name begins that browsers take over TLS, from this host, and for all of it alone. */
    static final String OF_THIS_HOST = "__Host-";

    private static final String NAME = "nsor";

    private final CookieSerializer overTls = named(OF_THIS_HOST + NAME);
    private final CookieSerializer inTheOpen = named(NAME);

    @Override
    public void writeCookieValue(CookieValue value) {
        of(value.getRequest()).writeCookieValue(value);
    }

    @Override
    public List<String> readCookieValues(HttpServletRequest request) {
        return of(request).readCookieValues(request);
    }

    private CookieSerializer of(HttpServletRequest request) {
        return request.isSecure() ? overTls : inTheOpen;
    }

    private static CookieSerializer named(String name) {
        DefaultCookieSerializer cookie = new DefaultCookieSerializer();
        cookie.setCookieName(name);
        cookie.setCookiePath("/");
        cookie.setSameSite("Lax");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setUseBase64Encoding(false);
        return cookie;
    }
}
