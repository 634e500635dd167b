package pk.gov.nsor.foundation.sms.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An SMSC that is not ours: npm's smpp, run by node, installed under target/node from the lock file. */
final class NodeSmsc implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Process process;
    private final BufferedWriter commands;
    private final BlockingQueue<JsonNode> events = new LinkedBlockingQueue<>();

    NodeSmsc() throws IOException, InterruptedException {
        Path folder = install();
        process = new ProcessBuilder("node", "smsc.js")
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        commands = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        Thread.ofVirtual().start(this::listen);
    }

    int port() throws InterruptedException {
        return next("listening").get("port").intValue();
    }

    /** Whether an event of a kind comes within a time; all that come are passed over. */
    boolean happens(String kind, Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
            JsonNode event = events.poll(left, TimeUnit.NANOSECONDS);
            if (event != null && event.get("event").stringValue().equals(kind)) {
                return true;
            }
        }
        return false;
    }

    /** Sends a deliver_sm with these fields, or, with {@code misbehave}, tells the SMSC what to do wrong. */
    void deliver(Map<String, Object> fields) throws IOException {
        commands.write(JSON.writeValueAsString(fields));
        commands.newLine();
        commands.flush();
    }

    /** The next event of a kind; others are passed over. */
    JsonNode next(String kind) throws InterruptedException {
        JsonNode event = events.poll(10, TimeUnit.SECONDS);
        while (event != null && !event.get("event").stringValue().equals(kind)) {
            event = events.poll(10, TimeUnit.SECONDS);
        }
        assertThat(event).as("an event " + kind).isNotNull();
        return event;
    }

    @Override
    public void close() throws IOException {
        commands.close();
        process.destroy();
    }

    private void listen() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                events.add(JSON.readTree(line));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private static synchronized Path install() throws IOException, InterruptedException {
        Path folder = Path.of("target", "node").toAbsolutePath();
        Files.createDirectories(folder);
        for (String file : new String[] {"package.json", "package-lock.json", "smsc.js"}) {
            Files.copy(Path.of("src/test/node", file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!Files.exists(folder.resolve("node_modules/smpp/package.json"))) {
            Path log = folder.resolve("npm.log");
            int status = new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start()
                    .waitFor();
            assertThat(status).as("npm ci; see " + log).isZero();
        }
        return folder;
    }
}
