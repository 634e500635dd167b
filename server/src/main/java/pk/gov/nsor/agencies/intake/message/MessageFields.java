package pk.gov.nsor.agencies.intake.message;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.access.FieldProblem;
import pk.gov.nsor.foundation.access.ProblemException;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonName;

/** Reads the fields of a message, and gathers everything that is wrong with them. */
public final class MessageFields {

    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);

    private final LocalDate today;
    private final List<FieldProblem> problems = new ArrayList<>();

    public MessageFields(LocalDate today) {
        this.today = today;
    }

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

    @Nullable
    public String text(String field, @Nullable String text, int longest) {
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

    @Nullable
    public LocalDate day(String field, @Nullable String text) {
        LocalDate day = dayToCome(field, text);
        if (day != null && day.isAfter(today)) {
            wrong(field, "day.future", "This day lies in the future.");
            return null;
        }
        return day;
    }

    /** As {@link #day}, where it may lie in the future. */
    @Nullable
    public LocalDate dayToCome(String field, @Nullable String text) {
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

    @Nullable
    public PersonName name(String field, CourtMessage.@Nullable Name name) {
        return name == null ? null : check(field, () -> new PersonName(name.latin(), name.urdu()));
    }

    public <T> @Nullable T check(String field, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (InvalidValueException refused) {
            wrong(refused.field() == null ? field : field + "/" + refused.field(), refused);
            return null;
        }
    }
}
