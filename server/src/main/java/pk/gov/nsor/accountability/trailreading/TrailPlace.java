package pk.gov.nsor.accountability.trailreading;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A place between two entries of a list, newest first: after the one named. */
public record TrailPlace(Instant at, long id) {

    private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,17})\\.([0-9]{1,18})");

    /** As addresses have it: microseconds since 1970 and the entry's identifier. */
    public String written() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at) + "." + id;
    }

    /** Empty for what {@link #written} did not write. */
    public static Optional<TrailPlace> parse(String text) {
        Matcher matcher = WRITTEN.matcher(text);
        return matcher.matches()
                ? Optional.of(new TrailPlace(
                        Instant.EPOCH.plus(Long.parseLong(matcher.group(1)), ChronoUnit.MICROS),
                        Long.parseLong(matcher.group(2))))
                : Optional.empty();
    }
}
