package pk.gov.nsor.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.kernel.PersonId;

/** What becomes of messages of feeds after their answer, which says nothing of it. */
public final class FeedWork {

    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final JdbcClient jdbc;

    public FeedWork(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns when every message has been worked on. */
    public void await() {
        Instant end = Instant.now().plus(LONGEST);
        while (jdbc.sql("select count(*) from feeds.waiting")
                        .query(Integer.class)
                        .single()
                > 0) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("Messages wait: "
                        + jdbc.sql("select kind || ' ' || attempts from feeds.waiting")
                                .query(String.class)
                                .list());
            }
            pause();
        }
    }

    /** Sees that the message was received and has been recorded; gives its receipt. */
    public String recorded(HttpResponse<String> answer) {
        String receipt = received(answer);
        assertThat(status(receipt))
                .as(() -> quarantineReasons(receipt).toString())
                .isEqualTo("RECORDED");
        return receipt;
    }

    /** Sees that the message was received and waits, for this first; gives its receipt. */
    public String waits(String code, HttpResponse<String> answer) {
        String receipt = received(answer);
        assertThat(status(receipt)).isEqualTo("QUARANTINED");
        assertThat(quarantineReasons(receipt)).startsWith(code);
        return receipt;
    }

    /** Sees that the message was received, waits until it has been worked on, and gives its receipt. */
    public String received(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(ApiClient.json(answer).at("/status").asString()).isEqualTo("RECEIVED");
        await();
        return ApiClient.json(answer).at("/receipt").asString();
    }

    /** As the register keeps it. */
    public String status(String receipt) {
        return jdbc.sql("select status from intake.message where receipt = ?::uuid")
                .param(receipt)
                .query(String.class)
                .single();
    }

    /** Why it waits, as registrars see it. */
    public List<String> quarantineReasons(String receipt) {
        return jdbc.sql("select code from intake.quarantine_reason where receipt = ?::uuid order by position")
                .param(receipt)
                .query(String.class)
                .list();
    }

    /** Whose record the message went to. */
    public PersonId person(String receipt) {
        return new PersonId(jdbc.sql("select person_id from intake.message where receipt = ?::uuid")
                .param(receipt)
                .query(UUID.class)
                .single());
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(20));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
