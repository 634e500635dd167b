package pk.gov.nsor.agencies.imports.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pk.gov.nsor.agencies.imports.XlsxFile;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

class TableFileTest {

    private static final FileLimits SMALL = new FileLimits(2000, 3, 100, 4, 50);

    @TempDir
    private Path folder;

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve(UUID.randomUUID() + ".csv"), bytes);
    }

    private Path file(String text) throws IOException {
        return file(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Row> read(Path file, FileLimits limits) {
        List<Row> rows = new ArrayList<>();
        try (TableFile table = TableFile.open(file, limits)) {
            for (Row row = table.next(); row != null; row = table.next()) {
                rows.add(row);
            }
        }
        return rows;
    }

    private static List<Row> read(Path file) {
        return read(file, FileLimits.USUAL);
    }

    private static AbstractThrowableAssert<?, ?> refused(Path file, FileLimits limits) {
        return assertThatThrownBy(() -> read(file, limits)).isInstanceOf(InvalidValueException.class);
    }

    private static AbstractThrowableAssert<?, ?> refused(Path file) {
        return refused(file, FileLimits.USUAL);
    }

    @Test
    void theSeparatorIsFoundAmongTheHeadings() throws IOException {
        for (String separator : List.of(",", ";", "\t")) {
            assertThat(read(file("a" + separator + "\"b,;x\"\n1" + separator + "2\n")))
                    .containsExactly(new Row(2, List.of("1", "2")));
        }
    }

    @Test
    void textsInQuotationMarksKeepSeparatorsAndLineEndsAndTheLineIsCountedAsAnEditorDoes() throws IOException {
        assertThat(read(file("a,b\n\n\"1,\n2\",3\n4,5\n")))
                .extracting(Row::cells)
                .containsExactly(List.of("1,\n2", "3"), List.of("4", "5"));
        assertThat(read(file("a,b\n\"1\n2\",3\n4,5\n")).getLast().number()).isEqualTo(4);
    }

    @Test
    void utf8WithAndWithoutItsMarkAndUtf16OfEitherOrderAreRead() throws IOException {
        String text = "name,نام\nAli,علی\n";
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            assertThat(read(file(("\ufeff" + text).getBytes(charset))))
                    .as(charset.name())
                    .containsExactly(new Row(2, List.of("Ali", "علی")));
        }
        assertThat(read(file(text))).hasSize(1);
        assertThat(read(file("name,day,place\nAli,one,two\n".getBytes(StandardCharsets.UTF_16LE))))
                .hasSize(1);
    }

    @Test
    void jsonLinesAreReadByTheNamesOfAllLines() throws IOException {
        Path file = file(
                "{\"name\":\"Ali\",\"at\":{\"district\":\"Lahore\"}}\n\n{\"name\":null,\"sections\":[\"PPC 376\",\"PPC 377\"]}\n");

        try (TableFile table = TableFile.open(file, FileLimits.USUAL)) {
            assertThat(table.headings()).containsExactly("name", "at.district", "sections");
        }
        assertThat(read(file))
                .containsExactly(
                        new Row(1, List.of("Ali", "Lahore", "")), new Row(3, List.of("", "", "PPC 376; PPC 377")));
        refused(file("{\"name\":1}\n[2]\n")).hasMessageContaining("Line 2");
        refused(file("{\"name\":1,\"name\":2}\n")).hasMessageContaining("Line 1");
        refused(file("{\"a\":{\"b\":{\"c\":{\"d\":{}}}}}\n")).hasMessageContaining("Line 1");
    }

    @Test
    void aSpreadsheetIsReadWithItsDaysAndItsNumbersWhole() throws IOException {
        Path file = XlsxFile.write(
                folder.resolve("a.xlsx"),
                "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" t=\"inlineStr\"><is><t>CNIC</t></is></c><c r=\"D1\" t=\"str\"><v>Other</v></c></row>"
                        + "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>2</v></c><c r=\"B3\" s=\"1\"><v>44927</v></c><c r=\"C3\"><v>9.352012345671E12</v></c></row>"
                        + "<row r=\"4\"><c r=\"B4\" s=\"2\"><v>44927</v></c><c r=\"C4\"><f>1+1</f><v>2</v></c><c r=\"D4\"><v>44927</v></c></row>",
                "Name",
                "Day",
                "Ali");

        assertThat(read(file))
                .containsExactly(
                        new Row(3, List.of("Ali", "2023-01-01", "9352012345671", "")),
                        new Row(4, List.of("", "2023-01-01", "=1+1", "44927")));
    }

    @Test
    void anArchiveAndAnOldSpreadsheetAreSaidForWhatTheyAre() throws IOException {
        refused(file(new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0})).hasMessageContaining("ZIP archive");
        refused(file(new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 0, 0, 0, 0, 0}))
                .hasMessageContaining("XLS");
        assertThat(read(file("PK,b\n1,2\n"))).hasSize(1);
    }

    @Test
    void nulAndAnotherEncodingAreRefusedWithTheirLine() throws IOException {
        refused(file("a,b\n1,2\n3,\0\n")).hasMessageContaining("Line 3").hasMessageContaining("NUL");
        byte[] mixed = "a,b\n1,é\n".getBytes(StandardCharsets.ISO_8859_1);
        refused(file(mixed)).hasMessageContaining("encoding");
    }

    @Test
    void anEmptyFileAndOneOfBlankLinesAreRefused() throws IOException {
        refused(file("")).hasMessageContaining("empty");
        refused(file("\n \n")).hasMessageContaining("empty");
        refused(file("\ufeff")).hasMessageContaining("empty");
    }

    @Test
    void aHeadingThatIsMissingOrThereTwiceIsRefused() throws IOException {
        refused(file("Name,name \n1,2\n")).hasMessageContaining("“name” is there twice");
        refused(file("Name,,b\n1,2,3\n")).hasMessageContaining("Column 2");
        assertThat(read(file("Name,b,\n1,2,\n"))).containsExactly(new Row(2, List.of("1", "2")));
    }

    @Test
    void aLineWithMoreCellsThanHeadingsIsRefusedAndOneWithFewerIsFilled() throws IOException {
        refused(file("a,b\n1,2,3\n")).hasMessageContaining("Line 2 has 3 cells");
        assertThat(read(file("a,b\n1\n"))).containsExactly(new Row(2, List.of("1", "")));
        assertThat(read(file("a,b\n1,2,,\n"))).containsExactly(new Row(2, List.of("1", "2")));
    }

    @Test
    void aQuotationMarkThatIsNotClosedIsRefused() throws IOException {
        refused(file("a,b\n\"1,2\n3,4\n")).hasMessageContaining("quotation mark");
    }

    @Test
    void eachLimitIsTakenAndOneMoreIsNot() throws IOException {
        assertThatCode(() -> read(file("a,b\n" + "1,2\n".repeat(3)), SMALL)).doesNotThrowAnyException();
        refused(file("a,b\n" + "1,2\n".repeat(4)), SMALL).hasMessageContaining("more than 3 lines");
        assertThatCode(() -> read(file("a,b\n1," + "x".repeat(99)), SMALL)).doesNotThrowAnyException();
        refused(file("a,b\n1," + "x".repeat(100)), SMALL).hasMessageContaining("Line 2 is longer than 100");
        assertThatCode(() -> read(file("a,b,c,d\n1"), SMALL)).doesNotThrowAnyException();
        refused(file("a,b,c,d,e\n1"), SMALL).hasMessageContaining("more than 4 columns");
        String text = "a,b\n" + "1," + "x".repeat(90) + "\n";
        assertThatCode(() -> read(file(text), SMALL.withBytes(text.length()))).doesNotThrowAnyException();
        refused(file(text), SMALL.withBytes(text.length() - 1)).hasMessageContaining("larger than");
    }

    @Test
    void aLineOfTenMegabytesIsRefusedBeforeItIsHeld() throws IOException {
        refused(file("a,b\n1,\"" + "x".repeat(10_000_000) + "\"\n")).hasMessageContaining("Line 2 is longer than");
        refused(file("{\"a\":\"" + "x".repeat(10_000_000) + "\"}\n")).hasMessageContaining("is longer than");
    }

    @Test
    void aSpreadsheetThatUnpacksToMoreThanIsTakenIsRefused() throws IOException {
        String row = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Name</t></is></c></row>";
        Path bomb = XlsxFile.write(folder.resolve("b.xlsx"), row + " ".repeat(3_000_000));
        assertThat(Files.size(bomb)).isLessThan(20_000);

        refused(bomb, FileLimits.USUAL.withBytes(2_000_000)).hasMessageContaining("unpacks to more than");
        assertThatCode(() -> read(bomb, FileLimits.USUAL.withBytes(4_000_000))).doesNotThrowAnyException();
        Path shared = XlsxFile.write(folder.resolve("c.xlsx"), row, "x".repeat(51));
        refused(shared, new FileLimits(100_000, 3, 100, 4, 50)).hasMessageContaining("unpacks to more than");
        assertThatCode(() -> read(shared, new FileLimits(100_000, 3, 100, 4, 51)))
                .doesNotThrowAnyException();
    }

    @Test
    void aSpreadsheetThatNamesAFileOutsideIsNotFollowed() throws IOException {
        Path file = XlsxFile.write(
                folder.resolve("d.xlsx"),
                "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&outside;</t></is></c></row>");

        refused(file).hasMessageContaining("malformed");
    }
}
