package pk.gov.nsor.agencies.imports.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LineMessagesTest {

    private static LineMessages.Read read(List<String> headings, String... cells) {
        return LineMessages.read("m-1", ColumnMapping.known(Field.Of.JUDGMENT, headings), List.of(cells));
    }

    private static JsonNode message(List<String> headings, String... cells) {
        LineMessages.Read read = read(headings, cells);
        assertThat(read.problems()).isEmpty();
        return JsonMapper.shared().readTree(read.body());
    }

    private static List<String> sections(String written) {
        return message(List.of("Sections"), written)
                .at("/conviction/offences")
                .valueStream()
                .map(each ->
                        each.at("/law").asString() + " " + each.at("/section").asString())
                .toList();
    }

    @Test
    void headingsAreKnownInEnglishAndUrduWhateverTheirCaseAndTheirBlanks() {
        List<String> headings = List.of("  FIR no. ", "father's NAME", "نام", "تھانہ", "شناختی کارڈ نمبر", "Shoe size");

        assertThat(ColumnMapping.known(Field.Of.JUDGMENT, headings).names())
                .containsExactly("FIR_NUMBER", "FATHER_NAME", "NAME", "POLICE_STATION", "CNIC", "");
    }

    @Test
    void aHeadingWithOneSlipIsTakenForTheOneThatItIsLike() {
        assertThat(ColumnMapping.known(Field.Of.JUDGMENT, List.of("Polce Station", "Date of Judgmnt", "Nam"))
                        .names())
                .containsExactly("POLICE_STATION", "JUDGMENT_ON", "");
    }

    @Test
    void sectionsAreReadAsPeopleWriteThem() {
        assertThat(sections("PPC 376")).containsExactly("PPC 376");
        assertThat(sections("376 PPC")).containsExactly("PPC 376");
        assertThat(sections("u/s 376, 377-B PPC")).containsExactly("PPC 376", "PPC 377B");
        assertThat(sections("376(3) PPC and 22 PECA")).containsExactly("PPC 376(3)", "PECA 22");
        assertThat(sections("۳۷۶ PPC")).containsExactly("PPC 376");
        assertThat(message(List.of("Law", "Section"), "PPC", "375A")
                        .at("/conviction/offences/0/section")
                        .asString())
                .isEqualTo("375A");
    }

    @Test
    void aSectionWithoutItsLawIsSaid() {
        assertThat(read(List.of("Sections"), "376").problems())
                .extracting(LineProblem::code)
                .containsExactly("import.cell.law");
    }

    @Test
    void theFathersNameIsReadBehindTheName() {
        JsonNode message = message(List.of("Name and Parentage"), "Akbar Ali S/O Karim Ali");

        assertThat(message.at("/person/name/latin").asString()).isEqualTo("Akbar Ali");
        assertThat(message.at("/person/fatherName/latin").asString()).isEqualTo("Karim Ali");
    }

    @Test
    void aNameIsOfTheScriptThatItIsWrittenIn() {
        JsonNode message = message(List.of("Name", "Alias"), "اکبر علی", "Akku; چھوٹا");

        assertThat(message.at("/person/name/urdu").asString()).isEqualTo("اکبر علی");
        assertThat(message.at("/person/name/latin").isMissingNode()).isTrue();
        assertThat(message.at("/person/aliases/0/latin").asString()).isEqualTo("Akku");
        assertThat(message.at("/person/aliases/1/urdu").asString()).isEqualTo("چھوٹا");
    }

    @Test
    void daysAreReadAsPeopleWriteThemAndThoseOf1900AreNotDays() {
        for (String day : List.of("15-01-2023", "15/1/2023", "15 Jan 2023", "2023-01-15", "۱۵ جنوری ۲۰۲۳")) {
            assertThat(message(List.of("Date of Judgment"), day)
                            .at("/conviction/judgmentOn")
                            .asString())
                    .as(day)
                    .isEqualTo("2023-01-15");
        }
        assertThat(read(List.of("DOB"), "0-1-1900").problems())
                .extracting(LineProblem::code)
                .containsExactly("day.unreadable");
        assertThat(read(List.of("DOB"), "1-1-1900").problems())
                .extracting(LineProblem::code)
                .containsExactly("import.cell.year-1900");
        assertThat(message(List.of("DOB"), "31-12-1901").at("/person/bornOn").asString())
                .isEqualTo("1901-12-31");
    }

    @Test
    void anAddressIsKnownSinceTheJudgmentWhereNothingElseIsSaid() {
        JsonNode message =
                message(List.of("Address", "Home District", "Date of Judgment"), "House 1", "Lahore", "2023-01-15");

        assertThat(message.at("/person/addresses/0/from").asString()).isEqualTo("2023-01-15");
    }

    @Test
    void aCnicThatASpreadsheetHasRoundedAndAFormulaAreSaid() {
        assertThat(read(List.of("CNIC"), "4.21E+12").problems())
                .extracting(LineProblem::code)
                .containsExactly("import.cell.rounded");
        assertThat(read(List.of("CNIC"), "=\"9352012345671\"").problems())
                .extracting(LineProblem::code)
                .containsExactly("import.cell.formula");
        assertThat(read(List.of("Name"), "'=1+1").problems())
                .extracting(LineProblem::code)
                .containsExactly("import.cell.formula");
        assertThat(message(List.of("CNIC"), "۹۳۵۲۰-۱۲۳۴۵۶۷-۱")
                        .at("/person/cnic")
                        .asString())
                .isEqualTo("93520-1234567-1");
    }

    @Test
    void valuesAreKnownInBothLanguages() {
        JsonNode message = message(List.of("Gender", "Victim Age", "Victim Sex"), "مرد", "minor", "f");

        assertThat(message.at("/person/sex").asString()).isEqualTo("MALE");
        assertThat(message.at("/conviction/victim/age").asString()).isEqualTo("CHILD");
        assertThat(message.at("/conviction/victim/sex").asString()).isEqualTo("FEMALE");
        assertThat(read(List.of("Gender"), "perhaps").problems())
                .extracting(LineProblem::code)
                .containsExactly("import.cell.word");
    }

    @Test
    void anEventInPrisonIsAMessageOfItsOwnKind() {
        List<String> headings = List.of("CNIC", "Event", "Date", "Jail", "Reason");
        LineMessages.Read read = LineMessages.read(
                "m-2",
                ColumnMapping.known(Field.Of.CUSTODY, headings),
                List.of("93520-1234567-1", "رہائی", "1 March 2024", "Central Jail Lahore", "served"));

        assertThat(read.problems()).isEmpty();
        JsonNode message = JsonMapper.shared().readTree(read.body());
        assertThat(message.at("/event").asString()).isEqualTo("RELEASED");
        assertThat(message.at("/releaseReason").asString()).isEqualTo("SENTENCE_SERVED");
    }

    @Test
    void aColumnCanBeSaidAndLeftOut() {
        List<String> headings = List.of("Name", "Docket");
        ColumnMapping columns = ColumnMapping.known(Field.Of.JUDGMENT, headings)
                .with(headings, Map.of("docket", "case-number", "NAME", ""));

        assertThat(columns.names()).containsExactly("", "CASE_NUMBER");
    }
}
