package pk.gov.nsor.foundation.feeds;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Up to where a client has read the changes of its messages. It names the last change by its receipt, too, so that after a
 * restored backup an old cursor is refused instead of passing over what was numbered anew.
 *
 * @param position of the last change that it has, from 1
 * @param check the first eight digits of that change's receipt
 */
public record ChangeCursor(long position, String check) {

    /** How it is written. */
    public static final String FORM = "^[0-9]{1,18}-[0-9a-f]{8}$";

    private static final Pattern PATTERN = Pattern.compile("([0-9]{1,18})-([0-9a-f]{8})");

    /** After this change. */
    public static ChangeCursor of(SentChange change) {
        return new ChangeCursor(change.position(), check(change.receipt()));
    }

    /** Empty where the text is none. */
    public static Optional<ChangeCursor> parse(String text) {
        Matcher matcher = PATTERN.matcher(text);
        return matcher.matches()
                ? Optional.of(new ChangeCursor(Long.parseLong(matcher.group(1)), matcher.group(2)))
                : Optional.empty();
    }

    boolean isOf(UUID receipt) {
        return check.equals(check(receipt));
    }

    /** As it is sent. */
    public String text() {
        return position + "-" + check;
    }

    private static String check(UUID receipt) {
        return receipt.toString().substring(0, 8);
    }
}
