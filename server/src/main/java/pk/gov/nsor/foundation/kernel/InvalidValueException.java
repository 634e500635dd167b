package pk.gov.nsor.foundation.kernel;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A value was refused. Carries a code and its arguments, so that the reader's language can be used where the message is
 * shown; {@link #getMessage()} is the English text.
 */
public final class InvalidValueException extends IllegalArgumentException {

    private final String code;
    private final List<Object> arguments;
    private final @Nullable String field;

    /**
     * @param code names the rule that refused the value, for example {@code cnic.length}; the message bundles hold it
     *     under {@code invalid.} and this code
     * @param english the message in English, a {@link String#format} pattern over the arguments
     * @param arguments the values the message names; never the refused value of a personal identifier
     */
    public InvalidValueException(String code, String english, Object... arguments) {
        this(code, english.formatted(arguments), List.of(arguments), null);
    }

    private InvalidValueException(String code, String message, List<Object> arguments, @Nullable String field) {
        super(message);
        this.code = code;
        this.arguments = arguments;
        this.field = field;
    }

    /**
     * The same refusal, naming the field it is about.
     *
     * @param newField a path of property names and indexes from the refused object, for example {@code offences[0].section}
     */
    public InvalidValueException at(String newField) {
        return new InvalidValueException(code, String.valueOf(getMessage()), arguments, newField);
    }

    /** The field it is about, null where only the caller knows. */
    public @Nullable String field() {
        return field;
    }

    /** The rule that refused the value, for example {@code cnic.length}. */
    public String code() {
        return code;
    }

    public List<Object> arguments() {
        return arguments;
    }

    /** The key of the message in the bundles. */
    public String messageKey() {
        return "invalid." + code.toLowerCase(Locale.ROOT);
    }
}
