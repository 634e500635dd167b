package pk.gov.nsor.startup.cluster;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What showed that faults hit, over all rounds of each kind. */
final class ClusterMarks {

    private static final String LOUD = "!!!! ";

    private final Map<ClusterFault, Integer> rounds = new EnumMap<>(ClusterFault.class);
    private final Map<ClusterFault, Map<ClusterMark, Long>> seen = new EnumMap<>(ClusterFault.class);

    /** A round. @param marks how often each was seen in it */
    void add(ClusterFault fault, Map<ClusterMark, Long> marks) {
        rounds.merge(fault, 1, Integer::sum);
        Map<ClusterMark, Long> all = seen.computeIfAbsent(fault, _ -> new EnumMap<>(ClusterMark.class));
        marks.forEach((mark, count) -> all.merge(mark, count, Long::sum));
    }

    /** A line for each kind, and a loud one for each mark of it that was expected and never seen. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        rounds.forEach((fault, count) -> lines.add("%8d times %s: %s"
                .formatted(
                        count,
                        fault,
                        seen.get(fault).entrySet().stream()
                                .filter(mark -> mark.getValue() > 0)
                                .map(mark ->
                                        mark.getValue() + " " + mark.getKey().text())
                                .collect(Collectors.joining(", ")))));
        rounds.keySet()
                .forEach(fault -> fault.expected().stream()
                        .filter(mark -> seen.get(fault).getOrDefault(mark, 0L) == 0)
                        .sorted()
                        .forEach(mark -> lines.add(LOUD
                                + "%s may not have hit: in %d rounds nothing was seen of \"%s\""
                                        .formatted(fault, rounds.get(fault), mark.text()))));
        return lines;
    }

    /** As one field of a file. */
    static String written(Map<ClusterMark, Long> marks) {
        return marks.entrySet().stream()
                .filter(mark -> mark.getValue() > 0)
                .map(mark -> mark.getKey() + "=" + mark.getValue())
                .collect(Collectors.joining(","));
    }

    /** What {@link #written} wrote. */
    static Map<ClusterMark, Long> read(String field) {
        Map<ClusterMark, Long> marks = new EnumMap<>(ClusterMark.class);
        for (String mark : field.isEmpty() ? new String[0] : field.split(",")) {
            int name = mark.indexOf('=');
            marks.put(ClusterMark.valueOf(mark.substring(0, name)), Long.parseLong(mark.substring(name + 1)));
        }
        return marks;
    }
}
