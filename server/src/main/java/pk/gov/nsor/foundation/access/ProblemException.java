package pk.gov.nsor.foundation.access;

import java.util.List;
import org.springframework.http.HttpStatus;

/** The API refuses a message; answered as problem details (RFC 9457). */
public final class ProblemException extends RuntimeException {

    private final HttpStatus status;
    private final String type;
    private final String title;
    private final List<FieldProblem> errors;

    /**
     * @param type the last part of {@code urn:nsor:problem:…}, which clients may rely on, for example
     *     {@code invalid-message}
     * @param detail for the people who run the client, in English; nothing of the message's content
     */
    public ProblemException(HttpStatus status, String type, String title, String detail, List<FieldProblem> errors) {
        super(detail);
        this.status = status;
        this.type = type;
        this.title = title;
        this.errors = List.copyOf(errors);
    }

    /** 422: the message is well-formed, and fields of it cannot be true. */
    public static ProblemException invalid(List<FieldProblem> errors) {
        return new ProblemException(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "invalid-message",
                "The message has invalid fields",
                "Nothing was recorded. Correct the fields under errors and send the message again.",
                errors);
    }

    public HttpStatus status() {
        return status;
    }

    public String type() {
        return type;
    }

    public String title() {
        return title;
    }

    public List<FieldProblem> errors() {
        return errors;
    }
}
