package pk.gov.nsor.benchmark.supervision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An officer of a district who opens the day's page over and over, as a browser would, one request after another. */
final class OfficerDay {

    private static final int WARM_UP = 200;
    private static final int REQUESTS = 1_000;
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final Pattern PASS_PHRASE = Pattern.compile("shown this once: (.+)$");

    private final String address;
    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    private OfficerDay(String address) {
        this.address = address;
    }

    /**
     * From the request to the last byte of the answer, in ms.
     *
     * @param page the officer's day
     * @param plain the page that asks for a name and a pass-phrase, which reads nothing: what a page costs at the least
     */
    record Times(Percentiles page, Percentiles plain) {}

    record Percentiles(double median, double p99) {}

    /** @param district the code of one */
    static Times measure(Path project, Map<String, String> environment, int port, String district) {
        String name = "bench-" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36);
        String passPhrase = newAccount(project, environment, name, district);
        OfficerDay officer = new OfficerDay("http://127.0.0.1:" + port);
        Percentiles plain = officer.time("/sign-in");
        officer.signIn(name, passPhrase);
        return new Times(officer.time("/"), plain);
    }

    private static String newAccount(Path project, Map<String, String> environment, String name, String district) {
        ProcessBuilder adding = new ProcessBuilder(
                        project.resolve("bin/nsor").toString(),
                        "user",
                        "add",
                        name,
                        "--role",
                        "SUPERVISING_OFFICER",
                        "--display-name",
                        "Benchmark",
                        "--district",
                        district)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        adding.environment().putAll(environment);
        try {
            String said = new String(adding.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return found(PASS_PHRASE, said, "a pass-phrase");
        } catch (IOException failed) {
            throw new UncheckedIOException("An account could not be made", failed);
        }
    }

    private void signIn(String name, String passPhrase) {
        String token = found(TOKEN, get("/sign-in").body(), "the form's token");
        HttpResponse<String> home = send(HttpRequest.newBuilder(URI.create(address + "/sign-in"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        "_csrf=" + encoded(token) + "&username=" + encoded(name) + "&password=" + encoded(passPhrase)))
                .build());
        if (home.uri().getPath().startsWith("/sign-in")) {
            throw new IllegalStateException("The officer could not sign in");
        }
    }

    private Percentiles time(String path) {
        for (int request = 0; request < WARM_UP; request++) {
            mustBeThere(path, get(path));
        }
        double[] millis = new double[REQUESTS];
        for (int request = 0; request < REQUESTS; request++) {
            long begun = System.nanoTime();
            HttpResponse<String> answer = get(path);
            millis[request] = (System.nanoTime() - begun) / 1e6;
            mustBeThere(path, answer);
        }
        Arrays.sort(millis);
        return new Percentiles(millis[REQUESTS / 2], millis[REQUESTS * 99 / 100]);
    }

    private static void mustBeThere(String path, HttpResponse<String> answer) {
        if (answer.statusCode() != 200 || !answer.uri().getPath().equals(path)) {
            throw new IllegalStateException(path + " answered " + answer.statusCode() + " " + answer.uri());
        }
    }

    private HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(address + path)).build());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return browser.send(request, BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", interrupted);
        }
    }

    private static String found(Pattern pattern, String text, String what) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("The register's answer has not " + what);
        }
        return matcher.group(1);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
