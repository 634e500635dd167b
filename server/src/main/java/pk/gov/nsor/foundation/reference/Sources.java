package pk.gov.nsor.foundation.reference;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import pk.gov.nsor.foundation.approval.Text;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

/** Where a value comes from: named, it is sourced; until then it is assumed. */
public final class Sources {

    public static final String ASSUMED = "assumed";
    public static final String SOURCED = "sourced";

    private Sources() {}

    /** The source without blanks around it, empty for none. */
    public static String check(String source, int longest) {
        String clean = source.strip();
        if (clean.length() > longest) {
            throw new InvalidValueException("source.length", "Name the source with at most %s characters.", longest)
                    .at("source");
        }
        return clean;
    }

    /** How sure a row is that rests on this source. */
    public static String confidence(String source) {
        return source.isEmpty() ? ASSUMED : SOURCED + ": " + source;
    }

    /** For a summary. */
    public static Text shown(String source) {
        return source.isEmpty() ? Text.of("reference.source.assumed") : Text.plain(source);
    }

    /** How many days before today, the first included, it would have counted already; 0 from today on. */
    public static long daysPast(LocalDate from, LocalDate today) {
        return Math.max(0, ChronoUnit.DAYS.between(from, today));
    }
}
