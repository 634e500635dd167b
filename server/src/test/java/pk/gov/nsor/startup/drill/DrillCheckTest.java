package pk.gov.nsor.startup.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import pk.gov.nsor.startup.drill.DrillCheck.Acknowledged;

/** The checker of a restore finds each kind of planted damage, and nothing where all is well. */
class DrillCheckTest {

    private static final long KILLED = 10_000;
    private static final long MOST = 3_000;

    private final DrillCheck check = new DrillCheck();
    private final List<Acknowledged> acknowledged = new ArrayList<>();
    private final Set<String> there = new HashSet<>();

    DrillCheckTest() {
        for (int second = 0; second < 10; second++) {
            String receipt = "R" + second;
            acknowledged.add(new Acknowledged(receipt, second * 1_000L, second * 1_000L + 50));
            there.add(receipt);
        }
    }

    @Test
    void nothingIsFoundWhereNoMoreIsLostThanMayBe() {
        there.removeAll(Set.of("R8", "R9"));
        check.lost(KILLED, MOST, acknowledged, there);
        check.restoredTo(7_500, acknowledged, there);
        check.erased("to the end", 0, 1);
        check.arrived("a reminder", 1, 1);
        assertThat(check.violations()).isEmpty();
        assertThat(check.figures()).containsEntry("of these lost with the disk", 2L);
        assertThat(check.figures()).containsEntry("milliseconds lost", 1_950L);
    }

    @Test
    void moreIsLostThanMayBe() {
        there.removeAll(Set.of("R6", "R7", "R8", "R9"));
        check.lost(KILLED, MOST, acknowledged, there);
        assertThat(check.violations()).singleElement().asString().contains("s of acknowledged messages are lost");
    }

    @Test
    void oneIsLostOutOfTheMiddle() {
        there.remove("R8");
        check.lost(KILLED, MOST, acknowledged, there);
        assertThat(check.violations()).containsExactly("R8: lost, and later ones are there");
    }

    @Test
    void oneOfBeforeTheMomentIsMissingAndOneOfAfterItIsThere() {
        there.removeAll(Set.of("R2", "R6", "R7", "R9"));
        check.restoredTo(5_500, acknowledged, there);
        assertThat(check.violations())
                .containsExactly(
                        "R2: acknowledged before the moment, and not there", "R8: sent after the moment, and there");
    }

    @Test
    void whoWasClosedIsLetInOrNobodyIsTold() {
        String said = "close them by bin/nsor user disable NAME and bin/nsor client disable NAME";
        check.closed("moment", said, 0, true);
        assertThat(check.violations()).isEmpty();
        check.closed("moment", "Start the servers", 3, false);
        assertThat(check.violations())
                .containsExactly(
                        "moment: nobody is told to close the accounts and clients that were closed since",
                        "moment: 3 sign-ins and tokens of before are good",
                        "moment: a client that was closed is let in");
    }

    @Test
    void anErasedPersonIsBackOrATextGoesOutTwice() {
        check.erased("to a moment", 3, 0);
        check.arrived("a reminder", 1, 2);
        check.holds("the server starts", false);
        assertThat(check.violations())
                .containsExactly(
                        "to a moment: an erased person is in 3 rows",
                        "to a moment: an erased person has 0 tombstones",
                        "a reminder: arrived 2 times, and not 1",
                        "the server starts");
    }
}
