package pk.gov.nsor.agencies.clerks;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.web.ErrorResponseException;
import pk.gov.nsor.agencies.intake.AgencyFeeds;
import pk.gov.nsor.agencies.intake.MessageKind;
import pk.gov.nsor.foundation.access.FieldProblem;
import pk.gov.nsor.foundation.access.ProblemException;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.screening.Screened;
import pk.gov.nsor.foundation.shell.Form;
import tools.jackson.core.JacksonException;

/**
 * Sends what clerks type, in the name of their office, by the inbox that systems use. The same checks apply, and nothing is sent
 * while a field has an error.
 */
@Service
public class ClerkMessages {

    /** The fields of each form that nobody types: the number of the message, and the office that the page was of. */
    public static final String NUMBER = "messageId";

    public static final String OFFICE = "office";
    public static final String REPLACES = "replaces";

    /** Where errors stand that are of no field. */
    private static final String WHOLE = "whole";

    private final AgencyFeeds feeds;
    private final FormReader reader;
    private final Problems problems;
    private final Clock clock;

    ClerkMessages(AgencyFeeds feeds, FormReader reader, Problems problems, Clock clock) {
        this.feeds = feeds;
        this.reader = reader;
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
     * Sends a form's message. The same form again is the same message.
     *
     * @return its receipt; empty where something is wrong, which the form then says
     */
    public Optional<UUID> send(FormKind kind, Form form, ClerkOffice office, Actor actor) {
        MessageBody body = reader.read(kind, form, office.place());
        body.note("/replaces", WHOLE);
        if (!form.value(REPLACES).isEmpty()) {
            body.put("/replaces", form.value(REPLACES));
        }
        return send(kind.message(), body, form, office, actor);
    }

    /** Sends that an earlier message was a mistake. */
    public Optional<UUID> withdraw(String messageId, Form form, ClerkOffice office, Actor actor) {
        MessageBody body = new MessageBody();
        body.note("/withdraws", WHOLE);
        body.put("/withdraws", messageId);
        body.note("/reason", "reason");
        form.read("reason", reason -> Screened.require(reason, "reason"))
                .ifPresent(reason -> body.put("/reason", reason));
        return send(MessageKind.WITHDRAWAL, body, form, office, actor);
    }

    private Optional<UUID> send(MessageKind kind, MessageBody body, Form form, ClerkOffice office, Actor actor) {
        if (!office.isOpen()) {
            form.reject(WHOLE, "clerks.problem.closed");
            return Optional.empty();
        }
        if (!office.client().toString().equals(form.value(OFFICE))) {
            form.reject(WHOLE, "clerks.problem.other-office");
            return Optional.empty();
        }
        if (!MessageNumber.isOne(form.value(NUMBER))) {
            begin(form, office);
        }
        body.put("/messageId", form.value(NUMBER));
        try {
            if (!form.isValid()) {
                problems.say(feeds.problems(kind, office.machine(), body.bytes()), body, form, WHOLE);
                return Optional.empty();
            }
            return Optional.of(feeds.receive(kind, office.machine(), body.bytes(), actor)
                    .receipt()
                    .receipt());
        } catch (ProblemException refused) {
            List<FieldProblem> errors = refused.errors();
            if (refused.status() == HttpStatus.CONFLICT) {
                form.reject(WHOLE, "clerks.problem.used");
            } else if (errors.isEmpty()) {
                form.reject(WHOLE, "clerks.problem.other");
            } else {
                problems.say(errors, body, form, WHOLE);
            }
        } catch (ErrorResponseException tooMany) {
            if (!tooMany.getStatusCode().isSameCodeAs(HttpStatus.TOO_MANY_REQUESTS)) {
                throw tooMany;
            }
            form.reject(WHOLE, "clerks.problem.too-many");
        } catch (JacksonException noSuchChoice) {
            form.reject(WHOLE, "clerks.problem.choice");
        }
        return Optional.empty();
    }
}
