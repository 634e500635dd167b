package pk.gov.nsor.foundation.requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

class OffenceFileTest {

    private static final String HEADER = String.join("\t", OffenceFile.COLUMNS) + "\n";
    private static final String ROW = "PPC\t376\tI\tn\ty\tn\tDEATH\t2021-12-01\t\tsourced\n";

    @Test
    void theShippedLawIsReadAndWrittenAsTheSameRows() throws IOException {
        String shipped = shipped();
        OffenceTable table = OffenceFile.read(shipped);
        assertThat(table.rules()).hasSize((int) shipped.lines().count() - 1);
        OffenceTable again = OffenceFile.read(OffenceFile.written(table, "draft"));
        assertThat(again.rules())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("confidence")
                .containsExactlyElementsOf(table.rules());
    }

    @Test
    void twoRowsOfOneSectionAndScheduleWhoseDaysOverlapAreRefusedWithTheirLines() {
        String ends = ROW.replace("2021-12-01\t\t", "2021-12-01\t2025-12-31\t");
        String follows = ROW.replace("2021-12-01\t\t", "2026-01-01\t\t");
        assertThat(OffenceFile.read(HEADER + ends + follows).rules()).hasSize(2);
        assertThat(OffenceFile.read(HEADER + ROW + ROW.replace("\tI\t", "\tII\t"))
                        .rules())
                .hasSize(2);
        assertThatThrownBy(() -> OffenceFile.read(
                        HEADER + ends + ROW.replace("376", "377") + ROW.replace("2021-12-01", "2025-12-31")))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("Lines 2 and 4 are of one section and schedule, PPC 376, and their days overlap.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "2021-12-01|2021-02-30|Line 2 of the law: in_force_from is no day",
                "DEATH|HANGING|Line 2 of the law: max_punishment is",
                "DEATH|100|Line 2 of the law: max_punishment is",
                "\ty\t|\tyes\t|Line 2 of the law: narrow is y or n, not yes",
                "\tI\t|\tIII\t|Line 2 of the law: schedule is I, II or nothing, not III",
                "2021-12-01\t|2021-12-01\t2021-11-30|Line 2 of the law: in_force_to is before in_force_from",
                "\tsourced|''|Line 2 of the law: it has 9 cells"
            })
    void aLineThatIsNoRowIsRefusedWithItsNumber(String was, String is, String message) {
        assertThatThrownBy(() -> OffenceFile.read(HEADER + ROW.replace(was, is)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aFileWithoutItsHeaderOrWithoutRowsIsRefused() {
        assertThatThrownBy(() -> OffenceFile.read(ROW)).hasMessageContaining("The first line names the columns");
        assertThatThrownBy(() -> OffenceFile.read(HEADER)).hasMessageContaining("no row");
        assertThatThrownBy(() -> OffenceFile.read("")).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void asABrowserSendsItWithoutTheLastLinesEndItIsTheSame() {
        String typed = (HEADER + ROW + ROW.replace("376", "377")).strip().replace("\n", "\r\n");
        assertThat(OffenceFile.read(typed).rules())
                .isEqualTo(OffenceFile.read(HEADER + ROW + ROW.replace("376", "377"))
                        .rules());
    }

    private static String shipped() throws IOException {
        try (InputStream file = OffenceFileTest.class.getResourceAsStream("/reference/offence_rules.tsv")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
