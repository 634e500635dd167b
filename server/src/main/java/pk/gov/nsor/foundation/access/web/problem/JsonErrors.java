package pk.gov.nsor.foundation.access.web.problem;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import pk.gov.nsor.foundation.access.FieldProblem;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JacksonException.Reference;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Describes errors in JSON, without repeating its content. */
final class JsonErrors {

    private JsonErrors() {}

    static ProblemDetail problem(JacksonException failure) {
        return switch (failure) {
            case UnrecognizedPropertyException unknown ->
                invalid(pointer(failure), "field.unknown", "There is no such field; leave it out.");
            case InvalidFormatException format -> invalid(pointer(failure), "field.format", expected(format));
            case MismatchedInputException mismatch -> invalid(pointer(failure), "field.type", expected(mismatch));
            default -> malformed(failure);
        };
    }

    /** The place in the message as a JSON pointer (RFC 6901). */
    static String pointer(JacksonException failure) {
        StringBuilder pointer = new StringBuilder();
        for (Reference reference : failure.getPath()) {
            String name = reference.getPropertyName();
            pointer.append('/')
                    .append(
                            name == null
                                    ? reference.getIndex()
                                    : name.replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }

    private static String expected(MismatchedInputException failure) {
        Class<?> type = failure.getTargetType();
        if (type == null) {
            return "This has another type.";
        }
        if (type.isEnum()) {
            return "This is one of " + java.util.Arrays.toString(type.getEnumConstants()) + ".";
        }
        if (type == java.time.LocalDate.class) {
            return "This is a date of the calendar, written as 2026-11-24.";
        }
        if (type == String.class) {
            return "This is a text.";
        }
        if (java.util.Collection.class.isAssignableFrom(type)) {
            return "This is an array.";
        }
        return type.isPrimitive() || Number.class.isAssignableFrom(type) ? "This is a number." : "This is an object.";
    }

    private static ProblemDetail malformed(JacksonException failure) {
        TokenStreamLocation location = failure.getLocation();
        String place = location == null || location.getLineNr() < 1
                ? ""
                : " at line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
        ProblemDetail problem = ApiProblems.problem(
                HttpStatus.BAD_REQUEST,
                "malformed-message",
                "The message is not JSON",
                "The body cannot be read as JSON" + place + ". Nothing was recorded.",
                List.of(new FieldProblem("", "json.malformed", "This is not JSON" + place + ".")));
        if (!place.isEmpty()) {
            problem.setProperty("line", location.getLineNr());
            problem.setProperty("column", location.getColumnNr());
        }
        return problem;
    }

    private static ProblemDetail invalid(String field, String code, String message) {
        return ApiProblems.problem(
                HttpStatus.BAD_REQUEST,
                "invalid-message",
                "The message has another form",
                "Nothing was recorded. Correct the fields under errors and send the message again.",
                List.of(new FieldProblem(field, code, message)));
    }
}
