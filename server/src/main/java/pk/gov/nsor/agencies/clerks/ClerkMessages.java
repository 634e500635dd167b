package pk.gov.nsor.agencies.clerks;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.web.ErrorResponseException;
import pk.gov.nsor.agencies.intake.AgencyFeeds;
import pk.gov.nsor.agencies.intake.MessageKind;
import pk.gov.nsor.agencies.totals.MonthlyTotals;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.FieldProblem;
import pk.gov.nsor.foundation.access.ProblemException;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.Digits;
import pk.gov.nsor.foundation.screening.Screened;
import pk.gov.nsor.foundation.shell.Form;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

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

    private static final Pattern MOST_DIGITS = Pattern.compile("\\d{1,7}");

    private final AgencyFeeds feeds;
    private final MonthlyTotals totals;
    private final FormReader reader;
    private final Problems problems;
    private final Clock clock;

    ClerkMessages(AgencyFeeds feeds, MonthlyTotals totals, FormReader reader, Problems problems, Clock clock) {
        this.feeds = feeds;
        this.totals = totals;
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

    /**
     * Declares how many there were in a month.
     *
     * @return the receipt; empty where something is wrong, which the form then says
     */
    public Optional<UUID> declare(Form form, ClerkOffice office, Actor actor) {
        MessageBody body = new MessageBody();
        Map.of("/month", "month", "/kind", "counted").forEach((pointer, field) -> {
            body.note(pointer, field);
            if (!form.value(field).isEmpty()) {
                body.put(pointer, form.value(field));
            }
        });
        body.note("/number", "number");
        body.put(office.feed() == Feed.COURT ? "/court" : "/prison", office.place());
        String number = Digits.western(form.value("number").strip());
        if (MOST_DIGITS.matcher(number).matches()) {
            body.put("/number", JsonMapper.shared().getNodeFactory().numberNode(Integer.parseInt(number)));
        } else if (!number.isEmpty()) {
            form.reject("number", "clerks.problem.total.number");
        }
        return send(
                body,
                form,
                office,
                () -> List.of(),
                () -> totals.receive(body.bytes(), office.machine(), actor).receipt());
    }

    private Optional<UUID> send(MessageKind kind, MessageBody body, Form form, ClerkOffice office, Actor actor) {
        return send(
                body,
                form,
                office,
                () -> feeds.problems(kind, office.machine(), body.bytes()),
                () -> feeds.receive(kind, office.machine(), body.bytes(), actor)
                        .receipt()
                        .receipt());
    }

    /**
     * Sends where nothing is wrong.
     *
     * @param check what is wrong besides, where the form has an error of its own
     */
    private Optional<UUID> send(
            MessageBody body,
            Form form,
            ClerkOffice office,
            Supplier<List<FieldProblem>> check,
            Supplier<UUID> receive) {
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
                problems.say(check.get(), body, form, WHOLE);
                return Optional.empty();
            }
            return Optional.of(receive.get());
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
