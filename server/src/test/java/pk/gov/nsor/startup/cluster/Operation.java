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
public record Operation(String messageId, List<Try> tries) {

    public Operation {
        tries = List.copyOf(tries);
    }

    /**
     * @param server which was asked
     * @param beganMillis since the start
     * @param millis how long it took
     * @param status of HTTP, 0 where there was no answer
     * @param receipt empty where there was none
     */
    public record Try(String server, long beganMillis, long millis, int status, String receipt) {

        public boolean isAcknowledged() {
            return status / 100 == 2;
        }

        public long endMillis() {
            return beganMillis + millis;
        }
    }

    public boolean isAcknowledged() {
        return tries.stream().anyMatch(Try::isAcknowledged);
    }

    public Set<String> receipts() {
        Set<String> receipts = new TreeSet<>();
        tries.stream().filter(Try::isAcknowledged).map(Try::receipt).forEach(receipts::add);
        return receipts;
    }
}
