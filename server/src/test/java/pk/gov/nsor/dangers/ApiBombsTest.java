package pk.gov.nsor.dangers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.authority.AuthorityEndpoints;
import pk.gov.nsor.authority.AuthorityEndpoints.Door;
import pk.gov.nsor.testing.RegisterTest;

/** Messages to the API that are deep, long, compressed or in another language than JSON. */
@Tag("walk")
@RegisterTest
class ApiBombsTest {

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void aBombIsRefusedWithAReasonAtEveryAddressOfTheApiAndKeptNowhere() throws Exception {
        Map<String, String> bombs = new LinkedHashMap<>();
        bombs.put("deep arrays", "{\"messageId\":" + "[".repeat(100_000));
        bombs.put("deep objects", "{\"a\":".repeat(100_000));
        bombs.put("a long number", "{\"messageId\":1" + "0".repeat(500_000) + "}");
        bombs.put("a number that grows", "{\"messageId\":1e999999999}");
        bombs.put("a long name", "{\"" + "n".repeat(900_000) + "\":1}");
        bombs.put("many names", many());
        bombs.put("one name twice", "{\"messageId\":\"a\",\"messageId\":\"b\"}");
        bombs.put("a class of Java", "{\"@class\":\"java.lang.Runtime\",\"@type\":\"javax.naming.InitialContext\"}");
        bombs.put("a prototype", "{\"__proto__\":{\"admin\":true}}");
        bombs.put("more behind it", "{} {}");
        bombs.put("not JSON", "{messageId:'a'}");
        bombs.put("not a number", "{\"messageId\":NaN}");
        bombs.put("text", "\"text\"");
        bombs.put("nothing", "");
        bombs.put("too large", " ".repeat((1 << 20) + 1));
        List<Door> posts = posts();
        long before = kept();
        for (Door door : posts) {
            for (Map.Entry<String, String> bomb : bombs.entrySet()) {
                HttpResponse<String> refused = Http.send(door.request(port)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(bomb.getValue())));
                String what = door.endpoint() + ", " + bomb.getKey() + ": " + refused.body();
                assertThat(refused.statusCode()).as(what).isIn(400, 413, 422);
                assertThat(Http.header(refused, "Content-Type")).as(what).isEqualTo("application/problem+json");
                assertThat(refused.body().length()).as(what).isLessThan(20_000);
                assertThat(refused.body()).as(what).doesNotContain("Exception", "jackson", "java.");
            }
        }
        assertThat(kept()).isEqualTo(before);
    }

    @Test
    void nothingButJsonIsReadAndNothingIsOpened() throws Exception {
        String entities = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><x>&a;</x>";
        for (Door door : posts()) {
            for (String type : List.of(
                    "application/xml",
                    "text/xml",
                    "application/soap+xml",
                    "application/x-java-serialized-object",
                    "application/yaml",
                    "application/x-www-form-urlencoded",
                    "text/plain",
                    "multipart/form-data; boundary=x")) {
                HttpRequest.Builder request =
                        door.request(port).header("Content-Type", type).POST(BodyPublishers.ofString(entities));
                HttpResponse<String> refused = Http.send(request);
                assertThat(refused.statusCode())
                        .as(door.endpoint() + " " + type)
                        .isEqualTo(415);
                assertThat(refused.body()).doesNotContain("root:");
            }
            assertThat(Http.send(door.request(port)
                                    .header("Content-Type", "application/json")
                                    .POST(BodyPublishers.ofString(entities)))
                            .statusCode())
                    .isEqualTo(400);
            assertThat(compressed(door)).as(door.endpoint() + ", compressed").isEqualTo(400);
        }
    }

    @Test
    void theApiAnswersWithJsonWhateverIsAskedFor() throws Exception {
        for (Door door : posts()) {
            HttpResponse<String> answer = Http.send(door.request(port)
                    .header("Accept", "application/json")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"<script>alert(1)</script>\":\"<img src=x>\"}")));
            assertThat(answer.statusCode()).isIn(400, 422);
            assertThat(Http.header(answer, "Content-Type")).isEqualTo("application/problem+json");
        }
    }

    private int compressed(Door door) throws IOException {
        return Http.send(door.request(port)
                        .header("Content-Type", "application/json")
                        .header("Content-Encoding", "gzip")
                        .POST(BodyPublishers.ofByteArray(UploadsTest.compressed(new byte[64 << 20]))))
                .statusCode();
    }

    private List<Door> posts() throws Exception {
        List<Door> posts = new ArrayList<>();
        try (AuthorityEndpoints doors = new AuthorityEndpoints(context, port, "")) {
            doors.all().stream().filter(Door::isFeed).forEach(posts::add);
        }
        assertThat(posts).hasSize(11);
        return posts;
    }

    private long kept() {
        return jdbc.sql("select count(*) from intake.message").query(Long.class).single();
    }

    private static String many() {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < 80_000; i++) {
            text.append(i == 0 ? "" : ",").append("\"n").append(i).append("\":1");
        }
        return text.append('}').toString();
    }
}
