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
    private static final Pattern TOKEN = Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern RECEIPT = Pattern.compile("\"receipt\"\\s*:\\s*\"([^\"]+)\"");

    private final List<String> servers;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
    private final Queue<Operation> operations = new ConcurrentLinkedQueue<>();
    private final Queue<Operation.Try> tokens = new ConcurrentLinkedQueue<>();
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
                while (!isOver) {
                    sendUntilAcknowledged();
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
                if (one.isAcknowledged()) {
                    answeredMillis.merge(one.server(), one.beganMillis(), Math::max);
                    break;
                }
                server++;
                Thread.sleep(BETWEEN_MILLIS);
            }
            operations.add(new Operation(id, tries));
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
