package pk.gov.nsor.startup.cluster;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What {@code bin/faults cluster} runs; see docs/faults.md. */
@Command(
        name = "cluster",
        mixinStandardHelpOptions = true,
        description =
                "Breaks a cluster of PostgreSQL under Patroni and two servers on it while clients send messages, and"
                        + " compares what they were told with what is there.")
public final class ClusterFaults implements Callable<Integer> {

    private static final int SMALL = 4;
    private static final int MOST_SHOWN = 50;
    private static final double P95 = 0.95;

    @Option(
            names = "--rounds",
            defaultValue = "30",
            description = "In each something breaks and heals (default ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--seed", description = "To have the same faults again; others each time without it.")
    private long seed = System.nanoTime();

    @Option(
            names = "--kinds",
            split = ",",
            description = "What may go wrong (everything without it): ${COMPLETION-CANDIDATES}.")
    private List<ClusterFault> kinds = List.of(ClusterFault.values());

    @Option(
            names = "--add-to",
            description = "A file to which the run is added; what stands in it is counted together then.")
    private @Nullable Path tally;

    @Option(names = "--small", description = "4 rounds.")
    private boolean small;

    @Option(names = "--keep", description = "Leaves the cluster as it is, for a look at it.")
    private boolean keep;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new ClusterFaults()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Path folder = Path.of("/var/lib/nsor-faults-cluster");
        Lab lab = new Lab(folder);
        int count = small ? SMALL : rounds;
        System.out.printf("%d rounds, seed %d, files in %s%n", count, seed, folder);
        long started = System.nanoTime();
        boolean isWhole = false;
        // What an earlier run left.
        lab.run("down");
        try {
            ClusterStory story = new ClusterStory(
                    lab,
                    seed,
                    kinds,
                    line -> System.out.printf("%6.1f s  %s%n", (System.nanoTime() - started) / 1e9, line));
            ClusterStory.Result result;
            try {
                result = story.live(count);
            } catch (Exception failed) {
                if (tally != null) {
                    new ClusterTally(tally).add(seed, story.brokenOff(failed));
                }
                throw failed;
            }
            Path journal = Files.createTempFile("nsor-cluster", ".tsv");
            write(journal, result.operations());
            print(result);
            if (tally != null) {
                ClusterTally all = new ClusterTally(tally);
                all.add(seed, result);
                System.out.println("All runs of " + tally + ":");
                all.lines().forEach(System.out::println);
            }
            isWhole = result.violations().isEmpty();
            System.out.printf("seed %d; what each client was told: %s%n", seed, journal);
            return isWhole ? 0 : 1;
        } finally {
            if ((isWhole || small) && !keep) {
                lab.run("down");
            } else {
                System.out.println("The cluster is left for a look; NSOR_LAB=" + folder + " bin/lab down removes it.");
            }
        }
    }

    private static void print(ClusterStory.Result result) {
        result.counts().forEach((what, number) -> System.out.printf("%8d %s%n", number, what));
        long[] back = result.outages().stream()
                .filter(ClusterStory.Outage::isMoved)
                .mapToLong(ClusterStory.Outage::backMillis)
                .sorted()
                .toArray();
        if (back.length > 0) {
            System.out.printf("%8d times another PostgreSQL became the primary%n", back.length);
            System.out.printf("%8.1f s until writes are back then, in the middle%n", back[back.length / 2] / 1e3);
            System.out.printf("%8.1f s p95%n", back[(int) Math.min(back.length - 1, back.length * P95)] / 1e3);
            System.out.printf("%8.1f s at most%n", back[back.length - 1] / 1e3);
        }
        ClusterMarks marks = new ClusterMarks();
        result.outages().forEach(outage -> marks.add(outage.fault(), outage.marks()));
        marks.lines().forEach(System.out::println);
        System.out.printf("%8d violations%n", result.violations().size());
        result.violations().stream().limit(MOST_SHOWN).forEach(System.out::println);
    }

    private static void write(Path journal, List<Operation> operations) throws java.io.IOException {
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(journal))) {
            for (Operation sent : operations) {
                sent.tries()
                        .forEach(one -> out.printf(
                                "%s\t%s\t%d\t%d\t%d\t%s%n",
                                sent.messageId(),
                                one.server(),
                                one.beganMillis(),
                                one.millis(),
                                one.status(),
                                one.receipt()));
            }
        }
    }
}
