package pk.gov.nsor.authority;

import java.util.Locale;

/** What the register says to a request. */
enum Answer {
    /** It is let through; what it lacks is a problem of the form or the message. */
    ALLOWED,
    /** 404: there is nothing, or nothing of the reader's. */
    NOT_THERE,
    /** 403: the role or the feed does not include it. */
    REFUSED,
    /** 401, or the way to the sign-in page. */
    SIGN_IN,
    /** 5xx: never right. */
    FAILED;

    static Answer of(int status, String location) {
        return switch (status) {
            case 401 -> SIGN_IN;
            case 403 -> REFUSED;
            case 404 -> NOT_THERE;
            default -> {
                if (status >= 500) {
                    yield FAILED;
                }
                yield status / 100 == 3 && location.contains("/sign-in") ? SIGN_IN : ALLOWED;
            }
        };
    }

    static Answer parse(String written) {
        return valueOf(written.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    String written() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
