package pk.gov.nsor.foundation.shell;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

/**
 * The values of a form, and its errors. Values stay as typed, so that a page shown again loses nothing; the fragments
 * of {@code shell/form} show them.
 */
public final class Form implements Serializable {

    /** Behind the name of a field that asked back: the field with the answer. */
    public static final String MEANT = "-meant";

    private static final long serialVersionUID = 1;
    private static final DateTimeFormatter TYPED_DAY = DateTimeFormatter.ofPattern("d-M-uuuu", Locale.ROOT);

    private final LinkedHashMap<String, ArrayList<String>> values = new LinkedHashMap<>();
    private final ArrayList<Problem> problems = new ArrayList<>();
    private final LinkedHashMap<String, LinkedHashMap<String, String>> choices = new LinkedHashMap<>();
    private final @Nullable LocalDate today;

    /**
     * An error of a form.
     *
     * @param field the field's name, which is also its identifier on the page
     * @param key the message
     */
    public record Problem(String field, String key, List<Object> arguments) implements Serializable {

        public Problem {
            arguments = List.copyOf(arguments);
        }

        /** For {@code #messages.msgWithParams}. */
        public Object[] parameters() {
            return arguments.toArray();
        }
    }

    /** An empty form. */
    public Form() {
        this(null);
    }

    /** An empty form that is to read days. */
    public Form(@Nullable LocalDate today) {
        this.today = today;
    }

    /** The fields of a request; controllers have it as a parameter. */
    public static Form of(Map<String, String[]> parameters, LocalDate today) {
        return new Form(today).with(parameters);
    }

    /** Fields that were kept; years of two digits were asked about when they were sent. */
    public static Form of(Map<String, String[]> kept) {
        return new Form().with(kept);
    }

    private Form with(Map<String, String[]> parameters) {
        parameters.forEach((name, given) -> values.put(name, new ArrayList<>(List.of(given))));
        return this;
    }

    /** Another form for a part of this one's fields. */
    public Form withoutValues() {
        return new Form(today);
    }

    /** The typed value, trimmed; empty where there was none. */
    public String value(String field) {
        List<String> given = values.getOrDefault(field, new ArrayList<>());
        return given.isEmpty() ? "" : given.getFirst().strip();
    }

    /** All values of a field that may be given several times, empty ones included, so that they stay beside each other. */
    public List<String> values(String field) {
        return values.getOrDefault(field, new ArrayList<>()).stream()
                .map(String::strip)
                .toList();
    }

    /** Everything that was typed, by field. */
    public Map<String, List<String>> typed() {
        Map<String, List<String>> typed = new LinkedHashMap<>();
        values.keySet().forEach(field -> typed.put(field, values(field)));
        return typed;
    }

    public boolean has(String field, String value) {
        return values(field).contains(value);
    }

    public Form set(String field, String value) {
        values.put(field, new ArrayList<>(List.of(value)));
        return this;
    }

    /** A day, as it is typed; empty where there is none. */
    public Form set(String field, @Nullable LocalDate day) {
        return set(field, day == null ? "" : TYPED_DAY.format(day));
    }

    /** Without what was typed or chosen in these fields. */
    public Form forget(String... fields) {
        for (String field : fields) {
            values.remove(field);
        }
        return this;
    }

    /** The value, read; empty where nothing was typed or it is refused, which becomes a problem of the field. */
    public <T> Optional<T> read(String field, Function<String, T> reader) {
        return value(field).isEmpty() ? Optional.empty() : check(field, () -> reader.apply(value(field)));
    }

    /** As {@link #read}, and a problem where nothing was typed. */
    public <T> Optional<T> require(String field, String missingKey, Function<String, T> reader) {
        if (value(field).isEmpty()) {
            reject(field, missingKey);
            return Optional.empty();
        }
        return read(field, reader);
    }

