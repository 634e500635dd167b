package pk.gov.nsor.policing.notices.api;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.FieldProblem;
import pk.gov.nsor.foundation.access.ProblemException;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.CnicFormat;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.reference.Laws;
import pk.gov.nsor.policing.notices.Observation;
import pk.gov.nsor.policing.notices.Observation.Kind;
import pk.gov.nsor.policing.notices.Observations.Message;
import pk.gov.nsor.policing.notices.api.ObservationPlace.Place;

/** Checks every field of an observation and refuses it with all errors, not only the first. */
@Component
class ObservationCheck {

    private static final int LONGEST_MESSAGE_ID = 64;

    private final CnicFormat cnics;
    private final ObservationPlace places;
    private final Laws laws;
    private final Clock clock;

    ObservationCheck(CnicFormat cnics, ObservationPlace places, Laws laws, Clock clock) {
        this.cnics = cnics;
        this.places = places;
        this.laws = laws;
        this.clock = clock;
    }

    /** @throws ProblemException 422, naming every field that is missing, of another kind, or cannot be true */
    Message check(ObservationMessage message, Feed feed) {
        List<FieldProblem> problems = new ArrayList<>();
        Optional<String> id = read(problems, "/messageId", message.messageId(), ObservationCheck::messageId);
        Optional<Cnic> cnic = read(problems, "/cnic", message.cnic(), cnics::parse);
        Optional<LocalDate> on = read(problems, "/on", message.on(), this::day);
        Optional<Observation> observation = kind(problems, message.kind(), feed).flatMap(kind -> {
            refuseOthers(problems, message, kind);
            return observation(problems, message, kind, on);
        });
        if (!problems.isEmpty()) {
            throw ProblemException.invalid(problems);
        }
        return new Message(id.orElseThrow(), cnic.orElseThrow(), observation.orElseThrow());
    }

    private static Optional<Kind> kind(List<FieldProblem> problems, @Nullable Kind kind, Feed feed) {
        if (kind == null) {
            problems.add(new FieldProblem("/kind", "field.missing", "This field is missing."));
        } else if (kind.feed() != feed) {
            problems.add(new FieldProblem(
                    "/kind",
                    "observation.feed",
                    "This client does not report this: it is the feed %s's.".formatted(kind.feed())));
            return Optional.empty();
        }
        return Optional.ofNullable(kind);
    }

    private Optional<Observation> observation(
            List<FieldProblem> problems, ObservationMessage message, Kind kind, Optional<LocalDate> on) {
        // Without a day the rest is still checked, as of today.
        LocalDate day = on.orElseGet(() -> LocalDate.now(clock));
        return switch (kind) {
            case NADRA_NAME ->
                name(problems, message.nameLatin(), message.nameUrdu())
                        .map(name -> new Observation.ObservedName(name, day));
            case PHONE ->
                read(
                        problems,
                        "/phone",
                        message.phone(),
                        text -> new Observation.ObservedPhone(cnics.parseMobile(text), day));
            case NADRA_ADDRESS ->
                atPlace(
                        problems,
                        message,
                        day,
                        (line, place) -> new Observation.ObservedHome(line, place.district(), place.tehsil(), day));
            case TENANT ->
                atPlace(
                        problems,
                        message,
                        day,
                        (line, place) -> new Observation.ObservedTenancy(line, place.district(), place.tehsil(), day));
            case HOTEL ->
                atPlace(
                        problems,
                        message,
                        day,
                        (line, place) -> new Observation.ObservedHotel(
                                line, place.district(), message.nights() == null ? 1 : message.nights(), day));
        };
    }

    /** Each script is checked by itself, so that an error is reported at its field. */
    private static Optional<PersonName> name(
            List<FieldProblem> problems, @Nullable String latin, @Nullable String urdu) {
        boolean isLatin = latin == null
                || latin.isBlank()
                || whole(problems, "nameLatin", () -> PersonName.latin(latin)).isPresent();
        boolean isUrdu = urdu == null
                || urdu.isBlank()
                || whole(problems, "nameUrdu", () -> new PersonName(null, urdu)).isPresent();
        return isLatin && isUrdu
                ? whole(problems, latin == null ? "nameUrdu" : "nameLatin", () -> new PersonName(latin, urdu))
                : Optional.empty();
    }

    /** Makes an observation of a line and a place. */
    @FunctionalInterface
    private interface AtPlace {
        Observation of(String line, Place place);
    }

    private Optional<Observation> atPlace(
            List<FieldProblem> problems, ObservationMessage message, LocalDate day, AtPlace maker) {
        Optional<String> line = read(problems, "/line", message.line(), text -> text);
        Optional<Place> place =
                read(problems, "/district", message.district(), text -> places.find(text, message.tehsil(), day));
        return line.isEmpty() || place.isEmpty()
                ? Optional.empty()
                : whole(problems, "line", () -> maker.of(line.get(), place.get()));
    }

    private static void refuseOthers(List<FieldProblem> problems, ObservationMessage message, Kind kind) {
        Set<String> own = fields(kind);
        Map<String, @Nullable Object> sent = new LinkedHashMap<>();
        sent.put("nameLatin", message.nameLatin());
        sent.put("nameUrdu", message.nameUrdu());
        sent.put("line", message.line());
        sent.put("district", message.district());
        sent.put("tehsil", message.tehsil());
        sent.put("phone", message.phone());
        sent.put("nights", message.nights());
        sent.forEach((field, value) -> {
            if (value != null && !own.contains(field)) {
                problems.add(new FieldProblem(
                        "/" + field, "observation.field", "An observation of this kind has no such field."));
            }
        });
    }

    private static Set<String> fields(Kind kind) {
        return switch (kind) {
            case NADRA_NAME -> Set.of("nameLatin", "nameUrdu");
            case PHONE -> Set.of("phone");
            case NADRA_ADDRESS, TENANT -> Set.of("line", "district", "tehsil");
            case HOTEL -> Set.of("line", "district", "tehsil", "nights");
        };
    }

    private LocalDate day(String text) {
        LocalDate day;
        try {
            day = LocalDate.parse(text);
        } catch (DateTimeException unreadable) {
            throw new InvalidValueException("day.unreadable", "This is a date of the calendar, written as 2026-11-24.");
        }
        if (day.isAfter(LocalDate.now(clock))) {
            throw new InvalidValueException("day.future", "This day lies in the future.");
        }
        LocalDate first = laws.current().firstDay();
        if (day.isBefore(first)) {
            throw new InvalidValueException("notice.past", "The first day that can be told of is %s.", first);
        }
        return day;
    }

    private static String messageId(String text) {
        if (text.length() > LONGEST_MESSAGE_ID || text.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidValueException(
                    "crossing.text", "At most %s characters, no control characters.", LONGEST_MESSAGE_ID);
        }
        return text;
    }

    private static <T> Optional<T> read(
            List<FieldProblem> problems, String field, @Nullable String value, Function<String, T> reader) {
        if (value == null || value.isBlank()) {
            problems.add(new FieldProblem(field, "field.missing", "This field is missing."));
            return Optional.empty();
        }
        return whole(problems, field.substring(1), () -> reader.apply(value.strip()));
    }

    /** @param field which a refusal is about that names none */
    private static <T> Optional<T> whole(List<FieldProblem> problems, String field, Supplier<? extends T> maker) {
        try {
            return Optional.of(maker.get());
        } catch (InvalidValueException refused) {
            String named = refused.field();
            problems.add(new FieldProblem(
                    "/" + (named == null ? field : named), refused.code(), String.valueOf(refused.getMessage())));
            return Optional.empty();
        }
    }
}
