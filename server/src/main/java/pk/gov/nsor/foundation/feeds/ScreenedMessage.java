package pk.gov.nsor.foundation.feeds;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.access.FieldProblem;
import pk.gov.nsor.foundation.access.ProblemException;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.screening.Screened;

/**
 * Screens what a client sends: every text of its form, whatever the field is for, so that a new field is screened,
 * too. A name, a court or the client's own name for the message can identify a survivor as well as an address.
 */
final class ScreenedMessage {

    private static final String REFUSAL =
            "This text seems to tell who a survivor is. Leave that out and send the message again.";

    /** The client's own name for a message. */
    private static final String NAME = "/messageId";

    private ScreenedMessage() {}

    /**
     * @param isHeld whether texts that would identify a survivor wait for a decision: all but the message's name, which is
     *     kept openly
     * @throws ProblemException 422, naming every field with such a text, and nothing of the text
     */
    static void require(Record message, boolean isHeld) {
        List<FieldProblem> problems = problems(message).stream()
                .filter(problem ->
                        !isHeld || !isOfSurvivor(problem) || problem.field().equals(NAME))
                .toList();
        if (!problems.isEmpty()) {
            throw ProblemException.invalid(problems);
        }
    }

    /** The fields whose texts would identify a survivor. */
    static List<FieldProblem> stopped(Record message) {
        return problems(message).stream().filter(ScreenedMessage::isOfSurvivor).toList();
    }

    /** @throws InvalidValueException at the first text that is stopped and was not allowed to whoever is asking */
    static void requireEach(Record message) {
        eachText("", message, (at, text) -> {
            String _ = Screened.require(text, at.substring(1).replace('/', '.'));
        });
    }

    private static boolean isOfSurvivor(FieldProblem problem) {
        return problem.code().startsWith("text.survivor.");
    }

    private static List<FieldProblem> problems(Record message) {
        List<FieldProblem> problems = new ArrayList<>();
        eachText("", message, (at, text) -> ofText(at, text, problems));
        return problems;
    }

    private static void eachText(String at, @Nullable Object value, BiConsumer<String, String> taker) {
        switch (value) {
            case null -> {}
            case String text -> taker.accept(at, text);
            case Record part -> {
                for (RecordComponent component : part.getClass().getRecordComponents()) {
                    eachText(at + "/" + component.getName(), value(part, component), taker);
                }
            }
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    eachText(at + "/" + i, list.get(i), taker);
                }
            }
            case Enum<?> _, Number _, Boolean _ -> {}
            default -> throw new IllegalStateException("Nobody knows how to screen a " + value.getClass());
        }
    }

    private static void ofText(String at, String text, List<FieldProblem> problems) {
        try {
            String _ = Screened.require(text, at);
        } catch (InvalidValueException stopped) {
            boolean isUnread = stopped.code().equals("text.long");
            problems.add(
                    new FieldProblem(at, stopped.code(), isUnread ? String.valueOf(stopped.getMessage()) : REFUSAL));
        }
    }

    private static @Nullable Object value(Record message, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(message);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("A form that cannot be read: " + message.getClass(), impossible);
        }
    }
}
