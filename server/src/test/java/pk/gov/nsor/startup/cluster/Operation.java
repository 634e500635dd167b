package pk.gov.nsor.startup.cluster;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A message that a client sent until it was acknowledged, and what it was told.
 *
 * @param messageId of the client
 * @param tries in their order
 */
record Operation(String messageId, List<Try> tries) {

    Operation {
        tries = List.copyOf(tries);
    }

    /**
     * @param server which was asked
     * @param beganMillis since the start
     * @param millis how long it took
     * @param status of HTTP, 0 where there was no answer
     * @param receipt empty where there was none
     */
    record Try(String server, long beganMillis, long millis, int status, String receipt) {

        boolean isAcknowledged() {
            return status / 100 == 2;
        }

        long endMillis() {
            return beganMillis + millis;
        }
    }

    boolean isAcknowledged() {
        return tries.stream().anyMatch(Try::isAcknowledged);
    }

    Set<String> receipts() {
        Set<String> receipts = new TreeSet<>();
        tries.stream().filter(Try::isAcknowledged).map(Try::receipt).forEach(receipts::add);
        return receipts;
    }
}
