package pk.gov.nsor.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A stream of changes as a browser holds it open. */
public final class StreamOfBrowser {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final HttpResponse<InputStream> answer;
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final Thread reader;

    private StreamOfBrowser(HttpResponse<InputStream> answer) {
        this.answer = answer;
        this.reader = Thread.ofVirtual().start(this::read);
    }

    public static StreamOfBrowser open(int port, WebSession session, String topics) {
        try {
            return new StreamOfBrowser(CLIENT.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/live?topics="
                                    + URLEncoder.encode(topics, StandardCharsets.UTF_8)))
                            .header("Accept", "text/event-stream")
                            .header("Cookie", "nsor=" + session.session())
                            .build(),
                    BodyHandlers.ofInputStream()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    private void read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> line.startsWith("data:"))
                    .map(line -> line.substring(5).strip())
                    .forEach(heard::add);
        } catch (IOException | UncheckedIOException gone) {
            // It has ended, whichever way.
        }
    }

    public int status() {
        return answer.statusCode();
    }

    /** The next that it tells; empty where nothing comes in the time. */
    public String hears(Duration within) {
        try {
            String told = heard.poll(within.toMillis(), TimeUnit.MILLISECONDS);
            return told == null ? "" : told;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    /** Whether the server ends it within the time. */
    public boolean ends(Duration within) {
        try {
            return reader.join(within);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    public void close() {
        try {
            answer.body().close();
        } catch (IOException gone) {
            // Closed already.
        }
    }
}
