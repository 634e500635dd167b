package pk.gov.nsor.foundation.audit.faults;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Checkpoints of the trail that somebody was given, held to a tree that is reckoned anew: it only grows. */
final class GivenCheckpoints {

    private final Map<Long, Set<String>> given = new TreeMap<>();
    private final List<String> violations = new ArrayList<>();

    /** @param given roots in base64, by how many leaves there were */
    GivenCheckpoints(Map<Long, Set<String>> given) {
        this.given.putAll(given);
    }

    /** The tree of so many leaves has this root. */
    void compare(long leaves, byte[] root) {
        if (!Set.of(Base64.getEncoder().encodeToString(root)).containsAll(given.getOrDefault(leaves, Set.of()))) {
            violations.add("the checkpoint of " + leaves + " leaves that was given is of another tree");
        }
    }

    /** What does not hold of a tree that has so many leaves in the end. */
    List<String> violations(long leaves) {
        List<String> all = new ArrayList<>(violations);
        given.keySet().stream()
                .filter(said -> said > leaves)
                .forEach(said -> all.add("a checkpoint of " + said + " leaves was given, and the tree has " + leaves));
        return all;
    }

    int size() {
        return given.size();
    }
}
