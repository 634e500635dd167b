package pk.gov.nsor.foundation.shell.list;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.kernel.RegisterNumber;

/**
 * A value with lines under it. Values are shown by their type: days, moments, counts, register numbers and names as
 * everywhere; anything else is a text of the page's language or of either script.
 *
 * @param value null for nothing
 * @param under shown below it, the quieter ones last
 */
public record Cell(@Nullable Object value, List<Under> under) {

    public Cell {
        under = List.copyOf(under);
    }

    /** A line under a value; one that is urgent stands out. */
    public record Under(String text, boolean isUrgent) {}

    /** A number that somebody calls a thing by, in Latin letters and digits from left to right. */
    public record Code(String text) {

        @Override
        public String toString() {
            return text;
        }
    }

    public static Cell of(@Nullable Object value) {
        return new Cell(value, List.of());
    }

    /** With a quiet line under it, where there is a text. */
    public Cell quiet(@Nullable String text) {
        return with(text, false);
    }

    /** With a line under it that stands out, where there is a text. */
    public Cell urgent(@Nullable String text) {
        return with(text, true);
    }

    private Cell with(@Nullable String text, boolean urgent) {
        if (text == null || text.isEmpty()) {
            return this;
        }
        List<Under> more = new ArrayList<>(under);
        more.add(new Under(text, urgent));
        return new Cell(value, more);
    }

    /** How the page shows the value; templates ask for it. */
    public String kind() {
        return switch (value) {
            case null -> "nothing";
            case LocalDate _ -> "day";
            case Instant _ -> "moment";
            case Number _ -> "count";
            case PersonName _ -> "name";
            case RegisterNumber _, Code _ -> "number";
            default -> "text";
        };
    }

    /** A number as it is written: from 10,000 on with its thousands parted. */
    public String written() {
        return switch (value) {
            case RegisterNumber number -> number.formatted();
            case Number count when count.longValue() >= 10_000 -> String.format(Locale.ROOT, "%,d", count.longValue());
            case null, default -> String.valueOf(value);
        };
    }
}
