package pk.gov.nsor.publicservice.release.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pk.gov.nsor.foundation.pdf.PdfReading;
import pk.gov.nsor.publicservice.release.statistics.Cell;
import pk.gov.nsor.publicservice.release.statistics.PublicTable;
import pk.gov.nsor.publicservice.release.statistics.StatisticsDocument;
import pk.gov.nsor.publicservice.release.statistics.StatisticsDocument.Published;
import pk.gov.nsor.testing.RegisterTest;

/** Of made-up published figures: what a report makes of them, and that it makes up none. */
@RegisterTest
class ReportFilesTest {

    private static final ReportQuarter QUARTER = new ReportQuarter(2026, 3);
    private static final Instant DRAWN = Instant.parse("2026-10-03T07:00:00Z");

    @Autowired
    private ReportFiles files;

    @Test
    void itsTablesSayWhatWasPublishedItsSumsAndDifferences() {
        SortedMap<String, byte[]> made =
                files.of(content(1, "", Map.of(4, 3000, 5, 3100, 6, 3200), 7, 3200, 8, 3300, 9, 3500));
        assertThat(csv(made, "all.csv"))
                .containsExactly(
                        "Month,People,As it was on",
                        "July 2026,3200,2 August 2026",
                        "August 2026,3300,2 September 2026",
                        "September 2026,3500,2 October 2026");
        assertThat(csv(made, "entered.csv")).contains("July 2026,40,2 August 2026");
        assertThat(csv(made, "sex.csv"))
                .contains(
                        "Province,Men,Women,Others,Together",
                        "Punjab,3500,fewer than 100,fewer than 100,3500",
                        "Sindh,700,fewer than 100,fewer than 100,700",
                        "Pakistan,4200,not told,not told,4200");
        assertThat(csv(made, "changes.csv"))
                .contains("People,3200,3500,300", "Men,3800,4200,400", "Women,not told,not told,");
        assertThat(PdfReading.text(made.get("report.pdf")))
                .contains("3,500 people were on the register on 2 October 2026")
                .contains("A quarter before, on 2 July 2026, it was 3,200.")
                .contains("120 people came onto the register, by the figures of its three months.")
                .contains("July 2026 – September 2026");
    }

    @Test
    void whatBecameFewerHasAMinusBeforeItInBothLanguages() {
        SortedMap<String, byte[]> made = files.of(content(1, "", Map.of(6, 3500), 7, 3200, 8, 3200, 9, 3200));
        assertThat(csv(made, "changes.csv")).contains("People,3500,3200,-300");
        assertThat(PdfReading.pages(made.get("report.pdf")).stream()
                        .flatMap(List::stream)
                        .filter("\u2212300"::equals))
                .as("of people and of one kind of offence, in two languages")
                .hasSize(4);
    }

    @Test
    void aTableThatWasNotPublishedInTheQuarterBeforeIsNotCompared() {
        ReportPaper.Content content = content(1, "", Map.of(6, 3500), 7, 3200, 8, 3200, 9, 3200);
        NavigableMap<YearMonth, StatisticsDocument> before = new TreeMap<>();
        content.before().forEach((month, document) -> before.put(month, without(document, PublicTable.OFFENCE)));
        assertThat(csv(files.of(content), "changes.csv")).contains("Rape,3500,3200,-300");
        assertThat(csv(
                        files.of(new ReportPaper.Content(QUARTER, 1, "", "", DRAWN, content.told(), before)),
                        "changes.csv"))
                .contains("People,3500,3200,-300")
                .noneMatch(line -> line.startsWith("Rape"));
    }

    private static StatisticsDocument without(StatisticsDocument document, PublicTable table) {
        return new StatisticsDocument(
                document.publisher(),
                document.licence(),
                document.method(),
                document.month(),
                document.asOf(),
                document.before(),
                document.cells().stream()
                        .filter(cell -> !cell.table().equals(table.key()))
                        .toList());
    }

    @Test
    void aMonthThatWasNotPublishedAndAQuarterBeforeWithoutFiguresAreSaidToBe() {
        SortedMap<String, byte[]> made = files.of(content(1, "", Map.of(), 7, 3200, 9, 3500));
        assertThat(made).doesNotContainKey("changes.csv");
        assertThat(csv(made, "all.csv")).contains("August 2026,not published,");
        assertThat(PdfReading.text(made.get("report.pdf")))
                .contains("No figures were published of August 2026")
                .contains("Of the quarter before no figures were published");
    }

    @Test
    void aCorrectionTellsItsNumberAndItsReasonAndTheSameContentIsTheSamePaper() {
        SortedMap<String, byte[]> made = files.of(content(2, "A heading was wrong", Map.of(), 7, 100, 8, 100, 9, 100));
        assertThat(PdfReading.text(made.get("report.pdf"))).contains("QR-2026-3.2", "A heading was wrong");
        assertThat(files.of(content(2, "A heading was wrong", Map.of(), 7, 100, 8, 100, 9, 100))
                        .get("report.pdf"))
                .isEqualTo(made.get("report.pdf"));
    }

    @Test
    void quartersHaveNumbersAndMonths() {
        assertThat(QUARTER.before()).isEqualTo(new ReportQuarter(2026, 2));
        assertThat(new ReportQuarter(2026, 1).before()).isEqualTo(new ReportQuarter(2025, 4));
        assertThat(QUARTER.number(1)).isEqualTo("QR-2026-3");
        assertThat(ReportQuarter.parse("2026-3")).contains(QUARTER);
        assertThat(ReportQuarter.parse("2026-5")).isEmpty();
        assertThat(ReportQuarter.of(QUARTER.end().minusDays(1))).isEqualTo(QUARTER);
    }

    /** @param told months of the quarter, each with how many people of Punjab */
    private static ReportPaper.Content content(int edition, String reason, Map<Integer, Integer> before, int... told) {
        NavigableMap<YearMonth, StatisticsDocument> now = new TreeMap<>();
        for (int at = 0; at < told.length; at += 2) {
            now.put(YearMonth.of(2026, told[at]), document(told[at], told[at + 1]));
        }
        NavigableMap<YearMonth, StatisticsDocument> then = new TreeMap<>();
        before.forEach((month, people) -> then.put(YearMonth.of(2026, month), document(month, people)));
        return new ReportPaper.Content(QUARTER, edition, reason, reason, DRAWN, now, then);
    }

    private static StatisticsDocument document(int month, int people) {
        YearMonth published = YearMonth.of(2026, month).plusMonths(1);
        List<Published> cells = new ArrayList<>();
        for (PublicTable table : PublicTable.values()) {
            for (String place : table.isByProvince() ? List.of("PK-PB", "PK-SD") : List.of(Cell.COUNTRY)) {
                for (String category : table.categories()) {
                    boolean isFirst = category.equals(table.categories().getFirst());
                    int counted =
                            table == PublicTable.ENTERED ? 40 : place.equals("PK-SD") ? people / 500 * 100 : people;
                    cells.add(new Published(
                            table.key(),
                            place,
                            category,
                            isFirst ? counted : null,
                            table == PublicTable.ENTERED ? 20 : 100));
                }
            }
        }
        return new StatisticsDocument(
                "NPB", "CC-BY-4.0", "/statistics", published.toString(), published.atDay(2), null, cells);
    }

    private static List<String> csv(SortedMap<String, byte[]> made, String name) {
        return new String(made.get(name), StandardCharsets.UTF_8)
                .replace("\uFEFF", "")
                .lines()
                .toList();
    }
}
