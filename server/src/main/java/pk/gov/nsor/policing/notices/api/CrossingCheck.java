package pk.gov.nsor.policing.notices.api;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.FieldProblem;
import pk.gov.nsor.foundation.access.ProblemException;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.CnicFormat;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.policing.notices.BorderCrossings.Reported;
import pk.gov.nsor.policing.notices.Direction;
import pk.gov.nsor.policing.notices.Particulars;

/** Checks every field of a crossing and refuses it with all errors, not only the first. */
@Component
class CrossingCheck {

    private static final int LONGEST_MESSAGE_ID = 64;
    private static final int LONGEST_PLACE = 120;
    private static final int DAYS_BACK = 366;

    private final CnicFormat cnics;
    private final Clock clock;

    CrossingCheck(CnicFormat cnics, Clock clock) {
        this.cnics = cnics;
        this.clock = clock;
    }

    /** @throws ProblemException 422, naming every field that is missing or cannot be true */
    Reported check(CrossingMessage message) {
        List<FieldProblem> problems = new ArrayList<>();
        Optional<String> id = read(problems, "/messageId", message.messageId(), text -> text(text, LONGEST_MESSAGE_ID));
        Optional<Cnic> cnic = read(problems, "/cnic", message.cnic(), cnics::parse);
        Optional<LocalDate> on = read(problems, "/on", message.on(), this::day);
        Optional<String> country = read(problems, "/country", message.country(), Particulars.Leg::checkedCountry);
        Optional<String> place = read(problems, "/place", message.place(), text -> text(text, LONGEST_PLACE));
        Optional<Direction> direction = Optional.ofNullable(message.direction());
        if (direction.isEmpty()) {
            problems.add(new FieldProblem("/direction", "field.missing", "This field is missing."));
        }
        if (!problems.isEmpty()) {
            throw ProblemException.invalid(problems);
        }
        return new Reported(
                id.orElseThrow(),
                cnic.orElseThrow(),
                direction.orElseThrow(),
                on.orElseThrow(),
                country.orElseThrow(),
                place.orElseThrow());
    }

    private LocalDate day(String text) {
        LocalDate today = LocalDate.now(clock);
        LocalDate day;
        try {
            day = LocalDate.parse(text);
        } catch (DateTimeException unreadable) {
            throw new InvalidValueException("day.unreadable", "This is a date of the calendar, written as 2026-11-24.");
        }
        if (day.isAfter(today)) {
            throw new InvalidValueException("day.future", "This day lies in the future.");
        }
        if (day.isBefore(today.minusDays(DAYS_BACK))) {
            throw new InvalidValueException("crossing.past", "This lies more than %s days back.", DAYS_BACK);
        }
        return day;
    }

    private static String text(String text, int longest) {
        if (text.length() > longest || text.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidValueException("crossing.text", "At most %s characters, no control characters.", longest);
        }
        return text;
    }

    private static <T> Optional<T> read(
            List<FieldProblem> problems, String field, @Nullable String value, Function<String, T> reader) {
        if (value == null || value.isBlank()) {
            problems.add(new FieldProblem(field, "field.missing", "This field is missing."));
            return Optional.empty();
        }
        try {
            return Optional.of(reader.apply(value.strip()));
        } catch (InvalidValueException refused) {
            problems.add(new FieldProblem(field, refused.code(), String.valueOf(refused.getMessage())));
            return Optional.empty();
        }
    }
}
