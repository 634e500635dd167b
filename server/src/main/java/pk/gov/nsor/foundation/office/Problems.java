package pk.gov.nsor.foundation.office;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.FieldProblem;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.UiFormat;

/** Says what a message's check found wrong at the fields of the form that it was made of, in the reader's language. */
@Component
class Problems {

    private static final String OWN = "office.problem.";

    private static final String MISSING = OWN + "field.missing";

    private final UiFormat uiFormat;

    Problems(UiFormat uiFormat) {
        this.uiFormat = uiFormat;
    }

    /** @param otherwise the field of what is wrong with no field that is typed */
    void say(List<FieldProblem> errors, MessageBody body, Form form, String otherwise) {
        List<FieldProblem> inOrder = errors.stream()
                .sorted(Comparator.comparingInt(error -> body.place(error.field())))
                .toList();
        for (FieldProblem error : inOrder) {
            String field = body.field(error.field()).orElse(otherwise);
            if (form.problem(field).isEmpty()) {
                String key = key(error.code());
                Optional<String> label = label(field, body).filter(_ -> key.equals(MISSING));
                if (label.isPresent()) {
                    form.reject(field, MISSING + ".named", label.get());
                } else {
                    form.reject(field, key);
                }
            }
        }
    }

    /** What the page calls a field, so that links to several missing ones can be told apart. */
    private Optional<String> label(String field, MessageBody body) {
        return body.label(field.replaceAll("\\d+$", "")).map(key -> uiFormat.text(key));
    }

    /** What the message's check calls by a text for programmers has words of its own here. */
    private String key(String code) {
        if (!uiFormat.textOr(OWN + code, "").isEmpty()) {
            return OWN + code;
        }
        return uiFormat.textOr("invalid." + code, "").isEmpty() ? OWN + "other" : "invalid." + code;
    }
}
