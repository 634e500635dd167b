package pk.gov.nsor.kernel;

import java.util.List;
import java.util.Locale;

/**
 * A value was refused. Carries a code and its arguments, so that the reader's language can be used where the message is
 * shown; {@link #getMessage()} is the English text.
 */
public final class InvalidValueException extends IllegalArgumentException {

    private final String code;
    private final List<Object> arguments;

    /**
     * @param code names the rule that refused the value, for example {@code cnic.length}; the message bundles hold it
     *     under {@code invalid.} and this code
     * @param english the message in English, a {@link String#format} pattern over the arguments
     * @param arguments the values the message names; never the refused value of a personal identifier
     */
    public InvalidValueException(String code, String english, Object... arguments) {
        super(english.formatted(arguments));
        this.code = code;
        this.arguments = List.of(arguments);
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
