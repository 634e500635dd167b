package pk.gov.nsor.startup.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Several runs counted together, by a file to which each is added: a line for each round (seed, fault, milliseconds until writes were
 * back, whether the primary moved, the marks; lines from before a field was there have none of it) and one for the run (seed, RUN, messages
 * acknowledged, violations, then name=number for all else that was counted), with tabs between.
 */
final class ClusterTally {

    private static final String RUN = "RUN";

    /** How names begin of numbers of which the largest counts, and not the sum. */
    static final String LONGEST = "longest ";

    private static final int FIXED = 4;
    private static final double P95 = 0.95;

    private final Path file;

    ClusterTally(Path file) {
        this.file = file;
    }

    void add(long seed, ClusterStory.Result result) throws IOException {
        List<String> lines = new ArrayList<>();
        result.outages()
                .forEach(outage -> lines.add(seed + "\t" + outage.fault() + "\t" + outage.backMillis() + "\t"
                        + outage.isMoved() + "\t" + ClusterMarks.written(outage.marks())));
        lines.add(seed + "\t" + RUN + "\t" + result.counts().get(ClusterCheck.ACKNOWLEDGED) + "\t"
                + result.violations().size()
                + result.counts().entrySet().stream()
                        .filter(count -> !count.getKey().equals(ClusterCheck.ACKNOWLEDGED))
                        .map(count -> "\t" + count.getKey() + "=" + count.getValue())
                        .collect(Collectors.joining()));
        Files.write(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** All runs so far, as lines to print. */
    List<String> lines() throws IOException {
        Map<ClusterFault, List<Long>> back = new EnumMap<>(ClusterFault.class);
        List<Long> moved = new ArrayList<>();
        ClusterMarks marks = new ClusterMarks();
        Map<String, Long> counts = new LinkedHashMap<>();
        long runs = 0;
        long acknowledged = 0;
        long violations = 0;
        for (String line : Files.readAllLines(file)) {
            String[] fields = line.split("\t", -1);
            if (fields[1].equals(RUN)) {
                runs++;
                acknowledged += Long.parseLong(fields[2]);
                violations += Long.parseLong(fields[3]);
                Stream.of(fields).skip(FIXED).forEach(field -> {
                    int name = field.lastIndexOf('=');
                    counts.merge(
                            field.substring(0, name),
                            Long.parseLong(field.substring(name + 1)),
                            field.startsWith(LONGEST) ? Math::max : Long::sum);
                });
            } else {
                back.computeIfAbsent(ClusterFault.valueOf(fields[1]), _ -> new ArrayList<>())
                        .add(Long.parseLong(fields[2]));
                if (fields.length > FIXED) {
                    marks.add(ClusterFault.valueOf(fields[1]), ClusterMarks.read(fields[FIXED]));
                }
                if (fields.length > 3 && Boolean.parseBoolean(fields[3])) {
                    moved.add(Long.parseLong(fields[2]));
                }
            }
        }
        List<String> lines = new ArrayList<>();
        back.forEach((fault, all) -> lines.add("%8d times %s; writes back after %.1f s at most"
                .formatted(
                        all.size(),
                        fault,
                        all.stream().mapToLong(one -> one).max().orElse(0) / 1e3)));
        long[] sorted = moved.stream().mapToLong(one -> one).sorted().toArray();
        if (sorted.length > 0) {
            lines.add("%8.1f s until writes are back, p95 of %d faults after which another PostgreSQL was primary"
                    .formatted(sorted[(int) Math.min(sorted.length - 1, sorted.length * P95)] / 1e3, sorted.length));
        }
        counts.forEach((what, number) -> lines.add("%8d %s".formatted(number, what)));
        lines.addAll(marks.lines());
        lines.add("%8d runs, %d messages acknowledged, %d violations".formatted(runs, acknowledged, violations));
        return lines;
    }
}
