package pk.gov.nsor.startup.cluster;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Systems of courts that send messages of deaths, each again until a server says that it has it: at the other server each time, as
 * one does behind a name with two addresses.
 */
public final class ClusterClients {

    /** Longer than any answer may take, so that what hangs is seen to hang. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final int THREADS = 2;
    private static final long BETWEEN_MILLIS = 250;
    private static final int TOO_MANY = 429;
    private static final int CHECKPOINT_EVERY = 16;
    private static final int OK = 200;
    private static final String IN_DOUBT = "outcome-unknown";
    private static final Pattern TOKEN = Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern RECEIPT = Pattern.compile("\"receipt\"\\s*:\\s*\"([^\"]+)\"");

    private final List<String> servers;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
    private final Queue<Operation> operations = new ConcurrentLinkedQueue<>();
    private final Queue<Operation.Try> tokens = new ConcurrentLinkedQueue<>();
    /** All of them, also of messages that are still being sent. */
    private final Queue<Operation.Try> tried = new ConcurrentLinkedQueue<>();

    private final Queue<Long> doubts = new ConcurrentLinkedQueue<>();
    private final Map<Long, Set<String>> checkpoints = new ConcurrentHashMap<>();
    private final Map<String, Long> answeredMillis = new ConcurrentHashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private final long startNanos = System.nanoTime();
    private volatile boolean isOver;

    public ClusterClients(List<String> servers) {
        this.servers = List.copyOf(servers);
    }

    /** @param secrets by the client's name */
    public void begin(Map<String, String> secrets) {
        secrets.forEach((name, secret) -> {
            for (int thread = 0; thread < THREADS; thread++) {
                Caller caller = new Caller(
                        thread,
                        Base64.getEncoder().encodeToString((name + ":" + secret).getBytes(StandardCharsets.UTF_8)));
                threads.add(Thread.ofPlatform().daemon().start(caller));
            }
        });
    }

    /** Since they began. */
    public long nowMillis() {
        return (System.nanoTime() - startNanos) / 1_000_000;
    }

    /** When each server last acknowledged a message that was sent after the moment; empty where one has not yet. */
    boolean allAnsweredSince(long millis) {
        return servers.stream().allMatch(server -> answeredMillis.getOrDefault(server, -1L) > millis);
    }

    boolean anyAnsweredSince(long millis) {
        return servers.stream().anyMatch(server -> answeredMillis.getOrDefault(server, -1L) > millis);
    }

    /** All that were sent; whoever still tries gives up. */
    public List<Operation> end() throws InterruptedException {
        isOver = true;
        for (Thread thread : threads) {
            thread.join();
        }
        return List.copyOf(operations);
    }

    /** What the servers said where a token was asked for. */
    List<Operation.Try> tokens() {
        return List.copyOf(tokens);
    }

    /** What was tried since the moment, and has come to its end. */
    List<Operation.Try> triesSince(long millis) {
        return tried.stream().filter(one -> one.endMillis() >= millis).toList();
    }

    /** The checkpoints of the trail that the servers gave: root in base64, by how many leaves. */
    Map<Long, Set<String>> checkpoints() {
        return Map.copyOf(checkpoints);
    }

    /** How often a server said since the moment that nobody knows yet what became of a message. */
    long doubtsSince(long millis) {
        return doubts.stream().filter(at -> at >= millis).count();
    }

    private final class Caller implements Runnable {

        private final String credentials;
        private int server;
        private String token = "";

        Caller(int server, String credentials) {
            this.server = server;
            this.credentials = credentials;
        }

        @Override
        public void run() {
            try {
                for (int sent = 0; !isOver; sent++) {
                    sendUntilAcknowledged();
                    if (sent % CHECKPOINT_EVERY == 0) {
                        readCheckpoint();
                    }
                    // Each server is asked by each client, so that one that comes back is noticed.
                    server++;
                    Thread.sleep(BETWEEN_MILLIS);
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        private void sendUntilAcknowledged() throws InterruptedException {
            String id = UUID.randomUUID().toString();
            String message = """
                    {"messageId": "%s", "cnic": "90000-%07d-1", "diedOn": "2025-01-15", "source": "COURT", \
                    "name": {"latin": "Nobody Known"}}
                    """.formatted(id, ThreadLocalRandom.current().nextInt(10_000_000));
            List<Operation.Try> tries = new ArrayList<>();
            // What was sent once is asked about once more in the end, so that little stays unknown.
            while (tries.isEmpty() || !isOver) {
                Operation.Try one = once(message);
                if (one.status() == 401 || one.status() == TOO_MANY) {
                    continue;
                }
                tries.add(one);
                tried.add(one);
                if (one.isAcknowledged()) {
                    answeredMillis.merge(one.server(), one.beganMillis(), Math::max);
                    break;
                }
                server++;
                Thread.sleep(BETWEEN_MILLIS);
            }
            operations.add(new Operation(id, tries));
        }

        /** As a signed note has it: origin, leaves and root, each in a line. */
        private void readCheckpoint() throws InterruptedException {
            String base = servers.get(Math.floorMod(server, servers.size()));
            try {
                HttpResponse<String> answer = http.send(
                        HttpRequest.newBuilder(URI.create(base + "/api/v1/trail/checkpoint"))
                                .timeout(PATIENCE)
                                .header("Authorization", "Bearer " + token)
                                .build(),
                        BodyHandlers.ofString());
                String[] lines = answer.body().split("\n");
                if (answer.statusCode() == OK && lines.length > 2) {
                    checkpoints
                            .computeIfAbsent(Long.parseLong(lines[1]), _ -> ConcurrentHashMap.newKeySet())
                            .add(lines[2]);
                }
            } catch (IOException away) {
                // There are others.
            }
        }

        private Operation.Try once(String message) throws InterruptedException {
            String base = servers.get(Math.floorMod(server, servers.size()));
            long began = nowMillis();
            try {
                HttpResponse<String> answer = http.send(
                        HttpRequest.newBuilder(URI.create(base + "/api/v1/deaths"))
                                .timeout(PATIENCE)
                                .header("Authorization", "Bearer " + token)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(message))
                                .build(),
                        BodyHandlers.ofString());
                if (answer.statusCode() == 401) {
                    renew(base);
                } else if (answer.statusCode() == TOO_MANY) {
                    Thread.sleep(1_000);
                }
                if (answer.body().contains(IN_DOUBT)) {
                    doubts.add(nowMillis());
                }
                Matcher receipt = RECEIPT.matcher(answer.body());
                return new Operation.Try(
                        base, began, nowMillis() - began, answer.statusCode(), receipt.find() ? receipt.group(1) : "");
            } catch (IOException away) {
                return new Operation.Try(base, began, nowMillis() - began, 0, "");
            }
        }

        private void renew(String base) throws InterruptedException {
            long began = nowMillis();
            try {
                HttpResponse<String> answer = http.send(
                        HttpRequest.newBuilder(URI.create(base + "/oauth2/token"))
                                .timeout(PATIENCE)
                                .header("Authorization", "Basic " + credentials)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                                .build(),
                        BodyHandlers.ofString());
                tokens.add(new Operation.Try(base, began, nowMillis() - began, answer.statusCode(), ""));
                Matcher found = TOKEN.matcher(answer.body());
                if (found.find()) {
                    token = found.group(1);
                    return;
                }
            } catch (IOException away) {
                // The other server is asked.
                tokens.add(new Operation.Try(base, began, nowMillis() - began, 0, ""));
            }
            server++;
            Thread.sleep(BETWEEN_MILLIS);
        }
    }
}
