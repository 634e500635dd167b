package pk.gov.nsor.startup.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ClusterMarksTest {

    private final ClusterMarks marks = new ClusterMarks();

    @Test
    void aKindWhoseRoundsShowAllThatWasExpectedIsNotLoud() {
        marks.add(ClusterFault.PRIMARY_CUT, Map.of(ClusterMark.PRIMARY_MOVED, 1L));
        marks.add(ClusterFault.PRIMARY_CUT, Map.of(ClusterMark.NO_PRIMARY, 20L, ClusterMark.PRIMARY_MOVED, 1L));
        assertThat(marks.lines())
                .containsExactly(
                        "       2 times PRIMARY_CUT: 2 times another primary, 20 looks of servers without a primary");
    }

    @Test
    void aMarkThatNoRoundOfAKindShowsIsLoud() {
        marks.add(ClusterFault.PRIMARY_CUT, Map.of(ClusterMark.NO_PRIMARY, 20L, ClusterMark.PRIMARY_MOVED, 0L));
        marks.add(ClusterFault.SWITCHED, Map.of(ClusterMark.PRIMARY_MOVED, 1L));
        assertThat(marks.lines())
                .contains(
                        "!!!! PRIMARY_CUT may not have hit: in 1 rounds nothing was seen of \"times another primary\"")
                .filteredOn(line -> line.startsWith("!"))
                .hasSize(1);
    }

    @Test
    void marksAreReadAsTheyWereWritten() {
        assertThat(ClusterMarks.read(ClusterMarks.written(Map.of(ClusterMark.SLOW, 3L, ClusterMark.REFUSED, 0L))))
                .containsExactly(Map.entry(ClusterMark.SLOW, 3L));
        assertThat(ClusterMarks.read("")).isEmpty();
    }

    @Test
    void eachKindExpectsSomething() {
        assertThat(ClusterFault.values())
                .allSatisfy(fault -> assertThat(fault.expected()).isNotEmpty());
    }
}
