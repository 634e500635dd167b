package pk.gov.nsor.agencies.clerks;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;
import pk.gov.nsor.agencies.intake.AgencyFeeds;
import pk.gov.nsor.agencies.intake.MessageKind;
import pk.gov.nsor.agencies.totals.MonthlyTotals;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.Digits;
import pk.gov.nsor.foundation.office.ClerkOffice;
import pk.gov.nsor.foundation.office.MessageBody;
import pk.gov.nsor.foundation.office.OfficeMessages;
import pk.gov.nsor.foundation.screening.Screened;
import pk.gov.nsor.foundation.shell.Form;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends what clerks type, in the name of their office, by the inbox that systems use. The same checks apply, and nothing is sent
 * while a field has an error.
 */
@Service
public class ClerkMessages {

    /** The field of a form that nobody types: the number of the message that this one is to replace. */
    public static final String REPLACES = "replaces";

    private static final Pattern MOST_DIGITS = Pattern.compile("\\d{1,7}");

    private final AgencyFeeds feeds;
    private final MonthlyTotals totals;
    private final FormReader reader;
    private final OfficeMessages messages;

    ClerkMessages(AgencyFeeds feeds, MonthlyTotals totals, FormReader reader, OfficeMessages messages) {
        this.feeds = feeds;
        this.totals = totals;
        this.reader = reader;
        this.messages = messages;
    }

    /**
     * Sends a form's message. The same form again is the same message.
     *
     * @return its receipt; empty where something is wrong, which the form then says
     */
    public Optional<UUID> send(FormKind kind, Form form, ClerkOffice office, Actor actor) {
        MessageBody body = reader.read(kind, form, office.place());
        body.note("/replaces", OfficeMessages.WHOLE);
        if (!form.value(REPLACES).isEmpty()) {
            body.put("/replaces", form.value(REPLACES));
        }
        return send(kind.message(), body, form, office, actor);
    }

    /** Sends that an earlier message was a mistake. */
    public Optional<UUID> withdraw(String messageId, Form form, ClerkOffice office, Actor actor) {
        MessageBody body = new MessageBody(FieldLabels.ALL);
        body.note("/withdraws", OfficeMessages.WHOLE);
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
        MessageBody body = new MessageBody(FieldLabels.ALL);
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
            form.reject("number", "office.problem.total.number");
        }
        return messages.send(
                body,
                form,
                office,
                () -> List.of(),
                () -> totals.receive(body.bytes(), office.machine(), actor).receipt());
    }

    private Optional<UUID> send(MessageKind kind, MessageBody body, Form form, ClerkOffice office, Actor actor) {
        return messages.send(
                body,
                form,
                office,
                () -> feeds.problems(kind, office.machine(), body.bytes()),
                () -> feeds.receive(kind, office.machine(), body.bytes(), actor)
                        .receipt()
                        .receipt());
    }
}
