package pk.gov.nsor.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookieStore;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import pk.gov.nsor.leaks.LeakWatch;
import pk.gov.nsor.leaks.Secrets;

/** What a browser does of HTTP: keeps cookies, sends forms with their hidden token; follows no redirect by itself but
 * that to the choice of a purpose. */
public final class WebSession {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private static final Pattern FORM = Pattern.compile("<form.*?</form>", Pattern.DOTALL);
    private static final Pattern SHOWN = Pattern.compile("name=\"shown\" value=\"([^\"]+)\"");
    private static final Pattern KEY = Pattern.compile("id=\"key\"[^>]*>([^<]+)<");
    private static final Pattern CLOCK = Pattern.compile("id=\"clock\"[^>]*datetime=\"([^\"]+)\"");
    private static final Pattern RECOVERY_CODE = Pattern.compile("<code>([^<]+)</code>");

    private static final Pattern OFFERED = Pattern.compile("type=\"radio\" name=\"purpose\"[^>]*value=\"([A-Z_]+)\"");

    /** One for all sessions, whose cookies are their own: each client has threads and connections. */
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final CookieManager cookies = new CookieManager();
    private final String base;

    public WebSession(int port) {
        base = "http://127.0.0.1:" + port;
    }

    /** What is there; where a purpose is asked for first, says one and goes on. */
    public HttpResponse<String> get(String path) {
        HttpResponse<String> answer = ask(path);
        String location = location(answer).replace(base, "");
        if (!location.matches("/people/[^/]+/purpose\\?.*")) {
            return answer;
        }
        HttpResponse<String> choice = ask(location);
        String purpose = found(OFFERED, choice.body());
        HttpResponse<String> _ = post(location.split("\\?")[0], Map.of("purpose", purpose), token(choice));
        return ask(path);
    }

