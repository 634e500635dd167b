package pk.gov.nsor.startup.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import pk.gov.nsor.foundation.audit.faults.SealedCheck;
import pk.gov.nsor.foundation.sms.faults.Flood;

/** Clients send messages to two servers while the cluster under them is broken and heals again, round after round. */
final class ClusterStory {

    private static final int SERVERS = 2;
    private static final int CLIENTS = 4;
    private static final int QUESTIONS_A_SECOND = 20;

    /** Of the public's line. */
    private static final int LINKS_A_SERVER = 2;

    /** Somebody answers again within it of a fault, and everybody within it of its end. */
    static final long LONGEST_AWAY_MILLIS = 120_000;

    private static final int LEAST_BROKEN_MILLIS = 5_000;
    private static final int MOST_BROKEN_MILLIS = 40_000;

    /** Longer than any lease, since what stood still goes on in the belief that no time has passed. */
    private static final int MOST_FROZEN_MILLIS = 60_000;

    private final Lab lab;
    private final long seed;
    private final Random random;
    private final ClusterBreaking breaking;
    private final List<ClusterFault> kinds;
    private final Consumer<String> progress;
    private final List<Outage> outages = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();

    /** @param kinds what may go wrong, each as often as the others */
    ClusterStory(Lab lab, long seed, List<ClusterFault> kinds, Consumer<String> progress) {
        this.lab = lab;
        this.kinds = List.copyOf(kinds);
        this.seed = seed;
        this.random = new Random(seed);
        this.breaking = new ClusterBreaking(lab, random);
        this.progress = progress;
    }

    /**
     * A round.
     *
     * @param backMillis from the fault until any server acknowledged a message that was sent after it
     * @param allMillis until each had, the fault being over
     * @param marks what showed that it hit, and how often
     */
    record Outage(ClusterFault fault, long backMillis, long allMillis, Map<ClusterMark, Long> marks) {

        Outage {
            marks = Map.copyOf(marks);
        }

        /** Whether another PostgreSQL became the primary. */
        boolean isMoved() {
            return marks.getOrDefault(ClusterMark.PRIMARY_MOVED, 0L) > 0;
        }
    }

    /** What was counted, what is not as it should be, and how long writes were away. */
    record Result(
            Map<String, Long> counts, List<String> violations, List<Outage> outages, List<Operation> operations) {}

    /** What there is of a run that broke off: its rounds, and that it did. */
    Result brokenOff(Exception failed) {
        violations.add("the run broke off: " + failed.getMessage());
        return new Result(
                Map.of(ClusterCheck.ACKNOWLEDGED, 0L), List.copyOf(violations), List.copyOf(outages), List.of());
    }

