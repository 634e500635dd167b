package pk.gov.nsor.agencies.exchange;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Up to where a client has read its feed. It names the last event by its identifier, too, so that another client's cursor, and
 * an old one after a restored backup, is refused.
 *
 * @param position from 1
 * @param check the first eight digits of the event's identifier
 */
public record EventCursor(long position, String check) {

    /** How it is written. */
    public static final String FORM = "^[0-9]{1,18}-[0-9a-f]{8}$";

    private static final Pattern PATTERN = Pattern.compile("([0-9]{1,18})-([0-9a-f]{8})");

    /** Empty where the text is none. */
    public static Optional<EventCursor> parse(String text) {
        Matcher matcher = PATTERN.matcher(text);
        return matcher.matches()
                ? Optional.of(new EventCursor(Long.parseLong(matcher.group(1)), matcher.group(2)))
                : Optional.empty();
    }

    boolean isOf(UUID event) {
        return check.equals(check(event));
    }

    /** As it is sent. */
    public String text() {
        return position + "-" + check;
    }

    static String check(UUID event) {
        return event.toString().substring(0, 8);
    }
}
