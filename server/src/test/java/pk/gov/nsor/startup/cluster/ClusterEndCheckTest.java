package pk.gov.nsor.startup.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import pk.gov.nsor.startup.cluster.Operation.Try;

/** What is planted in what browsers, stations and erased people come to is found. */
class ClusterEndCheckTest {

    private static final Operation DONE = form("contact a", told(503, ""), told(200, "contact a"));
    private static final Operation UNKNOWN = form("contact b", told(0, ""));

    private Map<String, Integer> held = Map.of("contact a", 1);
    private Map<String, Integer> stations = Map.of("p1", 1, "p2", 0);
    private Map<String, Long> leftOver = Map.of();
    private Map<String, Integer> tombstones = Map.of("p3", 1);
    private Map<String, Map<String, String>> pages = Map.of("p1", Map.of("s1", "Tier II", "s2", "Tier II"));
    private List<String> waiting = List.of();

    @Test
    void whatIsAsItWasToldIsNoViolation() {
        assertThat(found(DONE, UNKNOWN)).isEmpty();
        held = Map.of("contact a", 1, "contact b", 1);
        assertThat(found(DONE, UNKNOWN)).isEmpty();
    }

    @Test
    void aFormThatIsLostOrThereTwiceIsFound() {
        held = Map.of();
        assertThat(found(DONE)).containsExactly("contact a: a form that was done, and is not there");
        held = Map.of("contact a", 2);
        assertThat(found(DONE)).containsExactly("contact a: a form that is there 2 times");
    }

    @Test
    void aRowThatNoFormAskedForIsFound() {
        held = Map.of("contact a", 1, "contact z", 1);
        assertThat(found(DONE)).containsExactly("contact z: there, and nobody sent it");
    }

    @Test
    void aFormThatIsRefusedOrAtWhichAServerFailsIsFoundAndOneAfterTheSessionsEndIsNot() {
        held = Map.of();
        assertThat(found(form("contact c", told(422, "")), form("contact d", told(500, ""))))
                .containsExactly(
                        "contact c: http://s1 answered 422 at 10 ms", "contact d: http://s1 answered 500 at 10 ms");
        assertThat(found(form("contact c", told(422, "/sign-in?expired")))).isEmpty();
    }

    @Test
    void somebodyErasedWhoIsThereAgainOrHasNoTombstoneIsFound() {
        leftOver = Map.of("p3", 2L);
        assertThat(found(DONE)).containsExactly("p3: erased, and 2 rows are there");
        leftOver = Map.of();
        tombstones = Map.of();
        assertThat(found(DONE)).containsExactly("p3: erased, and has 0 tombstones");
    }

    @Test
    void somebodyForWhomNoStationAnswersAnyMoreOrTwoDoIsFound() {
        stations = Map.of("p1", 0, "p2", 0);
        assertThat(found(DONE)).containsExactly("p1: 0 stations answer, and 1 did before");
        stations = Map.of("p1", 2, "p2", 1);
        assertThat(found(DONE))
                .containsExactly("p1: 2 stations answer, and 1 did before", "p2: 1 stations answer, and 0 did before");
    }

    @Test
    void serversThatDoNotAgreeOnTheLawAreFound() {
        pages = Map.of("p1", Map.of("s1", "On the register, Tier II", "s2", "On the register, Tier III"));
        assertThat(found(DONE)).singleElement().asString().startsWith("p1: the servers do not say the same: ");
    }

    @Test
    void whatWaitsForEverIsFound() {
        waiting = List.of("3 messages of the outbox");
        assertThat(found(DONE)).containsExactly("waits still: 3 messages of the outbox");
    }

    private List<String> found(Operation... forms) {
        return new ClusterEndCheck()
                .violations(new ClusterEnd(
                        List.of(forms),
                        held,
                        Map.of("p1", 1, "p2", 0),
                        stations,
                        Set.of("p3"),
                        leftOver,
                        tombstones,
                        pages,
                        waiting));
    }

    private static Operation form(String known, Try... tries) {
        return new Operation(known, List.of(tries));
    }

    private static Try told(int status, String receipt) {
        return new Try("http://s1", 10, 5, status, receipt);
    }
}
