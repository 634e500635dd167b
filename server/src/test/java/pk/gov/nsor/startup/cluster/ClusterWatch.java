package pk.gov.nsor.startup.cluster;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Looks on during a round for what shows that its fault hit: each second, and in the logs when it is over. */
final class ClusterWatch {

    private static final int STANDBYS = 2;
    private static final long BETWEEN_MILLIS = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final long SLOW_MILLIS = 1_000;
    private static final int UNAVAILABLE = 503;

    /** What servers say. */
    private static final Map<ClusterMark, Pattern> SAID = Map.of(
            ClusterMark.CONNECTIONS_CLOSED,
            Pattern.compile("Another primary database: .* [1-9][0-9]* connections to what was before"),
            ClusterMark.NO_PRIMARY,
            Pattern.compile("No primary database answers"),
            ClusterMark.CLOCK_NOTICED,
            Pattern.compile("This machine's clock is"),
            ClusterMark.KEYS_MISSED,
            Pattern.compile("nsor-keys - |PostgreSQL of the keys .* does not answer"),
            ClusterMark.SERVER_STARTED,
            Pattern.compile("Ctrl-C stops it"));

    private static final Pattern ETCD_MISSED = Pattern.compile(
            "(?i)(Request to server https|Failed to get list of machines|Retrying .*10\\.213\\.77\\.3)");

    private final Lab lab;
    private final ClusterClients clients;
    private final String primary;
    private final int servers;
    private final Map<ClusterMark, Long> marks = new ConcurrentHashMap<>();
    private final Map<Path, Long> sizes = new HashMap<>();
    private final String leader;
    private final int timeline;
    private final long fromMillis;
    private final Thread thread;
    private volatile boolean isOver;

    /** Begins to look. */
    private ClusterWatch(Lab lab, ClusterClients clients, String primary, int servers)
            throws IOException, InterruptedException {
        this.lab = lab;
        this.clients = clients;
        this.primary = primary;
        this.servers = servers;
        this.leader = lab.leader();
        this.timeline = timeline();
        for (Path log : logs()) {
            sizes.put(log, Files.exists(log) ? Files.size(log) : 0L);
        }
        this.fromMillis = clients.nowMillis();
        this.thread = Thread.ofPlatform().daemon().unstarted(this::look);
    }

    static ClusterWatch begun(Lab lab, ClusterClients clients, String primary, int servers)
            throws IOException, InterruptedException {
        ClusterWatch watch = new ClusterWatch(lab, clients, primary, servers);
        watch.thread.start();
        return watch;
    }

    /** Looks no more; returns how often each mark was seen. */
    Map<ClusterMark, Long> end() throws IOException, InterruptedException {
        isOver = true;
        thread.join();
        add(ClusterMark.PRIMARY_MOVED, Math.max(0, timeline() - timeline));
        add(ClusterMark.LEADER_MOVED, lab.leader().equals(leader) ? 0 : 1);
        for (Path log : logs()) {
            String said = since(log);
            if (log.equals(patroni())) {
                add(ClusterMark.ETCD_MISSED, ETCD_MISSED.matcher(said).results().count());
            } else {
                SAID.forEach(
                        (mark, text) -> add(mark, text.matcher(said).results().count()));
            }
        }
        List<Operation.Try> tries = clients.triesSince(fromMillis);
        add(
                ClusterMark.REFUSED,
                tries.stream().filter(one -> one.status() == UNAVAILABLE).count());
        add(
                ClusterMark.UNANSWERED,
                tries.stream().filter(one -> one.status() == 0).count());
        add(
                ClusterMark.SLOW,
                tries.stream().filter(one -> one.millis() > SLOW_MILLIS).count());
        add(ClusterMark.IN_DOUBT, clients.doubtsSince(fromMillis));
        return new EnumMap<>(marks);
    }

    private void add(ClusterMark mark, long count) {
        marks.merge(mark, count, Long::sum);
    }

    private Path patroni() {
        return lab.log(primary + ".patroni");
    }

    private List<Path> logs() {
        List<Path> all = new ArrayList<>(List.of(patroni()));
        for (int server = 1; server <= servers; server++) {
            all.add(lab.log("s" + server));
        }
        return all;
    }

    private String since(Path log) throws IOException {
        byte[] all = Files.readAllBytes(log);
        int from = (int) Math.min(all.length, sizes.getOrDefault(log, 0L));
        return new String(all, from, all.length - from, StandardCharsets.UTF_8);
    }

    private void look() {
        long written = 0;
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            while (!isOver) {
                written = standbys(written);
                for (int server = 1; server <= servers; server++) {
                    if (isDown(http, server)) {
                        add(ClusterMark.HEALTH_DOWN, 1);
                    }
                }
                Thread.sleep(BETWEEN_MILLIS);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the server itself says so; one that does not answer is another matter. */
    private static boolean isDown(HttpClient http, int server) throws InterruptedException {
        try {
            return http.send(
                                    HttpRequest.newBuilder(URI.create(Lab.management(server) + "/actuator/health"))
                                            .timeout(PATIENCE)
                                            .build(),
                                    BodyHandlers.discarding())
                            .statusCode()
                    == UNAVAILABLE;
        } catch (IOException away) {
            return false;
        }
    }

    /**
     * Within a second a standby has what the primary had written at the look before.
     *
     * @param before how much that was
     * @return how much it is now; nothing where there is no primary to ask
     */
    private long standbys(long before) throws InterruptedException {
        try (Connection connection = lab.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select (pg_current_wal_flush_lsn() - '0/0')::bigint, count(*),
                            coalesce(min((flush_lsn - '0/0')::bigint), 0)
                        from pg_stat_replication where state = 'streaming'
                        """)) {
            rows.next();
            if (rows.getInt(2) < STANDBYS || rows.getLong(3) < before) {
                add(ClusterMark.STANDBY_BEHIND, 1);
            }
            return rows.getLong(1);
        } catch (IOException | SQLException away) {
            return 0;
        }
    }

    /** Of the primary, waited for where none answers: it grows by one with each that takes over. */
    private int timeline() throws IOException, InterruptedException {
        long end = System.nanoTime() + ClusterStory.LONGEST_AWAY_MILLIS * 1_000_000;
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
}
