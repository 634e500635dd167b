package pk.gov.nsor.dangers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import pk.gov.nsor.authority.AuthorityEndpoints;
import pk.gov.nsor.authority.AuthorityEndpoints.Door;
import pk.gov.nsor.testing.RegisterTest;

/** What every answer says to the browser about itself, and that no page needs more than it is allowed. */
@Tag("walk")
@RegisterTest
class HeadersTest {

    private static final Set<String> POLICY = Set.of(
            "default-src 'self'",
            "img-src 'self' data:",
            "style-src 'self'",
            "script-src 'self'",
            "object-src 'none'",
            "frame-ancestors 'none'",
            "base-uri 'none'",
            "form-action 'self'");

    private static final Pattern INLINE =
            Pattern.compile("<script(?![^>]*\\bsrc=)|<style|\\sstyle=\"|<[^>]+\\son[a-z]+=\"|href=\"\\s*javascript:");

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Test
    void everyPageAndEveryFileOfTheTableSaysWhatTheBrowserMayDoWithIt() throws Exception {
        List<String> wrong = new ArrayList<>();
        int pages = 0;
        try (AuthorityEndpoints doors = new AuthorityEndpoints(context, port, "")) {
            for (Door door : doors.all()) {
                if (door.isPost()) {
                    continue;
                }
                HttpResponse<String> answer =
                        Http.send(door.request(port).header("Accept", "text/html,image/jpeg,text/csv,*/*"));
                faults(answer).forEach(fault -> wrong.add(door.endpoint() + ": " + fault));
                if (answer.statusCode() == 200
                        && Http.header(answer, "Content-Type").startsWith("text/html")) {
                    pages++;
                    INLINE.matcher(answer.body())
                            .results()
                            .forEach(found -> wrong.add(door.endpoint() + " has in its text: " + found.group()));
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(pages).as("pages that were seen").isGreaterThan(80);
    }

    @Test
    void whatIsRefusedOrWrongSaysItToo() {
        List<HttpRequest.Builder> requests = List.of(
                get("/"),
                get("/sign-in"),
                get("/sign-in?error"),
                get("/no/such/page"),
                get("/error"),
                get("/people//twice"),
                get("/people;jsessionid=x"),
                get("/people/%2e%2e%2fetc"),
                get("/people/%00"),
                get("/api/v1/no-such-thing"),
                get("/v3/api-docs"),
                post("/purpose", "application/x-www-form-urlencoded", ""),
                post("/purpose", "multipart/form-data; boundary=x", "--x--"),
                post("/sign-in", "application/x-www-form-urlencoded", "username=a&password=b"),
                post("/api/v1/deaths", "application/json", "{}"),
                request("/sign-in").method("PUT", BodyPublishers.noBody()),
                request("/sign-in").method("TRACE", BodyPublishers.noBody()),
                request("/").method("OPTIONS", BodyPublishers.noBody()),
                request("/").method("JEFF", BodyPublishers.noBody()));
        List<String> wrong = new ArrayList<>();
        for (HttpRequest.Builder request : requests) {
            HttpRequest sent = request.build();
            HttpResponse<String> answer = Http.send(request);
            faults(answer).forEach(fault -> wrong.add(sent.method() + " " + sent.uri() + ": " + fault));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void styleSheetsAndScriptsAreKeptByBrowsersAndNothingElseIs() {
        String page = Http.send(get("/sign-in")).body();
        String sheet = Pattern.compile("href=\"(/assets/app-[^\"]+css)\"")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
        HttpResponse<String> file = Http.send(get(sheet));
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(Http.header(file, "Cache-Control")).contains("max-age=31536000", "public");
        assertThat(Http.header(file, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(Http.header(file, "Content-Type")).startsWith("text/css");
        assertThat(Http.header(file, "Set-Cookie")).isEmpty();
        for (String folder : List.of("/assets/", "/assets/webjars/", "/assets/..%2fapplication.properties")) {
            assertThat(Http.send(get(folder)).statusCode()).as(folder).isIn(400, 404);
        }
    }

    private static List<String> faults(HttpResponse<String> answer) {
        List<String> faults = new ArrayList<>();
        String policy = Http.header(answer, "Content-Security-Policy");
        if (!Set.of(policy.split(";\\s*")).equals(POLICY)) {
            faults.add("Content-Security-Policy: " + policy);
        }
        is(answer, "X-Frame-Options", "DENY", faults);
        is(answer, "X-Content-Type-Options", "nosniff", faults);
        is(answer, "Referrer-Policy", "same-origin", faults);
        is(answer, "Cross-Origin-Opener-Policy", "same-origin", faults);
        is(answer, "Cross-Origin-Resource-Policy", "same-origin", faults);
        if (!Http.header(answer, "Cache-Control").contains("no-store")) {
            faults.add("Cache-Control: " + Http.header(answer, "Cache-Control"));
        }
        for (String telling : List.of("Server", "X-Powered-By", "Access-Control-Allow-Origin")) {
            if (!Http.header(answer, telling).isEmpty()) {
                faults.add("has " + telling);
            }
        }
        String type = Http.header(answer, "Content-Type");
        if (!answer.body().isEmpty()
                && !type.startsWith("image/")
                && !List.of(
                                "application/octet-stream",
                                "application/zip",
                                "application/pdf",
                                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                        .contains(type)
                && !type.contains("charset=UTF-8")
                && !type.contains("json")
                && !type.contains("openapi")) {
            faults.add("Content-Type: " + type);
        }
        return faults;
    }

    private static void is(HttpResponse<String> answer, String name, String value, List<String> faults) {
        List<String> given = answer.headers().allValues(name);
        if (!given.equals(List.of(value))) {
            faults.add(answer.statusCode() + ", " + name + ": " + given);
        }
    }

    private HttpRequest.Builder get(String path) {
        return request(path).header("Accept", "text/html");
    }

    private HttpRequest.Builder post(String path, String type, String body) {
        return get(path).header("Content-Type", type).POST(BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }
}
