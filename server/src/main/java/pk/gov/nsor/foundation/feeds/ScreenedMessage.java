package pk.gov.nsor.foundation.feeds;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
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

    private ScreenedMessage() {}

    /** @throws ProblemException 422, naming every field with such a text, and nothing of the text */
    static void require(Record message) {
        List<FieldProblem> problems = new ArrayList<>();
        ofRecord("", message, problems);
        if (!problems.isEmpty()) {
            throw ProblemException.invalid(problems);
        }
    }

    private static void ofRecord(String at, Record message, List<FieldProblem> problems) {
        for (RecordComponent component : message.getClass().getRecordComponents()) {
            ofValue(at + "/" + component.getName(), value(message, component), problems);
        }
    }

    private static void ofValue(String at, @Nullable Object value, List<FieldProblem> problems) {
        switch (value) {
            case null -> {}
            case String text -> ofText(at, text, problems);
            case Record part -> ofRecord(at, part, problems);
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    ofValue(at + "/" + i, list.get(i), problems);
                }
            }
            case Enum<?> _, Number _, Boolean _ -> {}
            default -> throw new IllegalStateException("Nobody knows how to screen a " + value.getClass());
        }
    }

    private static void ofText(String at, String text, List<FieldProblem> problems) {
        try {
            String _ = Screened.require(text);
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
