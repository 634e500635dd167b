package pk.gov.nsor.startup.cluster;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Breaks something of the cluster, and says what heals it. */
final class ClusterBreaking {

    /** How far a clock is off. */
    private static final List<Duration> OFF =
            List.of(Duration.ofMinutes(2), Duration.ofMinutes(-2), Duration.ofDays(2), Duration.ofDays(-2));

    private static final int LEAST_SLOW_MILLIS = 20;
    private static final int MOST_SLOW_MILLIS = 100;
    /** Of a disk that is slow, a second. A transaction that is kept takes two. */
    private static final int LEAST_WRITES = 10;

    private static final int MOST_WRITES = 60;
    private static final String KEYS = "k1";
    private static final String ALL = "100";
    private static final String A_FIFTH = "20";

    private final Lab lab;
    private final Random random;

    ClusterBreaking(Lab lab, Random random) {
        this.lab = lab;
        this.random = random;
    }

    /** Whom a fault may meet. */
    record Nodes(String primary, String standby, String server) {}

    /** Breaks it; returns the commands of {@code bin/lab} that heal it. */
    List<String[]> broken(ClusterFault fault, Nodes nodes) throws IOException, InterruptedException {
        String primary = nodes.primary();
        String standby = nodes.standby();
        String server = nodes.server();
        return switch (fault) {
            case POSTGRES_KILLED -> {
                lab.run("kill-postgres", primary);
                yield List.of();
            }
            case PRIMARY_KILLED -> done("kill", primary, "start");
            case PRIMARY_CUT -> done("cut", primary, "join");
            case PRIMARY_MUTE -> lossy(primary, ALL);
            case PRIMARY_LOSES -> lossy(primary, A_FIFTH);
            case PRIMARY_FROZEN -> done("freeze", primary, "thaw");
            case POWER_CUT -> done("cut-power", primary, "start");
            case DISK_FULL -> done("fill", primary, "empty");
            case DISK_SLOW -> {
                int writes = LEAST_WRITES + random.nextInt(MOST_WRITES - LEAST_WRITES + 1);
                lab.run("slow-disk", primary, Integer.toString(writes));
                yield healing("slow-disk", primary, "0");
            }
            case LEADER_KILLED -> done("kill", lab.leader(), "start");
            case LEADER_FROZEN -> done("freeze", lab.leader(), "thaw");
            case STANDBY_KILLED -> done("kill", standby, "start");
            case STANDBY_FROZEN -> done("freeze", standby, "thaw");
            case STANDBY_CUT -> done("cut", standby, "join");
            case PRIMARY_AND_STANDBY_PARTED -> parted(primary, standby);
            case PRIMARY_OR_STANDBY_DEAF -> deaf(primary, standby);
            case SERVER_OR_PRIMARY_DEAF -> deaf(server, primary);
            case PRIMARY_AND_ETCD_PARTED -> parted(primary, lab.etcdOf(primary));
            case SERVER_AND_PRIMARY_PARTED -> parted(server, primary);
            case PRIMARY_SLOW -> slow(primary);
            case SERVER_SLOW -> slow(server);
            case KEYS_KILLED -> done("kill", KEYS, "start");
            case KEYS_CUT -> done("cut", KEYS, "join");
            case SWITCHED -> {
                lab.run("switch");
                yield List.of();
            }
            case SERVER_KILLED -> done("kill", server, "start");
            case SERVER_CUT -> done("cut", server, "join");
            case SERVER_FROZEN -> done("freeze", server, "thaw");
            case SERVER_CLOCK -> {
                lab.run(
                        "clock",
                        server,
                        Long.toString(OFF.get(random.nextInt(OFF.size())).toSeconds()));
                yield healing("clock", server, "0");
            }
            case SERVERS_RENEWED -> {
                lab.run("renew", "s1");
                lab.run("renew", "s2");
                yield List.of();
            }
            case PRIMARY_CUT_AND_SERVER_KILLED -> {
                List<String[]> heal = new ArrayList<>(done("cut", primary, "join"));
                heal.addAll(done("kill", server, "start"));
                yield heal;
            }
        };
    }

    private List<String[]> done(String what, String node, String healing) throws IOException, InterruptedException {
        lab.run(what, node);
        return healing(healing, node);
    }

    private List<String[]> lossy(String node, String percent) throws IOException, InterruptedException {
        lab.run("lose", node, percent);
        return healing("join", node);
    }

    private List<String[]> parted(String node, String other) throws IOException, InterruptedException {
        lab.run("part", node, other);
        return healing("join", node);
    }

    private List<String[]> deaf(String one, String other) throws IOException, InterruptedException {
        boolean isFirst = random.nextBoolean();
        String node = isFirst ? one : other;
        lab.run("part", node, isFirst ? other : one, "one-way");
        return healing("join", node);
    }

    private List<String[]> slow(String node) throws IOException, InterruptedException {
        int millis = LEAST_SLOW_MILLIS + random.nextInt(MOST_SLOW_MILLIS - LEAST_SLOW_MILLIS + 1);
        lab.run("slow", node, Integer.toString(millis));
        return healing("join", node);
    }

    private static List<String[]> healing(String... command) {
        return List.<String[]>of(command);
    }
}
