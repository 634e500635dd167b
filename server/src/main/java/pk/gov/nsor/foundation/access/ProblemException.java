package pk.gov.nsor.foundation.access;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** The API refuses a message; answered as problem details (RFC 9457). */
public final class ProblemException extends RuntimeException {

    private final HttpStatus status;
    private final String type;
    private final String title;
    private final List<FieldProblem> errors;
    private @Nullable UUID receipt;

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

    /** Names the receipt of the message that was sent before. */
    public ProblemException withReceipt(UUID before) {
        receipt = before;
        return this;
    }

    /** Of the message that was sent before; null where that has nothing to do with it. */
    public @Nullable UUID receipt() {
        return receipt;
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