    /** How long the session lasts; as an open page asks by itself, or as when its reader says that they are there. */
    public HttpResponse<String> left(boolean byItself) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + "/signing-in/left")).header("Accept", "application/json");
        return send(byItself ? request.header("X-Live", "yes") : request);
    }

    /** What is there, and nothing else. */
    public HttpResponse<String> ask(String path) {
        return send(HttpRequest.newBuilder(URI.create(base + path)).header("Accept", "text/html"));
    }

    /** Opens the page and sends its form to the path. */
    public HttpResponse<String> submit(String page, String path, Map<String, String> fields) {
        return open(page).send(path, fields);
    }

    /** Opens the page, to send its form later. */
    public OpenPage open(String page) {
        return new OpenPage(page, get(page).body());
    }

    /** A page as it was when it was opened; its forms stay as they are, whatever becomes of the register. */
    public final class OpenPage {

        private final String body;
        private final String token;

        private OpenPage(String page, String body) {
            Matcher found = TOKEN.matcher(body);
            if (!found.find()) {
                throw new AssertionError(page + " has no form with a token");
            }
            this.body = body;
            this.token = found.group(1);
        }

        public String body() {
            return body;
        }

        /** Sends the form that leads to the path, with what it says it has shown. */
        public HttpResponse<String> send(String path, Map<String, String> fields) {
            return post(path, withShown(body, path, fields), token);
        }

        /** Sends the fields and nothing else of the form. */
        public HttpResponse<String> sendBare(String path, Map<String, String> fields) {
            return post(path, fields, token);
        }
    }

    /** With what the form that leads to the path says it has shown; where there is no such form, what any of the page says. */
    private static Map<String, String> withShown(String body, String path, Map<String, String> fields) {
        List<String> forms =
                FORM.matcher(body).results().map(form -> form.group()).toList();
        String form = forms.stream()
                .filter(one -> one.contains("action=\"" + path + "\""))
                .findFirst()
                .orElse(body);
        Matcher shown = SHOWN.matcher(form);
        if (fields.containsKey("shown") || !shown.find()) {
            return fields;
        }
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("shown", shown.group(1));
        return all;
    }

    /** Opens the page and sends its form, with one file, to the path; the other fields are those given. */
    public HttpResponse<String> upload(
            String page, String path, Map<String, String> fields, String field, String fileName, byte[] file) {
        Secrets.typed(fields);
        String body = get(page).body();
        Matcher token = TOKEN.matcher(body);
        if (!token.find()) {
            throw new AssertionError(page + " has no form with a token");
        }
        String boundary = "----a-boundary-that-no-file-has";
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        withShown(body, path, fields)
                .forEach((name, value) -> part(sent, boundary, "name=\"" + name + "\"", bytes(value)));
        part(sent, boundary, "name=\"_csrf\"", bytes(token.group(1)));
        part(sent, boundary, "name=\"" + field + "\"; filename=\"" + fileName + "\"", file);
        sent.writeBytes(bytes("--" + boundary + "--\r\n"));
        return send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Accept", "text/html")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArray(sent.toByteArray())));
    }

    /** Sends a body as it is. */
    public HttpResponse<String> post(String path, String mediaType, BodyPublisher body) {
        return send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Accept", "text/html")
                .header("Content-Type", mediaType)
                .POST(body));
    }

    /** What is there, byte for byte. */
    public HttpResponse<byte[]> bytes(URI path) {
        try {
            return exchange(HttpRequest.newBuilder(URI.create(base + path)), BodyHandlers.ofByteArray());
        } catch (IOException failed) {
            throw new AssertionError(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    private static void part(ByteArrayOutputStream body, String boundary, String disposition, byte[] content) {
        body.writeBytes(bytes("--" + boundary + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n"));
        body.writeBytes(content);
        body.writeBytes(bytes("\r\n"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Sends the fields; what stands behind a # in a name is left out, so that a field can be there several times. */
    public HttpResponse<String> post(String path, Map<String, String> fields, String token) {
        Secrets.typed(fields);
        String form = fields.entrySet().stream()
                        .map(field -> encode(field.getKey().split("#")[0]) + "=" + encode(field.getValue()))
                        .collect(Collectors.joining("&"))
                + "&_csrf=" + encode(token);
        return send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    /** Both steps of signing in, the setting up of the second where there is none yet; the answer to the last. */
    public HttpResponse<String> signIn(String userName, String password) {
        HttpResponse<String> first = passPassword(userName, password);
        if (!location(first).endsWith("/sign-in/code")) {
            return first;
        }
        HttpResponse<String> page = get("/sign-in/code");
        if (!location(page).endsWith("/sign-in/enrol")) {
            String code = SecondStep.of(base, userName).next(registersTime(page));
            return post("/sign-in/code", Map.of("code", code), token(page));
        }
        HttpResponse<String> codes = codesAfterEnrolling(userName);
        return post("/sign-in/recovery-codes", Map.of(), token(codes));
    }

    /** The first step alone. */
    public HttpResponse<String> passPassword(String userName, String password) {
        return submit("/sign-in", "/sign-in", Map.of("username", userName, "password", password));
    }

    /** Sets up the second step, up to the page that shows the recovery codes. */
    public SecondStep enrol(String userName) {
        codesAfterEnrolling(userName);
        return SecondStep.of(base, userName);
    }

    private HttpResponse<String> codesAfterEnrolling(String userName) {
        HttpResponse<String> page = get("/sign-in/enrol");
        SecondStep telephone = SecondStep.enrol(base, userName, found(KEY, page.body()));
        post("/sign-in/enrol", Map.of("code", telephone.next(registersTime(page))), token(page));
        HttpResponse<String> codes = get("/sign-in/recovery-codes");
        telephone.keep(RECOVERY_CODE
                .matcher(codes.body())
                .results()
                .map(code -> code.group(1))
                .toList());
        return codes;
    }

    /** The register's time, as the pages of the second step say it. */
    public static Instant registersTime(HttpResponse<String> page) {
        return Instant.parse(found(CLOCK, page.body()));
    }

    /** Of the first form of a page. */
    public static String token(HttpResponse<String> page) {
        return found(TOKEN, page.body());
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElse("");
    }

    private static String found(Pattern pattern, String page) {
        Matcher matcher = pattern.matcher(page);
        if (!matcher.find()) {
            throw new AssertionError("No " + pattern + " on the page");
        }
        return matcher.group(1);
    }

    /** The value of the session's cookie; empty where there is none. */
    public String session() {
        return cookie("nsor");
    }

    /** The value of a cookie; empty where there is none. */
    public String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    /** Puts a cookie of the browser's own making in the place of the one of that name. */
    public void setCookie(String name, String value) {
        CookieStore store = cookies.getCookieStore();
        List<HttpCookie> before = store.getCookies().stream()
                .filter(old -> old.getName().equals(name))
                .toList();
        before.forEach(old -> store.remove(URI.create(base), old));
        HttpCookie cookie = new HttpCookie(name, value);
        cookie.setPath("/");
        cookie.setVersion(0);
        store.add(URI.create(base), cookie);
    }

    /** With the cookies of this session, which keeps those that it is given. */
    private <T> HttpResponse<T> exchange(HttpRequest.Builder request, BodyHandler<T> body)
            throws IOException, InterruptedException {
        URI place = request.build().uri();
        List<String> known = cookies.get(place, Map.of()).getOrDefault("Cookie", List.of());
        if (!known.isEmpty()) {
            request.header("Cookie", String.join("; ", known));
        }
        HttpResponse<T> answer = CLIENT.send(request.build(), body);
        cookies.put(place, answer.headers().map());
        return answer;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = exchange(request, BodyHandlers.ofString());
            LeakWatch.answered(answer);
            return answer;
        } catch (IOException failed) {
            throw new AssertionError(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
