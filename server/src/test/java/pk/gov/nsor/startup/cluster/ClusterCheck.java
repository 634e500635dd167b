package pk.gov.nsor.startup.cluster;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares what clients were told with what is there, without the register's code. */
final class ClusterCheck {

    static final String ACKNOWLEDGED = "acknowledged";

    /** What may be said where a token is asked for: it is there, too many were, the database is away; or nothing. */
    private static final Set<Integer> TOLD = Set.of(200, 429, 503, 0);

    private final List<String> violations = new ArrayList<>();
    private final Map<String, Long> counts = new LinkedHashMap<>();

    /**
     * What the database holds in the end.
     *
     * @param receipts one for each row of the inbox
     * @param entries how many entries say that a message was received, by its receipt
     */
    record Held(List<String> receipts, Map<String, Integer> entries) {

        Held {
            receipts = List.copyOf(receipts);
            entries = Map.copyOf(entries);
        }
    }

    /** What was counted, and what is not as it should be. */
    record Result(Map<String, Long> counts, List<String> violations) {}

    Result result(Collection<Operation> operations, Held held) {
        Set<String> there = new HashSet<>();
        for (String receipt : held.receipts()) {
            if (!there.add(receipt)) {
                violations.add(receipt + ": twice in the inbox");
            }
        }
        Set<String> told = new HashSet<>();
        long unknown = 0;
        for (Operation operation : operations) {
            Set<String> receipts = operation.receipts();
            told.addAll(receipts);
            unknown += operation.isAcknowledged() ? 0 : 1;
            if (receipts.size() > 1) {
                violations.add(operation.messageId() + ": one message with the receipts " + receipts);
            }
            receipts.stream()
                    .filter(receipt -> !there.contains(receipt))
                    .forEach(receipt -> violations.add(receipt + ": acknowledged, and not there"));
            operation.tries().stream()
                    .filter(one -> one.status() >= 500 && one.status() != 503)
                    .forEach(one -> violations.add(operation.messageId() + ": " + one.server() + " answered "
                            + one.status() + " at " + one.beganMillis() + " ms"));
        }
        long unexpected =
                there.stream().filter(receipt -> !told.contains(receipt)).count();
        if (unexpected > unknown) {
            violations.add(unexpected + " messages are there that nobody was told of, and only " + unknown
                    + " were sent without an answer");
        }
        entries(there, held.entries());
        count(operations, held, unknown, unexpected);
        return new Result(counts, List.copyOf(violations));
    }

    /** A client that has not lost its right gets a token, or is told to come again. */
    List<String> tokens(Collection<Operation.Try> asked) {
        return asked.stream()
                .filter(one -> !TOLD.contains(one.status()))
                .map(one ->
                        "a token: " + one.server() + " answered " + one.status() + " at " + one.beganMillis() + " ms")
                .toList();
    }

    /** One of the answer, one of the work that follows it. */
    private void entries(Set<String> there, Map<String, Integer> entries) {
        for (String receipt : there) {
            int found = entries.getOrDefault(receipt, 0);
            if (found < 1 || found > 2) {
                violations.add(receipt + ": a message with " + found + " entries instead of one or two");
            }
        }
        entries.keySet().stream()
                .filter(receipt -> !there.contains(receipt))
                .forEach(receipt -> violations.add(receipt + ": an entry without its message"));
    }

    private void count(Collection<Operation> operations, Held held, long unknown, long unexpected) {
        counts.put("messages sent", (long) operations.size());
        counts.put(ACKNOWLEDGED, operations.size() - unknown);
        counts.put(
                "sent more than once",
                operations.stream().filter(sent -> sent.tries().size() > 1).count());
        counts.put("never answered", unknown);
        counts.put("of these there all the same", unexpected);
        counts.put("messages in the inbox", (long) held.receipts().size());
        counts.put("answers 503", tries(operations, 503));
        counts.put("answers 500", tries(operations, 500));
        counts.put(
                ClusterTally.LONGEST + "wait for an answer, in ms",
                operations.stream()
                        .flatMap(sent -> sent.tries().stream())
                        .mapToLong(Operation.Try::millis)
                        .max()
                        .orElse(0));
        counts.put("tries without an answer", tries(operations, 0));
    }

    private static long tries(Collection<Operation> operations, int status) {
        return operations.stream()
                .flatMap(sent -> sent.tries().stream())
                .filter(one -> one.status() == status)
                .count();
    }
}
