package pk.gov.nsor.foundation.reference.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.reference.Certainty;
import pk.gov.nsor.testing.RegisterTest;

@RegisterTest
class LawBookTest {

    @Autowired
    LawBook book;

    @Autowired
    JdbcClient jdbc;

    @Test
    void nothingIsInForceTheDayBeforeTheActAndAllOfItsFirstRulesAreOnItsFirstDay() {
        assertThat(book.on(LocalDate.of(2021, 11, 30)).rules()).isEmpty();
        assertThat(book.on(LocalDate.of(2021, 12, 1)).rules())
                .hasSize(jdbc.sql("select count(*) from reference.offence_rule where valid_from = '2021-12-01'")
                        .query(Integer.class)
                        .single());
    }

    @Test
    void rulesAreInTheOrderOfTheirSections() {
        assertThat(book.on(LocalDate.of(2026, 1, 1)).rules())
                .extracting(line -> line.rule().section().toString())
                .startsWith("PPC 34", "PPC 34", "PPC 109")
                .containsSubsequence("PPC 292A", "PPC 292B", "PPC 302", "PECA 22");
    }

    @Test
    void aRuleThatGaveWayToAnotherIsChangedBetweenItsLastDayAndTheNext() {
        LawOnDay last = book.on(LocalDate.of(2023, 7, 23));
        LawOnDay.LawDifferences differences = last.until(book.on(LocalDate.of(2023, 7, 24)));
        assertThat(differences.rules())
                .isNotEmpty()
                .allSatisfy(difference -> assertThat(
                                difference.either().rule().section().toString())
                        .isEqualTo("PECA 22"));
        assertThat(last.until(book.on(LocalDate.of(2023, 7, 22))).isNone()).isTrue();
    }

    @Test
    void holidaysDifferBetweenYearsByTheirDaysInTheYearOnly() {
        LawOnDay.LawDifferences differences =
                book.on(LocalDate.of(2026, 1, 1)).until(book.on(LocalDate.of(2027, 12, 31)));
        assertThat(differences.holidays())
                .extracting(difference -> difference.either().nameEn())
                .isNotEmpty()
                .doesNotContain("Pakistan Day");
    }

    @Test
    void theLeastCertainOfTheWordsCounts() {
        assertThat(Certainty.of("sourced")).isEqualTo(Certainty.SOURCED);
        assertThat(Certainty.of("sourced: Gazette on assumed values")).isEqualTo(Certainty.SOURCED);
        assertThat(Certainty.of("section sourced, way of taking the maximum assumed"))
                .isEqualTo(Certainty.ASSUMED);
        assertThat(Certainty.of("sourced name, districts recalled")).isEqualTo(Certainty.PARTLY);
        assertThat(Certainty.of("fixed date, recalled")).isEqualTo(Certainty.RECALLED);
        assertThat(Certainty.of("expected: depends on the moon")).isEqualTo(Certainty.EXPECTED);
        assertThat(Certainty.of("definition; maximum of the punishing section")).isEqualTo(Certainty.UNCHECKED);
    }
}
