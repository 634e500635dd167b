package pk.gov.nsor.foundation.office;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.web.ErrorResponseException;
import pk.gov.nsor.foundation.access.FieldProblem;
import pk.gov.nsor.foundation.access.ProblemException;
import pk.gov.nsor.foundation.shell.Form;
import tools.jackson.core.JacksonException;

/**
 * Sends what is typed for an office as the message that a system would send. The same form again is the same message, nothing is
 * sent while a field has an error, and what the message's check finds is said at the field.
 */
@Service
public class OfficeMessages {

    /** The fields of each form that nobody types: the number of the message, and the office that the page was of. */
    public static final String NUMBER = "messageId";

    public static final String OFFICE = "office";

    /** Where it stands that the form was sent before; where it is another report, the field has the number that it then gets. */
    public static final String AGAIN = "again";

    /** The receipt of what was sent before with the number of a form. */
    public static final String BEFORE = "sentBefore";

    /** Where errors stand that are of no field. */
    public static final String WHOLE = "whole";

    private final Problems problems;
    private final Clock clock;

    OfficeMessages(Problems problems, Clock clock) {
        this.problems = problems;
        this.clock = clock;
    }

    /** Gives a form what nobody types. */
    public void begin(Form form, ClerkOffice office) {
        if (!MessageNumber.isOne(form.value(NUMBER))) {
            form.set(NUMBER, MessageNumber.next(LocalDate.now(clock)));
        }
        form.set(OFFICE, office.client().toString());
    }

    /**
     * Sends where nothing is wrong.
     *
     * @param receive gives it to the inbox, and returns its receipt
     * @param check what is wrong besides, where the form has an error of its own
     * @return the receipt; empty where something is wrong, which the form then says
     */
    public Optional<UUID> send(
            MessageBody body,
            Form form,
            ClerkOffice office,
            Supplier<List<FieldProblem>> check,
            Supplier<UUID> receive) {
        if (!office.isOpen()) {
            form.reject(WHOLE, "office.problem.closed");
            return Optional.empty();
        }
        if (!office.client().toString().equals(form.value(OFFICE))) {
            form.reject(WHOLE, "office.problem.other-office");
            return Optional.empty();
        }
        if (MessageNumber.isOne(form.value(AGAIN))) {
            form.set(NUMBER, form.value(AGAIN));
        }
        form.forget(AGAIN, BEFORE);
        if (!MessageNumber.isOne(form.value(NUMBER))) {
            begin(form, office);
        }
        body.put("/messageId", form.value(NUMBER));
        try {
            if (!form.isValid()) {
                problems.say(check.get(), body, form, WHOLE);
                return Optional.empty();
            }
            return Optional.of(receive.get());
        } catch (ProblemException refused) {
            List<FieldProblem> errors = refused.errors();
            if (refused.status() == HttpStatus.CONFLICT) {
                usedBefore(form, refused.receipt());
            } else if (errors.isEmpty()) {
                form.reject(WHOLE, "office.problem.other");
            } else {
                problems.say(errors, body, form, WHOLE);
            }
        } catch (ErrorResponseException tooMany) {
            if (!tooMany.getStatusCode().isSameCodeAs(HttpStatus.TOO_MANY_REQUESTS)) {
                throw tooMany;
            }
            form.reject(WHOLE, "office.problem.too-many");
        } catch (JacksonException noSuchChoice) {
            form.reject(WHOLE, "office.problem.choice");
        }
        return Optional.empty();
    }

    /** The number of another report is given with the page: sent twice, that is one message too. */
    private void usedBefore(Form form, @Nullable UUID receipt) {
        form.reject(AGAIN, "office.problem.used");
        form.set(AGAIN, MessageNumber.next(LocalDate.now(clock)));
        if (receipt != null) {
            form.set(BEFORE, receipt.toString());
        }
    }
}
