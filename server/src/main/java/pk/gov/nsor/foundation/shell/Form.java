package pk.gov.nsor.foundation.shell;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

/**
 * The values of a form, and its errors. Values stay as typed, so that a page shown again loses nothing; the fragments
 * of {@code shell/form} show them.
 */
public final class Form implements Serializable {

    private static final long serialVersionUID = 1;

    private final LinkedHashMap<String, ArrayList<String>> values = new LinkedHashMap<>();
    private final ArrayList<Problem> problems = new ArrayList<>();

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
    public Form() {}

    /** The fields of a request. */
    public static Form of(Map<String, String[]> parameters) {
        Form form = new Form();
        parameters.forEach((name, given) -> form.values.put(name, new ArrayList<>(List.of(given))));
        return form;
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

    public boolean has(String field, String value) {
        return values(field).contains(value);
    }

    public Form set(String field, String value) {
        values.put(field, new ArrayList<>(List.of(value)));
        return this;
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
