package pk.gov.nsor.foundation.audit.faults;

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
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Eight who send messages of deaths over HTTP, each once, and ask what became of every fourth; and what they were told. */
final class TrailWriters {

    private static final int WRITERS = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LONGEST_AWAY = Duration.ofMinutes(2);
    private static final Pattern TOKEN = Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern RECEIPT = Pattern.compile("\"receipt\"\\s*:\\s*\"([^\"]+)\"");

    private final String base;
    private final String credentials;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final List<Thread> threads = new ArrayList<>();
    private final Queue<UUID> acknowledged = new ConcurrentLinkedQueue<>();
    private final AtomicLong reads = new AtomicLong();
    private final AtomicLong answeredReads = new AtomicLong();
    private final AtomicLong unanswered = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong answers = new AtomicLong();
    private volatile boolean isOver;
    private volatile String token = "";

    TrailWriters(int port, String name, String secret) {
        this.base = "http://127.0.0.1:" + port;
        this.credentials = Base64.getEncoder().encodeToString((name + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    void begin() {
        for (int writer = 0; writer < WRITERS; writer++) {
            threads.add(Thread.ofPlatform().daemon().start(this::write));
        }
    }

    /** Returns when the register has given so many answers from now on. */
    void awaitAnswers(int count) throws InterruptedException {
        long until = answers.get() + count;
        long end = System.nanoTime() + LONGEST_AWAY.toNanos();
        while (answers.get() < until) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("The register does not answer again");
            }
            Thread.sleep(20);
        }
    }

    void end() throws InterruptedException {
        isOver = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** The receipts of the messages that the register has said it has. */
    List<UUID> acknowledged() {
        return List.copyOf(acknowledged);
    }

    /** How often somebody asked what became of a message. */
    long reads() {
        return reads.get();
    }

    /** How often they were told. */
    long answeredReads() {
        return answeredReads.get();
    }

    /** Requests whose connection ended or was not there, and those of which the register said that it failed. */
    long unanswered() {
        return unanswered.get();
    }

    private void write() {
        int sent = 0;
        while (!isOver) {
            try {
                UUID receipt = send();
                if (receipt != null && ++sent % 4 == 0) {
                    ask(receipt);
                }
            } catch (IOException away) {
                unanswered.incrementAndGet();
                pause();
            } catch (InterruptedException interrupted) {
                return;
            }
        }
    }

    private UUID send() throws IOException, InterruptedException {
        String message = """
                {"messageId": "%s", "cnic": "90000-%07d-1", "diedOn": "2025-01-15", "source": "COURT", \
                "name": {"latin": "Nobody Known"}}
                """.formatted(UUID.randomUUID(), (int) (Math.random() * 10_000_000));
        HttpResponse<String> answer = exchange(request("/api/v1/deaths")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(message)));
        Matcher receipt = RECEIPT.matcher(answer.body());
        if (answer.statusCode() / 100 != 2 || !receipt.find()) {
            return null;
        }
        UUID known = UUID.fromString(receipt.group(1));
        acknowledged.add(known);
        return known;
    }

    private void ask(UUID receipt) throws IOException, InterruptedException {
        reads.incrementAndGet();
        HttpResponse<String> answer = exchange(request("/api/v1/deaths/receipts/" + receipt));
        if (answer.statusCode() == 200) {
            answeredReads.incrementAndGet();
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() == 401) {
            refused.incrementAndGet();
            renew();
        } else if (answer.statusCode() >= 500) {
            unanswered.incrementAndGet();
            pause();
        } else {
            answers.incrementAndGet();
        }
        return answer;
    }

    private void renew() throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create(base + "/oauth2/token"))
                        .timeout(PATIENCE)
                        .header("Authorization", "Basic " + credentials)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                        .build(),
                BodyHandlers.ofString());
        Matcher found = TOKEN.matcher(answer.body());
        if (found.find()) {
            token = found.group(1);
        } else {
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
