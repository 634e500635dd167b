package pk.gov.nsor.startup.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
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

    private static final long LONGEST_AWAY_MILLIS = 120_000;
    private static final int LEAST_BROKEN_MILLIS = 5_000;
    private static final int MOST_BROKEN_MILLIS = 40_000;

    /** How far a clock is off. */
    private static final List<Duration> OFF =
            List.of(Duration.ofMinutes(2), Duration.ofMinutes(-2), Duration.ofDays(2), Duration.ofDays(-2));

    private final Lab lab;
    private final long seed;
    private final Random random;
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
        this.progress = progress;
    }

    /**
     * A round.
     *
     * @param backMillis from the fault until any server acknowledged a message that was sent after it
     * @param allMillis until each had, the fault being over
     * @param isMoved whether another PostgreSQL became the primary: its timeline rose
     */
    record Outage(ClusterFault fault, long backMillis, long allMillis, boolean isMoved) {}

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
        List<ClusterFault> order = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            if (order.isEmpty()) {
                order.addAll(kinds);
                Collections.shuffle(order, random);
            }
            round(round, order.removeLast(), clients, flood);
        }
        List<Operation> operations = clients.end();
        Map<String, Long> counts = new LinkedHashMap<>();
        Flood.Result answered = flood.end();
        answered.counts().forEach((what, count) -> counts.put("by SMS, " + what, count.longValue()));
        violations.addAll(answered.violations());
        try (Connection connection = lab.connect()) {
            ClusterCheck.Result checked = new ClusterCheck().result(operations, held(connection));
            counts.putAll(checked.counts());
            counts.put("tokens asked for", (long) clients.tokens().size());
            violations.addAll(new ClusterCheck().tokens(clients.tokens()));
            violations.addAll(checked.violations());
            new SealedCheck(connection, counts, violations).check();
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

    private void round(int round, ClusterFault fault, ClusterClients clients, Flood flood)
            throws IOException, InterruptedException {
        // One fault at a time, but for the round that has two: with a standby missing, a second machine that goes
        // leaves nobody
        // who could acknowledge.
        lab.run("whole");
        Thread.sleep(2_000 + random.nextInt(3_000));
        String primary = lab.primary();
        String standby = List.of("db1", "db2", "db3").stream()
                .filter(node -> !node.equals(primary))
                .toList()
                .get(random.nextInt(2));
        String server = "s" + (1 + random.nextInt(SERVERS));
        int timeline = timeline();
        long before = clients.nowMillis();
        long begun = Flood.now();
        List<String[]> heal = broken(fault, primary, standby, server);
        // A hand-over is done when its command returns; whatever else is broken begins then.
        long from = fault == ClusterFault.SWITCHED ? before : clients.nowMillis();
        long until =
                clients.nowMillis() + LEAST_BROKEN_MILLIS + random.nextInt(MOST_BROKEN_MILLIS - LEAST_BROKEN_MILLIS);
        long back = -1;
        while (clients.nowMillis() < until || back < 0 && clients.nowMillis() < from + LONGEST_AWAY_MILLIS) {
            if (back < 0 && clients.anyAnsweredSince(from)) {
                back = clients.nowMillis() - from;
            }
            Thread.sleep(50);
        }
        if (back < 0) {
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
        outages.add(new Outage(fault, back, clients.nowMillis() - healed, timeline() > timeline));
        progress.accept("round %d: %s; writes back after %.1f s, both servers %.1f s after its end"
                .formatted(round, fault, back / 1e3, (clients.nowMillis() - healed) / 1e3));
    }

    /** Of the primary, waited for where none answers: it grows by one with each that takes over. */
    private int timeline() throws IOException, InterruptedException {
        long end = System.nanoTime() + LONGEST_AWAY_MILLIS * 1_000_000;
        while (true) {
            try (Connection connection = lab.connect();
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("select left(pg_walfile_name(pg_current_wal_lsn()), 8)")) {
                row.next();
                return Integer.parseInt(row.getString(1), 16);
            } catch (SQLException away) {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException("No primary says which timeline it is on", away);
                }
                Thread.sleep(500);
            }
        }
    }

    private static void tell(Flood flood, ClusterFault fault, long from, long until) {
        switch (fault) {
            case SERVER_KILLED, SERVERS_RENEWED -> flood.serverKilled(from, until);
            case SERVER_CUT -> flood.lineCut(from, until);
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

    /** Breaks it; returns what heals it. */
    private List<String[]> broken(ClusterFault fault, String primary, String standby, String server)
            throws IOException, InterruptedException {
        return switch (fault) {
            case POSTGRES_KILLED -> {
                lab.run("run", primary, "pkill", "-9", "-x", "postgres");
                yield List.of();
            }
            case PRIMARY_KILLED -> {
                lab.run("kill", primary);
                yield List.<String[]>of(new String[] {"start", primary});
            }
            case PRIMARY_CUT -> {
                lab.run("cut", primary);
                yield List.<String[]>of(new String[] {"join", primary});
            }
            case PRIMARY_MUTE, PRIMARY_LOSES -> {
                lab.run("lose", primary, fault == ClusterFault.PRIMARY_MUTE ? "100" : "20");
                yield List.<String[]>of(new String[] {"join", primary});
            }
            case PRIMARY_FROZEN -> {
                lab.run("freeze", primary);
                yield List.<String[]>of(new String[] {"thaw", primary});
            }
            case POWER_CUT -> {
                lab.run("cut-power", primary);
                yield List.<String[]>of(new String[] {"start", primary});
            }
            case DISK_FULL -> {
                lab.run("fill", primary);
                yield List.<String[]>of(new String[] {"empty", primary});
            }
            case LEADER_KILLED -> {
                String leader = lab.leader();
                lab.run("kill", leader);
                yield List.<String[]>of(new String[] {"start", leader});
            }
            case LEADER_FROZEN -> {
                String leader = lab.leader();
                lab.run("freeze", leader);
                yield List.<String[]>of(new String[] {"thaw", leader});
            }
            case STANDBY_KILLED -> {
                lab.run("kill", standby);
                yield List.<String[]>of(new String[] {"start", standby});
            }
            case SWITCHED -> {
                lab.run("switch");
                yield List.of();
            }
            case SERVER_KILLED -> {
                lab.run("kill", server);
                yield List.<String[]>of(new String[] {"start", server});
            }
            case SERVER_CUT -> {
                lab.run("cut", server);
                yield List.<String[]>of(new String[] {"join", server});
            }
            case SERVER_CLOCK -> {
                lab.run(
                        "clock",
                        server,
                        Long.toString(OFF.get(random.nextInt(OFF.size())).toSeconds()));
                yield List.<String[]>of(new String[] {"clock", server, "0"});
            }
            case SERVERS_RENEWED -> {
                lab.run("renew", "s1");
                lab.run("renew", "s2");
                yield List.of();
            }
            case PRIMARY_CUT_AND_SERVER_KILLED -> {
                lab.run("cut", primary);
                lab.run("kill", server);
                yield List.of(new String[] {"join", primary}, new String[] {"start", server});
            }
        };
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
