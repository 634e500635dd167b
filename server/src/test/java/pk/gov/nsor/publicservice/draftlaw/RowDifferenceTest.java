package pk.gov.nsor.publicservice.draftlaw;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import pk.gov.nsor.publicservice.draftlaw.RowDifference.Kind;
import pk.gov.nsor.publicservice.draftlaw.RowDifference.Row;

class RowDifferenceTest {

    private static final String HEADER = "law\tsection\tschedule\tconnected_only\tnarrow\tchild_element\tmax_punishment"
            + "\tin_force_from\tin_force_to\tconfidence\n";
    private static final String LIFE = "PPC\t376\tI\tn\ty\tn\tLIFE\t2021-12-01\t\tdraft\n";
    private static final String SEVEN = "PPC\t292A\tI\tn\ty\ty\t7\t2021-12-01\t\tdraft\n";
    private static final String NONE = "PECA\t21\t\tn\tn\tn\t5\t2021-12-01\t2026-12-31\tdraft\n";

    @Test
    void rowsThatAreAddedRemovedAndAlteredAreToldWithWhatDiffers() {
        RowDifference difference =
                RowDifference.of(HEADER + LIFE.replace("LIFE", "DEATH") + NONE, HEADER + SEVEN + LIFE);
        assertThat(difference.rows())
                .containsExactly(
                        new Row(Kind.ALTERED, "PPC 376, I", "max_punishment DEATH", "max_punishment LIFE"),
                        new Row(
                                Kind.ADDED,
                                "PECA 21",
                                "connected_only n, narrow n, child_element n, max_punishment 5,"
                                        + " in_force_from 2021-12-01, in_force_to 2026-12-31",
                                ""),
                        new Row(
                                Kind.REMOVED,
                                "PPC 292A, I",
                                "",
                                "connected_only n, narrow y, child_element y, max_punishment 7, in_force_from 2021-12-01"));
        assertThat(difference.count(Kind.ADDED)).isOne();
    }

    @Test
    void theOrderOfTheRowsAndHowSureTheyAreAreNoDifference() {
        assertThat(RowDifference.of(HEADER + LIFE + SEVEN, HEADER + SEVEN + LIFE.replace("draft", "present"))
                        .rows())
                .isEmpty();
    }
}
