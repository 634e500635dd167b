package pk.gov.nsor.foundation.approval;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/**
 * A sentence for any language, stored with a proposal.
 *
 * @param key the message
 */
public record Text(String key, List<Argument> arguments) {

    private static final String PLAIN = "approval.plain";

    public Text {
        arguments = List.copyOf(arguments);
    }

    /** @param arguments days are shown as days, numbers as numbers, messages in the reader's language, the rest as it is */
    public static Text of(String key, Object... arguments) {
        return new Text(key, Arrays.stream(arguments).map(Argument::of).toList());
    }

    /** Words that are the same in every language, such as a section, a number or a name. */
    public static Text plain(Object words) {
        return of(PLAIN, words);
    }

    /** Words written in both languages. */
    public static Text both(String english, String urdu) {
        Argument argument =
                new Argument(Argument.Type.BOTH, english, List.of(new Argument(Argument.Type.WORD, urdu, List.of())));
        return new Text(PLAIN, List.of(argument));
    }

    /**
     * An argument of a sentence.
     *
     * @param value as it is stored: a day as 2026-11-24, for a message its key, for words in both languages the
     *     English
     * @param arguments for a message its arguments, for words in both languages the Urdu
     */
    public record Argument(Type type, String value, List<Argument> arguments) {

        public Argument {
            arguments = List.copyOf(arguments);
        }

        /** How it is shown. */
        public enum Type {
            WORD,
            NUMBER,
            DAY,
            MESSAGE,
            BOTH
        }

        static Argument of(Object argument) {
            return switch (argument) {
                case LocalDate day -> new Argument(Type.DAY, day.toString(), List.of());
                case Long number -> new Argument(Type.NUMBER, number.toString(), List.of());
                case Integer number -> new Argument(Type.NUMBER, number.toString(), List.of());
                case Text plain when plain.key.equals(PLAIN) -> plain.arguments.getFirst();
                case Text text -> new Argument(Type.MESSAGE, text.key, text.arguments);
                default -> new Argument(Type.WORD, argument.toString(), List.of());
            };
        }
    }
}
