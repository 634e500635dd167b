package pk.gov.nsor.foundation.shell;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import pk.gov.nsor.foundation.jobs.Job;

/**
 * Makes a second press of a button do nothing. Each form carries a {@code submissionId} as an idempotency key, and its
 * outcome is remembered for a day, so that the second request gets the first one's answer, whichever process receives
 * it. The action and its answer are one transaction: there is never the one without the other.
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
    private final TransactionOperations transaction;

    Submissions(JdbcClient jdbc, Clock clock, TransactionOperations transaction) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** An action by another process, which took this one for dead, was faster; nothing of this one is kept. */
    private static final class OvertakenException extends RuntimeException {}

    @Bean
    static Job submissionsJob(Submissions submissions) {
        return Job.inOneProcess("shell.submissions", Duration.ofMinutes(10)).does(submissions::forget);
    }

    /**
     * Does what the form of the request asks for, and gives the address to redirect to: from the action the first time,
     * remembered afterwards. A second press that comes while the first is being processed waits for it.
     *
     * @param action joins the transaction that remembers its answer. If it throws, nothing is left of it, not even what it
     *     caught by itself from what it called; catch outside of it
     * @throws IllegalStateException within a transaction, which others would wait for
     */
    public String once(HttpServletRequest request, Supplier<String> action) {
        return once(request.getSession(), Objects.requireNonNullElse(request.getParameter("submissionId"), ""), action);
    }

    /**
     * As {@link #once(HttpServletRequest, Supplier)}; empty where a value is refused, which becomes a problem of the form.
     *
     * @param field to which a refusal belongs that names none
     */
    public Optional<String> once(HttpServletRequest request, Form form, String field, Supplier<String> action) {
        return form.whole(field, () -> once(request, action));
    }

    /**
     * For an action whose answer is always the same.
     *
     * @return false where a value is refused, which becomes a problem of the form
     */
    public boolean once(HttpServletRequest request, Form form, String field, Runnable action) {
        return once(request, form, field, () -> {
                    action.run();
                    return "";
                })
                .isPresent();
    }

    /** @param submissionId blank or overlong ones are not remembered */
    String once(HttpSession session, String submissionId, Supplier<String> action) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("A submission begins outside of any transaction");
        }
        if (submissionId.isBlank() || submissionId.length() > LONGEST_ID) {
            return Objects.requireNonNull(transaction.execute(_ -> action.get()));
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
        try {
            return takenUp(id, action);
        } catch (OvertakenException overtaken) {
            return once(session, submissionId, action);
        }
    }

    void forget() {
        jdbc.sql("delete from shell.submission where begun_at < ?")
                .param(now().minus(REMEMBERED))
                .update();
    }

    private String takenUp(byte[] id, Supplier<String> action) {
        boolean isDone = false;
        try {
            String answer = Objects.requireNonNull(transaction.execute(_ -> {
                String given = action.get();
                if (jdbc.sql("update shell.submission set answer = ? where id = ? and answer is null")
                                .params(given, id)
                                .update()
                        == 0) {
                    throw new OvertakenException();
                }
                return given;
            }));
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

    /** That it has begun does not wait for the disk. */
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
