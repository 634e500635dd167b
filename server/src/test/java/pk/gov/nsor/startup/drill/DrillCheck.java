package pk.gov.nsor.startup.drill;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares what was acknowledged, erased and sent with what a restored register has and does; without the register's code. */
final class DrillCheck {

    private final List<String> violations = new ArrayList<>();
    private final Map<String, Long> figures = new LinkedHashMap<>();

    /**
     * A message that a client was told the register has.
     *
     * @param beganMillis when it was sent
     * @param toldMillis when the client was told
     */
    record Acknowledged(String receipt, long beganMillis, long toldMillis) {}

    /**
     * What was acknowledged before the moment is there, and of what came after it nothing where the database is of that moment.
     *
     * @param untilMillis the moment to which the database was restored
     * @param there the receipts that it has
     */
    void restoredTo(long untilMillis, Collection<Acknowledged> acknowledged, Set<String> there) {
        for (Acknowledged one : acknowledged) {
            if (one.toldMillis() < untilMillis && !there.contains(one.receipt())) {
                violations.add(one.receipt() + ": acknowledged before the moment, and not there");
            }
            if (one.beganMillis() > untilMillis && there.contains(one.receipt())) {
                violations.add(one.receipt() + ": sent after the moment, and there");
            }
        }
    }

    /**
     * No more is lost than promised, and nothing out of the middle.
     *
     * @param killedMillis when everything was killed
     * @param mostMillis how much may be lost
     */
    void lost(long killedMillis, long mostMillis, Collection<Acknowledged> acknowledged, Set<String> there) {
        long newestThere = acknowledged.stream()
                .filter(one -> there.contains(one.receipt()))
                .mapToLong(Acknowledged::beganMillis)
                .max()
                .orElse(0);
        long lost = 0;
        long from = killedMillis;
        for (Acknowledged one : acknowledged) {
            if (!there.contains(one.receipt())) {
                lost++;
                from = Math.min(from, one.toldMillis());
                if (one.toldMillis() < newestThere) {
                    violations.add(one.receipt() + ": lost, and later ones are there");
                }
            }
        }
        if (killedMillis - from > mostMillis) {
            violations.add("%.1f s of acknowledged messages are lost, and at most %.1f may be"
                    .formatted((killedMillis - from) / 1e3, mostMillis / 1e3));
        }
        figures.put("acknowledged messages", (long) acknowledged.size());
        figures.put("of these lost with the disk", lost);
        figures.put("milliseconds lost", killedMillis - from);
    }

    /** @param rows how many rows still name an erased person */
    void erased(String what, long rows, long tombstones) {
        if (rows > 0) {
            violations.add(what + ": an erased person is in " + rows + " rows");
        }
        if (tombstones != 1) {
            violations.add(what + ": an erased person has " + tombstones + " tombstones");
        }
    }

    /** @param expected how often a text has to have arrived */
    void arrived(String what, long expected, long found) {
        if (found != expected) {
            violations.add(what + ": arrived " + found + " times, and not " + expected);
        }
    }

    /**
     * Nobody gets in by what was good before the moment, and the operator is told to close what was closed after it.
     *
     * @param said by the command that puts it right
     * @param signedIn how many sign-ins and tokens there are
     * @param isClosedAgain whether a client that the operator then closed is refused
     */
    void closed(String what, String said, long signedIn, boolean isClosedAgain) {
        if (!said.contains("bin/nsor user disable") || !said.contains("bin/nsor client disable")) {
            violations.add(what + ": nobody is told to close the accounts and clients that were closed since");
        }
        if (signedIn > 0) {
            violations.add(what + ": " + signedIn + " sign-ins and tokens of before are good");
        }
        if (!isClosedAgain) {
            violations.add(what + ": a client that was closed is let in");
        }
    }

    /** Something that has to be so. */
    void holds(String what, boolean isSo) {
        if (!isSo) {
            violations.add(what);
        }
    }

    List<String> violations() {
        return List.copyOf(violations);
    }

    Map<String, Long> figures() {
        return Map.copyOf(figures);
    }
}
