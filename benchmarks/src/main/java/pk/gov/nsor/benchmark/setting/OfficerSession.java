package pk.gov.nsor.benchmark.setting;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
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
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/** A supervising officer with an account of their own who is signed in over HTTP, as with a browser. */
public final class OfficerSession {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final Pattern KEY = Pattern.compile("id=\"key\"[^>]*>([^<]+)<");
    private static final Pattern CLOCK = Pattern.compile("id=\"clock\"[^>]*datetime=\"([^\"]+)\"");
    private static final Pattern SHOWN = Pattern.compile("name=\"shown\" value=\"([^\"]+)\"");
    private static final Pattern PASS_PHRASE = Pattern.compile("shown this once: (.+)$");

    private final String address;
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    private OfficerSession(String address) {
        this.address = address;
    }

    /** A browser in which nobody has signed in. */
    public static OfficerSession ofNobody(int port) {
        return new OfficerSession("http://127.0.0.1:" + port);
    }

    /** @param district the code of the one in which the officer works */
    public static OfficerSession of(Path project, Map<String, String> environment, int port, String district) {
        OfficerSession officer = ofNobody(port);
        officer.signIn(newAccount(project, environment, district));
        return officer;
    }

    /** As {@link #of}, a registrar. */
    public static OfficerSession ofRegistrar(Path project, Map<String, String> environment, int port) {
        OfficerSession registrar = ofNobody(port);
        registrar.signIn(newAccount(project, environment, List.of("--role", "REGISTRAR")));
        return registrar;
    }

    /** As {@link #of}, a supervisor of the National Police Bureau. */
    public static OfficerSession ofNationalSupervisor(Path project, Map<String, String> environment, int port) {
        OfficerSession supervisor = ofNobody(port);
        supervisor.signIn(newAccount(project, environment, List.of("--role", "NATIONAL_SUPERVISOR")));
        return supervisor;
    }

    /** What somebody signs in with. */
    public record Account(String name, String passPhrase) {}

    /** The first step alone. */
    public HttpResponse<String> passPassword(Account account) {
        return post(
                "/sign-in",
                Map.of("_csrf", token(get("/sign-in")), "username", account.name(), "password", account.passPhrase()));
    }

    /** The first sign-in of an account: its password, then a telephone of its own. */
    private void signIn(Account account) {
        HttpResponse<String> unused = passPassword(account);
        HttpResponse<String> page = get("/sign-in/enrol");
        String key = found(KEY, page.body(), "the key for a telephone");
        Instant now = Instant.parse(found(CLOCK, page.body(), "the register's time"));
        post("/sign-in/enrol", Map.of("_csrf", token(page), "code", code(key, now)));
        HttpResponse<String> home =
                post("/sign-in/recovery-codes", Map.of("_csrf", token(get("/sign-in/recovery-codes"))));
        if (home.headers().firstValue("Location").orElse("/sign-in").contains("/sign-in")) {
            throw new IllegalStateException("The officer could not sign in");
        }
    }

    /** As a telephone shows it. */
    private static String code(String key, Instant now) {
        byte[] secret = new Base32().decode(key.replace(" ", ""));
        try {
            return new TimeBasedOneTimePasswordGenerator()
                    .generateOneTimePasswordString(new SecretKeySpec(secret, "RAW"), now);
        } catch (InvalidKeyException impossible) {
            throw new IllegalStateException("The key on the page is none", impossible);
        }
    }

    /** Makes a supervising officer's account of a district. */
    public static Account newAccount(Path project, Map<String, String> environment, String district) {
        return newAccount(project, environment, List.of("--role", "SUPERVISING_OFFICER", "--district", district));
    }

    private static Account newAccount(Path project, Map<String, String> environment, List<String> rights) {
        String name = "bench-" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36);
        List<String> command = new ArrayList<>(
                List.of(project.resolve("bin/nsor").toString(), "user", "add", name, "--display-name", "Benchmark"));
        command.addAll(rights);
        ProcessBuilder adding = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        adding.environment().putAll(environment);
        try {
            String said = new String(adding.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return new Account(name, found(PASS_PHRASE, said, "a pass-phrase"));
        } catch (IOException failed) {
            throw new UncheckedIOException("An account could not be made", failed);
        }
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(address + path)).build());
    }

    /** Redirects are not followed, so that the time of one request is of one request. */
    public HttpResponse<String> post(String path, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    /** What a form has to bring back. */
    public static String token(HttpResponse<String> page) {
        return found(TOKEN, page.body(), "the form's token");
    }

    /** What a page shows, which a decision on it posts back. */
    public static String shown(HttpResponse<String> page) {
        return found(SHOWN, page.body(), "what the page shows");
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
