package pk.gov.nsor.agencies.clerks;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.CnicFormat;
import pk.gov.nsor.foundation.kernel.Digits;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.kernel.Section;
import pk.gov.nsor.foundation.office.MessageBody;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.PoliceStation;
import pk.gov.nsor.foundation.reference.field.PlaceFields;
import pk.gov.nsor.foundation.screening.Screened;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.Rows;
import pk.gov.nsor.foundation.shell.UiFormat;
import tools.jackson.databind.json.JsonMapper;

/** Makes the message of a form. What a field cannot mean is said at the field; all else is for the message's own check. */
@Component
class FormReader {

    /** The one choice of a flag. */
    static final String WITHHELD = "WITHHELD";

    /** What is chosen to say that there is none. */
    private static final Set<String> NOTHING = Set.of("PENDING", "NONE");

    static final int MOST_ALIASES = 20;
    static final int MOST_ADDRESSES = 20;
    static final int MOST_OFFENCES = 50;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final CnicFormat cnics;
    private final PlaceFields places;
    private final Clock clock;

    FormReader(CnicFormat cnics, PlaceFields places, Clock clock) {
        this.cnics = cnics;
        this.places = places;
        this.clock = clock;
    }

    MessageBody read(FormKind kind, Form form, String ownPlace) {
        MessageBody body = new MessageBody(FieldLabels.ALL);
        kind.parts().forEach(body::object);
        for (FormField field : kind.fields()) {
            read(field, form, body);
            if (kind == FormKind.JUDGMENT) {
                rowsAfter(field.name(), form, body);
            }
        }
        if (!kind.own().isEmpty()) {
            own(kind, form, ownPlace, body);
        }
        return body;
    }

    /** What can be given several times, where the page has it. */
    private void rowsAfter(String field, Form form, MessageBody body) {
        switch (field) {
            case "fatherUrdu" -> aliases(form, body);
            case "cnic" -> addresses(form, body);
            case "caseNumber" -> offences(form, body);
            default -> {
                // Nothing stands behind it.
            }
        }
    }

    /** The office itself; but a transfer names the prison that it leads to, and a release that is withdrawn names none. */
    private void own(FormKind kind, Form form, String ownPlace, MessageBody body) {
        if (kind == FormKind.CUSTODY && form.has("event", "TRANSFERRED")) {
            text(form, "toPrison", kind.own(), body);
        } else if (!(kind == FormKind.PLANNED_RELEASE && form.has("notice", "WITHDRAWN"))) {
            body.put(kind.own(), ownPlace);
        }
    }

    private void read(FormField field, Form form, MessageBody body) {
        String name = field.name();
        String pointer = field.pointer();
        body.note(pointer, name);
        switch (field.type()) {
            case TEXT -> text(form, name, pointer, body);
            case CNIC -> form.read(name, cnics::parse).ifPresent(cnic -> body.put(pointer, cnic.formatted()));
            case PAST_DAY -> form.pastDay(name).ifPresent(day -> body.put(pointer, day.toString()));
            case DAY -> form.day(name).ifPresent(day -> body.put(pointer, day.toString()));
            case DISTRICT -> district(form, name).ifPresent(code -> body.put(pointer, code));
            case STATION -> station(form, name).ifPresent(station -> body.put(pointer, station));
            case CHOICE -> {
                if (!form.value(name).isEmpty() && !NOTHING.contains(form.value(name))) {
                    body.put(pointer, form.value(name));
                }
            }
            case NUMBER -> number(form, name).ifPresent(number -> body.put(pointer, JSON.valueToTree(number)));
            case FLAG -> {
                if (!form.value(name).isEmpty()) {
                    body.put(pointer, JSON.getNodeFactory().booleanNode(true));
                }
            }
        }
    }

    private static void text(Form form, String field, String pointer, MessageBody body) {
        body.note(pointer, field);
        form.read(field, text -> Screened.require(text, field)).ifPresent(text -> {
            if (pointer.endsWith("/latin")) {
                form.check(field, () -> PersonName.latin(text)).ifPresent(_ -> body.put(pointer, text));
            } else if (pointer.endsWith("/urdu")) {
                form.check(field, () -> new PersonName(null, text)).ifPresent(_ -> body.put(pointer, text));
            } else {
                body.put(pointer, text);
            }
        });
    }

    private Optional<String> district(Form form, String field) {
        return form.value(field).isEmpty()
                ? Optional.empty()
                : places.district(form, field, "office.problem.field.missing", LocalDate.now(clock))
                        .map(District::code);
    }

    /** The list of stations is not complete: what it does not have is said with the receipt, and a registrar puts it right. */
    private Optional<String> station(Form form, String field) {
        String typed = form.value(field);
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        return places.isStation(typed, any -> true)
                ? places.station(form, field, "office.problem.field.missing").map(PoliceStation::code)
                : form.check(field, () -> Screened.require(typed, field));
    }

    private static Optional<Long> number(Form form, String field) {
        String typed = form.value(field).replace(",", "");
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Long.valueOf(Digits.western(typed)));
        } catch (NumberFormatException unreadable) {
            form.reject(field, "office.problem.number");
            return Optional.empty();
        }
    }

    private static void aliases(Form form, MessageBody body) {
        for (int i = 1; i <= Rows.count(form, "aliases", 1, MOST_ALIASES); i++) {
            String typed = form.value("alias" + i);
            if (!typed.isEmpty()) {
                text(
                        form,
                        "alias" + i,
                        "/person/aliases/" + body.size("/person/aliases")
                                + (UiFormat.isUrdu(typed) ? "/urdu" : "/latin"),
                        body);
            }
        }
    }

    private void addresses(Form form, MessageBody body) {
        for (int i = 1; i <= Rows.count(form, "addresses", 1, MOST_ADDRESSES); i++) {
            int row = i;
            if (Stream.of("line", "district", "from")
                    .allMatch(name -> form.value(name + row).isEmpty())) {
                continue;
            }
            String at = "/person/addresses/" + body.size("/person/addresses");
            List.of(
                            new FormField("line" + i, at + "/line", FormField.Type.TEXT),
                            new FormField("district" + i, at + "/district", FormField.Type.DISTRICT),
                            new FormField("from" + i, at + "/from", FormField.Type.PAST_DAY))
                    .forEach(field -> read(field, form, body));
        }
    }

    private static void offences(Form form, MessageBody body) {
        body.note("/conviction/offences", "section1");
        for (int i = 1; i <= Rows.count(form, "offences", 1, MOST_OFFENCES); i++) {
            String field = "section" + i;
            String connected = "connected" + i;
            if (form.value(field).isEmpty() && form.value(connected).isEmpty()) {
                continue;
            }
            String at = "/conviction/offences/" + body.size("/conviction/offences");
            body.note(at, field);
            body.note(at + "/connectedWith", connected);
            form.require(field, "office.problem.field.missing", Section::parse).ifPresent(section -> {
                body.put(at + "/law", section.law());
                body.put(at + "/section", section.number());
            });
            form.read(connected, Section::parseAll).stream()
                    .flatMap(List::stream)
                    .forEach(section -> body.put(at + "/connectedWith/0", section.toString()));
        }
    }
}
