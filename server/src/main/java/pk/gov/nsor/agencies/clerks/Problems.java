package pk.gov.nsor.agencies.clerks;

import java.util.List;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.FieldProblem;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.UiFormat;

/** Says what a message's check found wrong at the fields of the form that it was made of, in the reader's language. */
@Component
class Problems {

    private static final String OWN = "clerks.problem.";

    private final UiFormat uiFormat;

    Problems(UiFormat uiFormat) {
        this.uiFormat = uiFormat;
    }

    /** @param otherwise the field of what is wrong with no field that is typed */
    void say(List<FieldProblem> errors, MessageBody body, Form form, String otherwise) {
        for (FieldProblem error : errors) {
            String field = body.field(error.field()).orElse(otherwise);
            if (form.problem(field).isEmpty()) {
                form.reject(field, key(error.code()));
            }
        }
    }

    /** What the message's check calls by a text for programmers has words of its own here. */
    private String key(String code) {
        if (!uiFormat.textOr(OWN + code, "").isEmpty()) {
            return OWN + code;
        }
        return uiFormat.textOr("invalid." + code, "").isEmpty() ? OWN + "other" : "invalid." + code;
    }
}