    Result live(int rounds) throws IOException, InterruptedException, SQLException {
        List<String> servers = lab.up(SERVERS);
        Map<String, String> secrets = new LinkedHashMap<>();
        for (int client = 1; client <= CLIENTS; client++) {
            secrets.put("faults-" + client, lab.client("faults-" + client));
        }
        openToThePublic();
        Flood flood = new Flood(
                Files.createTempDirectory("nsor-cluster-sms"), seed, QUESTIONS_A_SECOND, Lab.HOST, Lab.SMPP_PORT);
        flood.begin(SERVERS * LINKS_A_SERVER);
        ClusterClients clients = new ClusterClients(servers);
        clients.begin(secrets);
        await(clients, 0);
        ClusterPeople people = new ClusterPeople(lab, servers, clients::nowMillis);
        List<ClusterFault> order = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            if (order.isEmpty()) {
                order.addAll(kinds);
                Collections.shuffle(order, random);
            }
            round(round, order.removeLast(), clients, flood, people);
        }
        List<Operation> operations = clients.end();
        Map<String, Long> counts = new LinkedHashMap<>();
        violations.addAll(new ClusterEndCheck().violations(people.end(counts)));
        Flood.Result answered = flood.end();
        answered.counts().forEach((what, count) -> counts.put("by SMS, " + what, count.longValue()));
        violations.addAll(answered.violations());
        try (Connection connection = lab.connect()) {
            ClusterCheck.Result checked = new ClusterCheck().result(operations, held(connection));
            counts.putAll(checked.counts());
            counts.put("tokens asked for", (long) clients.tokens().size());
            violations.addAll(new ClusterCheck().tokens(clients.tokens()));
            violations.addAll(checked.violations());
            new SealedCheck(connection, counts, violations)
                    .given(clients.checkpoints())
                    .check();
            takenForRestored(connection);
        }
        return new Result(counts, List.copyOf(violations), List.copyOf(outages), operations);
    }

    /** Its channels, as a register has them that runs. */
    private void openToThePublic() throws IOException, InterruptedException, SQLException {
        try (Connection connection = lab.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("select release.open_with_made_up_orders('Made-up order of the tests')");
        }
    }

    private void round(int round, ClusterFault fault, ClusterClients clients, Flood flood, ClusterPeople people)
            throws IOException, InterruptedException, SQLException {
        // One fault at a time, but for the round that has two: with a standby missing, a second machine that goes
        // leaves nobody who could acknowledge.
        lab.run("whole");
        Thread.sleep(2_000 + random.nextInt(3_000));
        String primary = lab.primary();
        String standby = List.of("db1", "db2", "db3").stream()
                .filter(node -> !node.equals(primary))
                .toList()
                .get(random.nextInt(2));
        String server = "s" + (1 + random.nextInt(SERVERS));
        ClusterWatch watch = ClusterWatch.begun(lab, clients, primary, SERVERS);
        // Just before, so that a primary that takes over has to have it.
        people.eraseOne();
        long before = clients.nowMillis();
        long begun = Flood.now();
        List<String[]> heal = breaking.broken(fault, new ClusterBreaking.Nodes(primary, standby, server));
        // A hand-over is done when its command returns; whatever else is broken begins then.
        long from = fault == ClusterFault.SWITCHED ? before : clients.nowMillis();
        int most = fault.name().endsWith("FROZEN") ? MOST_FROZEN_MILLIS : MOST_BROKEN_MILLIS;
        long until = clients.nowMillis() + LEAST_BROKEN_MILLIS + random.nextInt(most - LEAST_BROKEN_MILLIS);
        // All clients may wait at a server that stands still: no longer than it is to.
        boolean isFrozen = fault == ClusterFault.SERVER_FROZEN;
        long back = -1;
        while (clients.nowMillis() < until
                || back < 0 && !isFrozen && clients.nowMillis() < from + LONGEST_AWAY_MILLIS) {
            if (back < 0 && clients.anyAnsweredSince(from)) {
                back = clients.nowMillis() - from;
            }
            Thread.sleep(50);
        }
        if (back < 0 && isFrozen) {
            back = clients.nowMillis() - from;
        } else if (back < 0) {
            violations.add(
                    "round %d, %s: nobody answered for %d s".formatted(round, fault, LONGEST_AWAY_MILLIS / 1000));
        }
        for (String[] command : heal) {
            lab.run(command);
        }
        long healed = clients.nowMillis();
        if (!await(clients, healed)) {
            violations.add("round %d, %s: a server did not answer again within %d s of the end"
                    .formatted(round, fault, LONGEST_AWAY_MILLIS / 1000));
        }
        tell(flood, fault, begun, Flood.now());
        outages.add(new Outage(fault, back, clients.nowMillis() - healed, watch.end()));
        progress.accept("round %d: %s; writes back after %.1f s, both servers %.1f s after its end; %s"
                .formatted(
                        round,
                        fault,
                        back / 1e3,
                        outages.getLast().allMillis() / 1e3,
                        ClusterMarks.written(outages.getLast().marks())));
    }

    private static void tell(Flood flood, ClusterFault fault, long from, long until) {
        switch (fault) {
            case SERVER_KILLED, SERVERS_RENEWED -> flood.serverKilled(from, until);
            case SERVER_CUT, SERVER_FROZEN, SERVER_SLOW -> flood.lineCut(from, until);
            case PRIMARY_CUT_AND_SERVER_KILLED -> {
                flood.databaseAway(from, until);
                flood.serverKilled(from, until);
            }
            case SERVER_CLOCK -> {
                // Nothing is lost by it.
            }
            default -> flood.databaseAway(from, until);
        }
    }

    private static boolean await(ClusterClients clients, long since) throws InterruptedException {
        long end = clients.nowMillis() + LONGEST_AWAY_MILLIS;
        while (!clients.allAnsweredSince(since)) {
            if (clients.nowMillis() > end) {
                return false;
            }
            Thread.sleep(50);
        }
        return true;
    }

    /** A server that believes that its database was put back to an earlier moment holds everything until people have looked. */
    private void takenForRestored(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select noticed_at from restore.restoration")) {
            while (rows.next()) {
                violations.add("a server took its database for an earlier one at " + rows.getString(1));
            }
        }
    }

    private static ClusterCheck.Held held(Connection connection) throws SQLException {
        List<String> receipts = new ArrayList<>();
        Map<String, Integer> entries = new HashMap<>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet rows = statement.executeQuery("select receipt from intake.message")) {
                while (rows.next()) {
                    receipts.add(rows.getString(1));
                }
            }
            try (ResultSet rows = statement.executeQuery("select subject_id from audit.entry"
                    + " where action = 'FEED_MESSAGE_RECEIVED' and outcome = 'DONE'")) {
                while (rows.next()) {
                    entries.merge(rows.getString(1), 1, Integer::sum);
                }
            }
        }
        return new ClusterCheck.Held(receipts, entries);
    }
}
