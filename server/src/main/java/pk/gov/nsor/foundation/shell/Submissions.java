package pk.gov.nsor.foundation.shell;

import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import pk.gov.nsor.foundation.jobs.Job;

/**
 * Makes a second press of a button do nothing. Each form carries a {@code submissionId} as an idempotency key, and its
 * outcome is remembered for a day, so that the second request gets the first one's answer, whichever process receives
 * it. Remembering does not wait for the disk. What the action commits does, and with it all that was written before; a
 * PostgreSQL that dies right after the action may have forgotten the answer, as if the process had died.
 */
@Component
public class Submissions {

    private static final int LONGEST_ID = 64;
    private static final Duration REMEMBERED = Duration.ofDays(1);

    /** A submission that has been in progress for this long is from a process that died. */
    private static final Duration ABANDONED_AFTER = Duration.ofMinutes(1);

    private static final long LOOK_EVERY_MILLIS = 30;

    private final JdbcClient jdbc;
    private final Clock clock;

    Submissions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Bean
    static Job submissionsJob(Submissions submissions) {
        return Job.inOneProcess("shell.submissions", Duration.ofMinutes(10)).does(submissions::forget);
    }

    /**
     * The address to redirect to: from the action the first time, remembered afterwards. A second press that comes
     * while the first is being processed waits for it. An action that throws is not remembered.
     *
     * @param submissionId of the form; blank or overlong ones are not remembered
     * @throws IllegalStateException within a transaction, which would not wait for the disk either
     */
    public String once(HttpSession session, String submissionId, Supplier<String> action) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("A submission begins outside of any transaction");
        }
        if (submissionId.isBlank() || submissionId.length() > LONGEST_ID) {
            return action.get();
        }
        byte[] id = hash(session.getId() + " " + submissionId);
        while (!isTakenUp(id)) {
            Optional<String> answer = jdbc.sql(
                            "select answer from shell.submission where id = ? and answer is not null")
                    .param(id)
                    .query(String.class)
                    .optional();
            if (answer.isPresent()) {
                return answer.get();
            }
            pause();
        }
        return takenUp(id, action);
    }

    void forget() {
        jdbc.sql("delete from shell.submission where begun_at < ?")
                .param(now().minus(REMEMBERED))
                .update();
    }

    private String takenUp(byte[] id, Supplier<String> action) {
        boolean isDone = false;
        try {
            String answer = action.get();
            jdbc.sql("""
                            update shell.submission set answer = ?
                            where id = ? and set_config('synchronous_commit', 'off', true) = 'off'
                            """).params(answer, id).update();
            isDone = true;
            return answer;
        } finally {
            if (!isDone) {
                jdbc.sql("delete from shell.submission where id = ? and answer is null")
                        .param(id)
                        .update();
            }
        }
    }

    private boolean isTakenUp(byte[] id) {
        return jdbc.sql("""
                        insert into shell.submission as s (id, begun_at)
                        select :id, :now where set_config('synchronous_commit', 'off', true) = 'off'
                        on conflict (id) do update set begun_at = :now where s.answer is null and s.begun_at < :abandoned
                        """)
                        .param("id", id)
                        .param("now", now())
                        .param("abandoned", now().minus(ABANDONED_AFTER))
                        .update()
                == 1;
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    private static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("The JDK lacks SHA-256", impossible);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_EVERY_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while another request was at work", interrupted);
        }
    }
}
