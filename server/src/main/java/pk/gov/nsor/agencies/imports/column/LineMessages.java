package pk.gov.nsor.agencies.imports.column;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.access.FieldProblem;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes of a line the message that a court's or a prison's system would send. */
public final class LineMessages {

    private static final JsonMapper JSON = JsonMapper.shared();

    private LineMessages() {}

    /**
     * A line as a message.
     *
     * @param body JSON in UTF-8
     * @param problems what is wrong with its cells; then it is not to be sent
     */
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    public record Read(byte[] body, List<LineProblem> problems) {}

    public static Read read(String messageId, ColumnMapping columns, List<String> written) {
        Cells cells = new Cells(columns, written);
        ObjectNode message = JSON.createObjectNode().put("messageId", messageId);
        switch (columns.of()) {
            case JUDGMENT -> judgment(message, cells);
            case CUSTODY -> custody(message, cells);
        }
        return new Read(message.toString().getBytes(StandardCharsets.UTF_8), List.copyOf(cells.problems()));
    }

    /** What the message's checks say, by the columns. */
    public static List<LineProblem> ofMessage(List<FieldProblem> problems, ColumnMapping columns) {
        return problems.stream()
                .map(problem -> new LineProblem(
                        Field.at(problem.field(), columns).orElse(null), problem.code(), problem.message()))
                .distinct()
                .toList();
    }

    private static void judgment(ObjectNode message, Cells cells) {
        put(message, "court", cells.text(Field.COURT));
        put(message, "caseNumber", cells.text(Field.CASE_NUMBER));
        ObjectNode fir = message.putObject("fir");
        put(fir, "number", cells.text(Field.FIR_NUMBER));
        put(fir, "policeStation", cells.text(Field.POLICE_STATION));
        put(fir, "district", cells.text(Field.FIR_DISTRICT));
        ObjectNode conviction = message.putObject("conviction");
        put(conviction, "offenceOn", cells.day(Field.OFFENCE_ON));
        String judgmentOn = cells.day(Field.JUDGMENT_ON);
        put(conviction, "judgmentOn", judgmentOn);
        ObjectNode victim = conviction.putObject("victim");
        put(victim, "age", cells.value(Field.VICTIM_AGE, "age"));
        put(victim, "sex", cells.value(Field.VICTIM_SEX, "sex"));
        ArrayNode offences = conviction.putArray("offences");
        String sections = cells.text(Field.SECTIONS);
        String law = cells.text(Field.LAW);
        if (sections != null) {
            cells.sections(sections, law)
                    .forEach(each -> offences.addObject().put("law", each.law()).put("section", each.section()));
        }
        person(message.putObject("person"), cells, judgmentOn);
    }

    private static void person(ObjectNode person, Cells cells, @Nullable String judgmentOn) {
        String father = cells.text(Field.FATHER_NAME);
        String name = cells.text(Field.NAME);
        if (name != null && father == null) {
            Cells.NameAndFather both = Cells.NameAndFather.of(name);
            name = both.name();
            father = both.father().isEmpty() ? null : both.father();
        }
        name(person, "name", name, cells.text(Field.NAME_URDU));
        name(person, "fatherName", father, cells.text(Field.FATHER_NAME_URDU));
        String aliases = cells.text(Field.ALIASES);
        if (aliases != null) {
            ArrayNode list = person.putArray("aliases");
            for (String alias : aliases.split("[;,@،؛]")) {
                if (!alias.isBlank()) {
                    names(list.addObject(), alias.strip(), null);
                }
            }
        }
        put(person, "sex", cells.value(Field.SEX, "sex"));
        put(person, "bornOn", cells.day(Field.BORN_ON));
        put(person, "nationality", cells.text(Field.NATIONALITY));
        put(person, "cnic", cells.cnic(Field.CNIC));
        String address = cells.text(Field.ADDRESS);
        String district = cells.text(Field.ADDRESS_DISTRICT);
        String from = cells.day(Field.ADDRESS_FROM);
        if (address != null) {
            ObjectNode residence = person.putArray("addresses").addObject().put("line", address);
            put(residence, "district", district);
            put(residence, "from", Optional.ofNullable(from).orElse(judgmentOn));
        }
    }

    private static void custody(ObjectNode message, Cells cells) {
        put(message, "cnic", cells.cnic(Field.PRISONER_CNIC));
        put(message, "event", cells.value(Field.EVENT, "event"));
        put(message, "on", cells.day(Field.EVENT_ON));
        put(message, "prison", cells.text(Field.PRISON));
        put(message, "releaseReason", cells.value(Field.RELEASE_REASON, "reason"));
        String court = cells.text(Field.CUSTODY_COURT);
        String number = cells.text(Field.CUSTODY_CASE_NUMBER);
        if (court != null || number != null) {
            ObjectNode conviction = message.putObject("conviction");
            put(conviction, "court", court);
            put(conviction, "caseNumber", number);
        }
    }

    private static void name(ObjectNode person, String field, @Nullable String any, @Nullable String urdu) {
        if (any != null || urdu != null) {
            names(person.putObject(field), any, urdu);
        }
    }

    /** A name in the one column is of whichever script it is written in. */
    private static void names(ObjectNode name, @Nullable String any, @Nullable String urdu) {
        boolean isUrdu = any != null && any.codePoints().anyMatch(LineMessages::isUrdu);
        put(name, "latin", isUrdu ? null : any);
        put(name, "urdu", urdu == null && isUrdu ? any : urdu);
    }

    private static boolean isUrdu(int letter) {
        return Character.UnicodeScript.of(letter) == Character.UnicodeScript.ARABIC;
    }

    private static void put(ObjectNode object, String name, @Nullable String value) {
        if (value != null) {
            object.put(name, value);
        }
    }
}
