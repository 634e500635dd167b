package pk.gov.nsor.publicservice.release;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A channel by which data of the register are released to the public. The names are stored. */
public enum ReleaseChannel {
    /** Whether a CNIC is on the register. */
    SMS_CNIC,
    /** How many registered people live in an area. */
    SMS_AREA,
    /** Each month's figures of the country and its provinces. */
    STATISTICS;

    /** The channel of this name; empty for any other text. */
    public static Optional<ReleaseChannel> of(String name) {
        return Stream.of(values())
                .filter(channel -> channel.name().equals(name))
                .findFirst();
    }

    /** Whether a database that was put back to an earlier moment tells by it what is past, or other figures than were published. */
    public boolean isClosedByRestore() {
        return switch (this) {
            case SMS_CNIC, STATISTICS -> true;
            case SMS_AREA -> false;
        };
    }

    /** The last part of its messages' keys: {@code sms-area}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