    /**
     * The day that was typed; empty where nothing was, it is refused, or its year has two digits. In that case the field then
     * holds the day as it was understood, in words, so that the next press means what is shown.
     */
    public Optional<LocalDate> day(String field) {
        return day(field, Day::read);
    }

    /** As {@link #day(String)}, and a problem where nothing was typed. */
    public Optional<LocalDate> day(String field, String missingKey) {
        if (value(field).isEmpty()) {
            reject(field, missingKey);
        }
        return day(field);
    }

    /** As {@link #day(String)}, for what has happened: years of two digits do not lie ahead. */
    public Optional<LocalDate> pastDay(String field) {
        return day(field, Day::readPast);
    }

    /** As {@link #pastDay(String)}, and a problem where nothing was typed. */
    public Optional<LocalDate> pastDay(String field, String missingKey) {
        if (value(field).isEmpty()) {
            reject(field, missingKey);
        }
        return pastDay(field);
    }

    /** The day of a filter, of which nothing depends but what is shown: one with a short year counts and is shown in words. */
    public Optional<LocalDate> filterDay(String field) {
        return reading(field, Day::read).map(reading -> {
            if (reading.hasShortYear()) {
                set(field, inWords(reading.day()));
            }
            return reading.day();
        });
    }

    private Optional<LocalDate> day(String field, BiFunction<String, LocalDate, Day.Reading> reader) {
        return reading(field, reader).flatMap(reading -> {
            if (!reading.hasShortYear()) {
                return Optional.of(reading.day());
            }
            String meant = inWords(reading.day());
            set(field, meant);
            reject(field, "shell.form.day.meant", meant);
            return Optional.empty();
        });
    }

    private Optional<Day.Reading> reading(String field, BiFunction<String, LocalDate, Day.Reading> reader) {
        return read(field, text -> today == null ? new Day.Reading(Day.parse(text), false) : reader.apply(text, today));
    }

    private static String inWords(LocalDate day) {
        return DateTimeFormatter.ofPattern("d MMMM uuuu", LocaleContextHolder.getLocale())
                .format(day);
    }

    /** The constant of an enum that was chosen; a problem where none was. */
    public <E extends Enum<E>> Optional<E> choice(String field, String missingKey, Class<E> type) {
        String chosen = value(field);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(chosen)) {
                return Optional.of(constant);
            }
        }
        reject(field, missingKey);
        return Optional.empty();
    }

    /** The result, or empty and a problem of the field where a value is refused. */
    public <T> Optional<T> check(String field, java.util.function.Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (InvalidValueException refused) {
            problems.add(new Problem(field, refused.messageKey(), refused.arguments()));
            return Optional.empty();
        }
    }

    /** As {@link #check}, where the refusal itself names a field; otherwise it is that of the field given. */
    public <T> Optional<T> whole(String field, java.util.function.Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (InvalidValueException refused) {
            String named = refused.field();
            problems.add(new Problem(named == null ? field : named, refused.messageKey(), refused.arguments()));
            return Optional.empty();
        }
    }

    public void reject(String field, String key, Object... arguments) {
        problems.add(new Problem(field, key, List.of(arguments)));
    }

    /**
     * A problem of a field that can mean several things: the page asks which, and has the answer in the field of this name
     * with {@link #MEANT} behind it.
     *
     * @param meanings by the value that is sent, with their texts
     */
    public void askBack(String field, String key, Map<String, String> meanings) {
        reject(field, key);
        choices.put(field, new LinkedHashMap<>(meanings));
    }

    /** What the field was found to mean, where it has to be asked; otherwise empty. */
    public Map<String, String> choices(String field) {
        return choices.getOrDefault(field, new LinkedHashMap<>());
    }

    /** In the order in which they were found; that of the fields. */
    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** The first problem of a field. */
    public Optional<Problem> problem(String field) {
        return problems.stream()
                .filter(problem -> problem.field().equals(field))
                .findFirst();
    }

    public boolean isValid() {
        return problems.isEmpty();
    }
}
