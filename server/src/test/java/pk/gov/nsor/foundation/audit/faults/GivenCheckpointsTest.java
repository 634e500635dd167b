package pk.gov.nsor.foundation.audit.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GivenCheckpointsTest {

    private static final byte[] ROOT = {1, 2, 3};
    private static final Map<Long, Set<String>> GIVEN =
            Map.of(7L, Set.of(Base64.getEncoder().encodeToString(ROOT)));

    private final GivenCheckpoints checkpoints = new GivenCheckpoints(GIVEN);

    @Test
    void aTreeThatHasGrownHoldsWhatWasGiven() {
        checkpoints.compare(6, new byte[] {9});
        checkpoints.compare(7, ROOT);
        checkpoints.compare(8, new byte[] {9});
        assertThat(checkpoints.violations(8)).isEmpty();
    }

    @Test
    void aTreeThatIsAnotherOneIsFound() {
        checkpoints.compare(7, new byte[] {9});
        assertThat(checkpoints.violations(8))
                .containsExactly("the checkpoint of 7 leaves that was given is of another tree");
    }

    @Test
    void twoTreesOfOneSizeThatWereGivenAreFoundThoughOneOfThemIsTheLast() {
        String other = Base64.getEncoder().encodeToString(new byte[] {9});
        GivenCheckpoints forked =
                new GivenCheckpoints(Map.of(7L, Set.of(Base64.getEncoder().encodeToString(ROOT), other)));
        forked.compare(7, ROOT);
        assertThat(forked.violations(8))
                .containsExactly("the checkpoint of 7 leaves that was given is of another tree");
    }

    @Test
    void aTreeThatHasLostLeavesIsFound() {
        assertThat(checkpoints.violations(6)).containsExactly("a checkpoint of 7 leaves was given, and the tree has 6");
    }
}
