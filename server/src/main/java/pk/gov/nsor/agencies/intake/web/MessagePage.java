package pk.gov.nsor.agencies.intake.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import pk.gov.nsor.agencies.intake.MessageKind;
import pk.gov.nsor.agencies.intake.MessagePeople;
import pk.gov.nsor.agencies.intake.Said;
import pk.gov.nsor.agencies.intake.message.FeedMessageMessages;
import pk.gov.nsor.agencies.intake.quarantine.Quarantine.Opened;
import pk.gov.nsor.agencies.intake.quarantine.QuarantineReason;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.Person;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.json.JsonMapper;

/** The page of one message: what it says, the records beside it, and what can be decided. */
@Component
class MessagePage {

    /** What is posted for somebody without a record, and before the record of somebody whose CNIC is wrong. */
    static final String NEW = "new";

    static final String NEW_WITHOUT_CNIC = "new-without-cnic";
    static final String WITHOUT_CNIC = "without-cnic:";

    private final FeedMessageMessages wording;
    private final RecordComparison records;
    private final DecisionMessages steps;
    private final Choices choices;
    private final People people;
    private final UiFormat shown;
    private final JsonMapper json = JsonMapper.shared();

    MessagePage(
            FeedMessageMessages wording,
            RecordComparison records,
            DecisionMessages steps,
            Choices choices,
            People people,
            UiFormat shown) {
        this.wording = wording;
        this.records = records;
        this.steps = steps;
        this.choices = choices;
        this.people = people;
        this.shown = shown;
    }

    /**
     * Why it waits.
     *
     * @param written what the message has there; empty where that is no text
     * @param detail in English; empty where the reason says it all
     */
    record Reason(String text, String field, String written, String detail) {}

    /** What may be chosen in place of what the sender wrote. */
    record Correction(String pointer, String label, String written, Map<String, String> choices) {}

    /**
     * Whom it can be said to be about.
     *
     * @param hint what becomes of the CNIC; empty for nothing to say
     */
    record Choice(String value, String text, String hint) {}

    void show(Opened message, Form form, Model model) {
        List<RecordComparison.View> beside = records.of(message);
        model.addAttribute("message", message);
        model.addAttribute(
                "recorded",
                Optional.ofNullable(message.recordedOn()).map(people::get).orElse(null));
        model.addAttribute(
                "reasons",
                message.quarantineReasons().stream()
                        .map(quarantineReason -> reason(message, quarantineReason))
                        .distinct()
                        .toList());
        model.addAttribute("options", corrections(message));
        model.addAttribute("beside", beside);
        model.addAttribute("lines", wording.lines(message.said()));
        Said takenBack = message.takenBack();
        model.addAttribute("takenBack", takenBack == null ? List.of() : wording.lines(takenBack));
        model.addAttribute("isWithdrawal", message.kind() == MessageKind.WITHDRAWAL);
        model.addAttribute("choices", choices(message, beside));
        model.addAttribute(
                "asksWhy",
                message.kind() == MessageKind.CONVICTION
                        && message.beside().stream().anyMatch(MessagePeople.Beside::isAlike));
        model.addAttribute("steps", steps.of(message));
        model.addAttribute("form", form);
    }

    private Reason reason(Opened message, QuarantineReason quarantineReason) {
        return new Reason(
                shown.text(quarantineReason.code().messageKey()),
                wording.label(quarantineReason.field()),
                written(message, quarantineReason.field()),
                quarantineReason.code() == QuarantineReason.Code.CONTRADICTS_RECORD ? quarantineReason.message() : "");
    }

    private List<Correction> corrections(Opened message) {
        List<Correction> offered = new ArrayList<>();
        for (QuarantineReason quarantineReason : message.quarantineReasons()) {
            Map<String, String> instead = choices.forDoubt(quarantineReason);
            if (!instead.isEmpty()) {
                offered.add(new Correction(
                        quarantineReason.field(),
                        wording.label(quarantineReason.field()),
                        written(message, quarantineReason.field()),
                        instead));
            }
        }
        return offered;
    }

    private String written(Opened message, String pointer) {
        try {
            return pointer.isEmpty()
                    ? ""
                    : json.readTree(message.original())
                            .at(JsonPointer.compile(pointer))
                            .asString("");
        } catch (JacksonException | IllegalArgumentException unreadable) {
            return "";
        }
    }

    /** None where nothing but whom it is about can be decided, and nobody is beside it. */
    private List<Choice> choices(Opened message, List<RecordComparison.View> beside) {
        List<Choice> offered = new ArrayList<>();
        if (message.kind() == MessageKind.WITHDRAWAL) {
            return offered;
        }
        boolean isConviction = message.kind() == MessageKind.CONVICTION;
        boolean isTaken = beside.stream().anyMatch(record -> record.cnic() == RecordComparison.CnicHere.ON_RECORD);
        beside.forEach(record -> offered.addAll(ofRecord(message, record)));
        if (isConviction && message.cnic() != null) {
            offered.add(new Choice(
                    NEW_WITHOUT_CNIC,
                    shown.text("intake.who.new-without-cnic"),
                    shown.text(isTaken ? "intake.who.new-without-cnic.hint" : "intake.who.without-cnic.hint")));
        }
        if (isConviction && !isTaken && !beside.isEmpty()) {
            offered.add(new Choice(NEW, shown.text("intake.who.new"), ""));
        }
        if (!offered.isEmpty()) {
            offered.addFirst(new Choice("", shown.text("intake.who.undecided"), ""));
        }
        return offered;
    }

    private List<Choice> ofRecord(Opened message, RecordComparison.View record) {
        Person person = record.person();
        String number = "\u2068" + person.number().formatted() + "\u2069";
        String cnic = message.cnic() == null ? "" : "\u2068" + message.cnic().formatted() + "\u2069";
        Choice same = new Choice(
                person.id().toString(),
                shown.text("intake.who.same", number),
                record.cnic() == RecordComparison.CnicHere.ENTERED ? shown.text("intake.who.same.entered", cnic) : "");
        Choice without = new Choice(
                WITHOUT_CNIC + person.id(),
                shown.text("intake.who.same-without-cnic", number),
                shown.text(
                        record.cnic() == RecordComparison.CnicHere.OF_ANOTHER
                                ? "intake.who.new-without-cnic.hint"
                                : "intake.who.without-cnic.hint"));
        return switch (record.cnic()) {
            case NONE, ON_RECORD -> List.of(same);
            case ENTERED -> List.of(same, without);
            case OF_ANOTHER, TAKEN_OFF -> List.of(without);
        };
    }
}
