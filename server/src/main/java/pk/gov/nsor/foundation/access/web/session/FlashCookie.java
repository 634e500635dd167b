package pk.gov.nsor.foundation.access.web.session;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.support.AbstractFlashMapManager;
import org.springframework.web.util.WebUtils;
import pk.gov.nsor.foundation.keys.KeyedHash;

/**
 * Keeps a message for the next page, shown once ("the notice is taken"), in a cookie of the reader's own browser until
 * that page is shown. In the session it would be written to the database twice for each form. It holds names of
 * messages and no person's data, and is shown only where the register has signed it.
 */
public final class FlashCookie extends AbstractFlashMapManager {

    static final String NAME = "nsor-told";

    /** The most messages that wait, one for each window; the oldest is dropped first. */
    private static final int MOST = 4;

    private static final int LIVES_SECONDS = 60;

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final KeyedHash hash;

    public FlashCookie(KeyedHash hash) {
        this.hash = hash;
        setFlashMapTimeout(LIVES_SECONDS);
    }

    @Override
    @SuppressWarnings("unchecked") // as this class put it there
    protected @Nullable List<FlashMap> retrieveFlashMaps(HttpServletRequest request) {
        if (request.getAttribute(NAME) instanceof List<?> changed) {
            return (List<FlashMap>) changed;
        }
        Cookie cookie = WebUtils.getCookie(request, name(request));
        return cookie == null ? null : read(cookie.getValue());
    }

    @Override
    protected void updateFlashMaps(List<FlashMap> flashMaps, HttpServletRequest request, HttpServletResponse response) {
        // A page that received a message and leaves one for the next page does not pass on the one it received.
        request.setAttribute(NAME, flashMaps);
        List<FlashMap> kept = flashMaps.subList(Math.max(0, flashMaps.size() - MOST), flashMaps.size());
        ResponseCookie cookie = ResponseCookie.from(name(request), kept.isEmpty() ? "" : written(kept))
                .path("/")
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .maxAge(Duration.ofSeconds(kept.isEmpty() ? 0 : LIVES_SECONDS))
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    private static String name(HttpServletRequest request) {
        return request.isSecure() ? SessionCookie.OF_THIS_HOST + NAME : NAME;
    }

    private String written(List<FlashMap> flashMaps) {
        String lines = flashMaps.stream().map(FlashCookie::line).collect(Collectors.joining("\n"));
        byte[] content = lines.getBytes(StandardCharsets.UTF_8);
        return BASE64.encodeToString(hash.of(content)) + "." + BASE64.encodeToString(content);
    }

    /** To be changed; empty where it is not what was written here. */
    private List<FlashMap> read(String value) {
        String[] parts = value.split("\\.", -1);
        if (parts.length != 2) {
            return new ArrayList<>();
        }
        try {
            byte[] content = Base64.getUrlDecoder().decode(parts[1]);
            if (!MessageDigest.isEqual(hash.of(content), Base64.getUrlDecoder().decode(parts[0]))) {
                return new ArrayList<>();
            }
            return new String(content, StandardCharsets.UTF_8)
                    .lines()
                    .map(FlashCookie::flashMap)
                    .collect(Collectors.toCollection(ArrayList::new));
        } catch (IllegalArgumentException notBase64) {
            return new ArrayList<>();
        }
    }

    /** The path it is for, when it ends, and its attributes. */
    private static String line(FlashMap map) {
        StringBuilder line = new StringBuilder()
                .append(encoded(map.getTargetRequestPath() == null ? "" : map.getTargetRequestPath()))
                .append('&')
                .append(map.getExpirationTime());
        for (Map.Entry<String, Object> attribute : map.entrySet()) {
            if (!(attribute.getValue() instanceof String text)) {
                throw new IllegalArgumentException("The next page is told texts only, not " + attribute.getKey());
            }
            line.append('&').append(encoded(attribute.getKey())).append('=').append(encoded(text));
        }
        return line.toString();
    }

    private static FlashMap flashMap(String line) {
        String[] parts = line.split("&", -1);
        FlashMap map = new FlashMap();
        String path = decoded(parts[0]);
        map.setTargetRequestPath(path.isEmpty() ? null : path);
        map.setExpirationTime(Long.parseLong(parts[1]));
        Arrays.stream(parts)
                .skip(2)
                .map(part -> part.split("=", -1))
                .forEach(pair -> map.put(decoded(pair[0]), decoded(pair[1])));
        return map;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
