package pk.gov.nsor.foundation.feeds;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.access.FieldProblem;
import pk.gov.nsor.foundation.access.ProblemException;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.CnicFormat;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

/** Reads the fields of a message, and gathers everything that is wrong with them. */
public final class FeedFields {

    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);

    private static final int LONGEST_MESSAGE_ID = 64;
    private static final int LONGEST_CNIC = 60;

    private final LocalDate today;
    private final List<FieldProblem> problems = new ArrayList<>();

    /** @param today the day on which the message was received */
    public FeedFields(LocalDate today) {
        this.today = today;
    }

    /** @throws ProblemException 422, naming everything that is wrong; nothing where nothing is */
    public void refuse() {
        if (!problems.isEmpty()) {
            throw ProblemException.invalid(problems);
        }
    }

    public void wrong(String field, String code, String message) {
        problems.add(new FieldProblem(field, code, message));
    }

    public void wrong(String field, InvalidValueException refused) {
        wrong(field, refused.code(), String.valueOf(refused.getMessage()));
    }

    public void missing(String field) {
        wrong(field, "field.missing", "This field is missing.");
    }

    public <T> @Nullable T part(String field, @Nullable T value) {
        if (value == null) {
            missing(field);
        }
        return value;
    }

    public <T> List<@Nullable T> list(String field, @Nullable List<@Nullable T> values, int most) {
        if (values != null && values.size() > most) {
            wrong(field, "list.length", "At most %d can be given.".formatted(most));
            return List.of();
        }
        return values == null ? List.of() : values;
    }

    public @Nullable String text(String field, @Nullable String text, int longest) {
        if (text == null || text.isBlank()) {
            missing(field);
            return null;
        }
        String clean = text.strip();
        if (clean.length() > longest) {
            wrong(field, "text.length", "At most %d characters.".formatted(longest));
            return null;
        }
        if (clean.chars().anyMatch(Character::isISOControl)) {
            wrong(field, "text.control", "No control characters.");
            return null;
        }
        return clean;
    }

    public @Nullable LocalDate day(String field, @Nullable String text) {
        LocalDate day = dayToCome(field, text);
        if (day != null && day.isAfter(today)) {
            wrong(field, "day.future", "This day lies in the future.");
            return null;
        }
        return day;
    }

    /** As {@link #day}, where it may lie in the future. */
    public @Nullable LocalDate dayToCome(String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            missing(field);
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.isBefore(EARLIEST) || day.isAfter(LATEST)) {
                wrong(field, "day.range", "The year must lie between 1900 and 2199.");
                return null;
            }
            return day;
        } catch (DateTimeException unreadable) {
            wrong(field, "day.unreadable", "This is a date of the calendar, written as 2026-11-24.");
            return null;
        }
    }

    /** The client's own name for the message. */
    public @Nullable String messageId(@Nullable String text) {
        return text("/messageId", text, LONGEST_MESSAGE_ID);
    }

    public @Nullable Cnic cnic(CnicFormat format, @Nullable String text) {
        String written = text("/cnic", text, LONGEST_CNIC);
        return written == null ? null : check("/cnic", () -> format.parse(written));
    }

    /** Reads a field; a refusal that names a field is about that part of this one. */
    public <T> @Nullable T check(String field, Supplier<? extends @Nullable T> reading) {
        return read(field, field + "/", reading);
    }

    /** As {@link #check}, but a refusal that names a field is about that field of the message. */
    public <T> @Nullable T checkTogether(String field, Supplier<? extends @Nullable T> reading) {
        return read(field, "/", reading);
    }

    private <T> @Nullable T read(String field, String parent, Supplier<? extends @Nullable T> reading) {
        try {
            return reading.get();
        } catch (InvalidValueException refused) {
            wrong(refused.field() == null ? field : parent + refused.field(), refused);
            return null;
        }
    }

    /** A field that is there, since {@link #refuse} let the message pass. */
    public static <T> T there(@Nullable T value) {
        return Objects.requireNonNull(value, "A missing field was not refused");
    }
}
