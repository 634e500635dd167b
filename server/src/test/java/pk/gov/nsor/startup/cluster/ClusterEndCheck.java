package pk.gov.nsor.startup.cluster;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares what browsers were told, who was erased and who answers for whom with what is there, without the register's code. */
final class ClusterEndCheck {

    /** Where somebody's session is over a form is not taken, and they are sent there. */
    private static final String SIGN_IN = "/sign-in";

    private final List<String> violations = new ArrayList<>();

    /** What is not as it should be. */
    List<String> violations(ClusterEnd end) {
        forms(end);
        erased(end);
        stations(end);
        pages(end.pages());
        end.waiting().forEach(what -> violations.add("waits still: " + what));
        return List.copyOf(violations);
    }

    private void forms(ClusterEnd end) {
        Set<String> sent = new HashSet<>();
        for (Operation form : end.forms()) {
            sent.add(form.messageId());
            int held = end.held().getOrDefault(form.messageId(), 0);
            if (form.isAcknowledged() && held == 0) {
                violations.add(form.messageId() + ": a form that was done, and is not there");
            }
            if (held > 1) {
                violations.add(form.messageId() + ": a form that is there " + held + " times");
            }
            for (Operation.Try one : form.tries()) {
                boolean isRefused = one.status() / 100 == 4 && !one.receipt().contains(SIGN_IN);
                if (isRefused || one.status() >= 500 && one.status() != 503) {
                    violations.add(form.messageId() + ": " + one.server() + " answered " + one.status() + " at "
                            + one.beganMillis() + " ms");
                }
            }
        }
        new TreeSet<>(end.held().keySet())
                .stream()
                        .filter(held -> !sent.contains(held))
                        .forEach(held -> violations.add(held + ": there, and nobody sent it"));
    }

    private void erased(ClusterEnd end) {
        for (String person : new TreeSet<>(end.erased())) {
            long left = end.leftOver().getOrDefault(person, 0L);
            if (left > 0) {
                violations.add(person + ": erased, and " + left + " rows are there");
            }
            int tombstones = end.tombstones().getOrDefault(person, 0);
            if (tombstones != 1) {
                violations.add(person + ": erased, and has " + tombstones + " tombstones");
            }
        }
    }

    /** Nobody is moved in a run: whoever had a station has one, and nobody two. */
    private void stations(ClusterEnd end) {
        Set<String> people = new TreeSet<>(end.stationsBefore().keySet());
        people.addAll(end.stations().keySet());
        people.removeAll(end.erased());
        for (String person : people) {
            int before = end.stationsBefore().getOrDefault(person, 0);
            int now = end.stations().getOrDefault(person, 0);
            if (now > 1 || now != before) {
                violations.add(person + ": " + now + " stations answer, and " + before + " did before");
            }
        }
    }

    /** Each server says the same of the same person, by the same law. */
    private void pages(Map<String, Map<String, String>> pages) {
        new TreeMap<>(pages).forEach((person, said) -> {
            if (new HashSet<>(said.values()).size() > 1) {
                violations.add(person + ": the servers do not say the same: " + difference(List.copyOf(said.values())));
            }
        });
    }

    private static String difference(List<String> said) {
        String one = said.getFirst();
        String other =
                said.stream().filter(text -> !text.equals(one)).findFirst().orElse(one);
        int at = 0;
        while (at < Math.min(one.length(), other.length()) && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        return "\"" + part(one, at) + "\" and \"" + part(other, at) + "\"";
    }

    private static String part(String text, int at) {
        return text.substring(Math.max(0, at - 20), Math.min(text.length(), at + 40));
    }
}
