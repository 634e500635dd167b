package pk.gov.nsor.startup.cluster;

import java.io.IOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import pk.gov.nsor.testing.SecondStep;

/**
 * What a browser does of HTTP behind a name with several addresses: keeps cookies, whichever server gave them, reads the hidden fields
 * of forms, and follows no redirect by itself but that to the choice of a purpose.
 */
final class Browser {

    /** Longer than any answer may take, so that what hangs is seen to hang. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Pattern FORM = Pattern.compile("<form.*?</form>", Pattern.DOTALL);
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\"[^>]*?value=\"([^\"]*)\"");
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final Pattern KEY = Pattern.compile("id=\"key\"[^>]*>([^<]+)<");
    private static final Pattern CLOCK = Pattern.compile("id=\"clock\"[^>]*datetime=\"([^\"]+)\"");
    private static final Pattern RECOVERY_CODE = Pattern.compile("<code>([^<]+)</code>");
    private static final Pattern PURPOSE = Pattern.compile("type=\"radio\" name=\"purpose\"[^>]*value=\"([A-Z_]+)\"");
    private static final String CODE_PAGE = "/sign-in/code";

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final String userName;
    private final String password;
    private String server;

    /** @param server at which it begins */
    Browser(String server, String userName, String password) {
        this.server = server;
        this.userName = userName;
        this.password = password;
    }

    /** From now on the name leads to this server. */
    void turnTo(String other) {
        server = other;
    }

    String server() {
        return server;
    }

    /** An answer that is none of those that were to be expected, as a page of a server that lacks its database. */
    static final class UnexpectedException extends IOException {
        UnexpectedException(String message) {
            super(message);
        }
    }

    /** Both steps of signing in, and before the first time the setting up of the second. */
    void signIn() throws IOException, InterruptedException {
        cookies.clear();
        HttpResponse<String> page = get("/sign-in");
        HttpResponse<String> first =
                post("/sign-in", Map.of("_csrf", found(TOKEN, page), "username", userName, "password", password));
        if (!location(first).endsWith(CODE_PAGE)) {
            throw new UnexpectedException(
                    "The pass-phrase is answered with " + first.statusCode() + " " + location(first));
        }
        HttpResponse<String> second = get(CODE_PAGE);
        HttpResponse<String> last;
        if (location(second).endsWith("/sign-in/enrol")) {
            HttpResponse<String> enrol = get("/sign-in/enrol");
            SecondStep telephone = SecondStep.enrol("cluster", userName, found(KEY, enrol));
            HttpResponse<String> _ = post("/sign-in/enrol", coded(telephone, enrol));
            HttpResponse<String> codes = get("/sign-in/recovery-codes");
            telephone.keep(RECOVERY_CODE
                    .matcher(codes.body())
                    .results()
                    .map(code -> code.group(1))
                    .toList());
            last = post("/sign-in/recovery-codes", Map.of("_csrf", found(TOKEN, codes)));
        } else {
            last = post(CODE_PAGE, coded(SecondStep.of("cluster", userName), second));
        }
        if (last.statusCode() / 100 != 3 || location(last).contains("/sign-in")) {
            throw new UnexpectedException("The code is answered with " + last.statusCode() + " " + location(last));
        }
    }

    /** As at the beginning of a shift. Where that fails, whoever was signed in before still is. */
    void signInAnew() throws IOException, InterruptedException {
        Map<String, String> before = Map.copyOf(cookies);
        try {
            signIn();
        } catch (IOException | NoSuchElementException failed) {
            cookies.clear();
            cookies.putAll(before);
            throw failed;
        }
    }

    private static Map<String, String> coded(SecondStep telephone, HttpResponse<String> page) throws IOException {
        return Map.of("_csrf", found(TOKEN, page), "code", telephone.next(Instant.parse(found(CLOCK, page))));
    }

    /** What is there; where a purpose is asked for first, says one and goes on. */
    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(path, HttpRequest.newBuilder().GET());
        String location = location(answer);
        if (!location.matches("/people/[^/]+/purpose\\?.*")) {
            return answer;
        }
        HttpResponse<String> choice = send(location, HttpRequest.newBuilder().GET());
        HttpResponse<String> _ = post(
                location.split("\\?")[0], Map.of("_csrf", found(TOKEN, choice), "purpose", found(PURPOSE, choice)));
        return send(path, HttpRequest.newBuilder().GET());
    }

    /** Opens the page; returns the hidden fields of its form that leads to the same path. */
    Map<String, String> open(String path) throws IOException, InterruptedException {
        HttpResponse<String> page = get(path);
        String form = FORM.matcher(page.body())
                .results()
                .map(one -> one.group())
                .filter(one -> one.contains("action=\"" + path + "\""))
                .findFirst()
                .orElseThrow(() -> new UnexpectedException(
                        path + " is answered with " + page.statusCode() + " " + location(page)));
        return HIDDEN.matcher(form)
                .results()
                .collect(Collectors.toMap(
                        field -> field.group(1), field -> field.group(2), (one, _) -> one, LinkedHashMap::new));
    }

    HttpResponse<String> post(String path, Map<String, String> fields) throws IOException, InterruptedException {
        String body = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(
                path,
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body)));
    }

    /** Where an answer leads, without the server; empty where it leads nowhere. */
    static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("").replaceFirst("^https?://[^/]+", "");
    }

    private HttpResponse<String> send(String path, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        request.uri(URI.create(server + path)).timeout(PATIENCE).header("Accept", "text/html");
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        List<String> given = answer.headers().allValues("Set-Cookie");
        given.forEach(one -> HttpCookie.parse(one).forEach(cookie -> {
            if (cookie.getMaxAge() == 0) {
                cookies.remove(cookie.getName());
            } else {
                cookies.put(cookie.getName(), cookie.getValue());
            }
        }));
        return answer;
    }

    private static String found(Pattern pattern, HttpResponse<String> page) throws IOException {
        Matcher matcher = pattern.matcher(page.body());
        if (!matcher.find()) {
            throw new UnexpectedException(page.uri() + " has no " + pattern + ", but status " + page.statusCode());
        }
        return matcher.group(1);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
