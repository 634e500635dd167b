package pk.gov.nsor.startup.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import pk.gov.nsor.startup.cluster.ClusterCheck.Held;
import pk.gov.nsor.startup.cluster.Operation.Try;

/** The count of the cluster's faults finds what is planted for it. */
class ClusterCheckTest {

    private static final Operation FIRST = sent("first", told(503, ""), told(202, "r1"));
    private static final Operation SECOND = sent("second", told(202, "r2"), told(202, "r2"));
    private static final Operation UNANSWERED = sent("third", told(0, ""));

    @Test
    void whatWasAcknowledgedAndIsThereOnceIsNoViolation() {
        assertThat(found(List.of(FIRST, SECOND), held("r1", "r2"))).isEmpty();
    }

    @Test
    void whatNobodyWasToldOfMayBeThereOrNot() {
        assertThat(found(List.of(FIRST, UNANSWERED), held("r1"))).isEmpty();
        assertThat(found(List.of(FIRST, UNANSWERED), held("r1", "r3"))).isEmpty();
    }

    @Test
    void aMessageThatIsLostIsFound() {
        assertThat(found(List.of(FIRST, SECOND), held("r1"))).containsExactly("r2: acknowledged, and not there");
    }

    @Test
    void aMessageThatIsThereTwiceIsFound() {
        assertThat(found(List.of(FIRST), held("r1", "r1"))).containsExactly("r1: twice in the inbox");
        assertThat(found(List.of(FIRST), held("r1", "r9")))
                .singleElement()
                .asString()
                .startsWith("1 messages are there");
        assertThat(found(List.of(sent("first", told(202, "r1"), told(202, "r9"))), held("r1", "r9")))
                .containsExactly("first: one message with the receipts [r1, r9]");
    }

    @Test
    void anEntryThatIsLostOrLeftOverIsFound() {
        assertThat(found(List.of(FIRST), new Held(List.of("r1"), Map.of())))
                .containsExactly("r1: a message with 0 entries instead of one or two");
        assertThat(found(List.of(FIRST), new Held(List.of("r1"), Map.of("r1", 3))))
                .containsExactly("r1: a message with 3 entries instead of one or two");
        assertThat(found(List.of(FIRST), new Held(List.of("r1"), Map.of("r1", 1, "r9", 1))))
                .containsExactly("r9: an entry without its message");
    }

    @Test
    void anAnswerThatSaysThatTheServerFailedIsFound() {
        assertThat(found(List.of(sent("first", told(500, ""), told(202, "r1"))), held("r1")))
                .containsExactly("first: http://s1 answered 500 at 10 ms");
    }

    @Test
    void aTokenThatIsRefusedOrAServerThatFailsWhereOneIsAskedForIsFound() {
        assertThat(new ClusterCheck().tokens(List.of(told(200, ""), told(503, ""), told(429, ""), told(0, ""))))
                .isEmpty();
        assertThat(new ClusterCheck().tokens(List.of(told(500, ""), told(401, ""))))
                .containsExactly(
                        "a token: http://s1 answered 500 at 10 ms", "a token: http://s1 answered 401 at 10 ms");
    }

    private static List<String> found(List<Operation> operations, Held held) {
        return new ClusterCheck().result(operations, held).violations();
    }

    private static Held held(String... receipts) {
        return new Held(
                List.of(receipts),
                List.of(receipts).stream()
                        .distinct()
                        .collect(java.util.stream.Collectors.toMap(receipt -> receipt, _ -> 1)));
    }

    private static Operation sent(String id, Try... tries) {
        return new Operation(id, List.of(tries));
    }

    private static Try told(int status, String receipt) {
        return new Try("http://s1", 10, 5, status, receipt);
    }
}
