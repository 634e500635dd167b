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
import java.util.function.BiFunction;
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
 * it. {@link #together} remembers it in the action's own transaction: there is never the one without the other. That a
 * submission has begun, and the answers of {@link #once}, do not wait for the disk.
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

    /**
     * As {@link #once}, with the action and its answer in one transaction, which the action joins. An action that throws
     * leaves nothing, not even what it caught by itself from what it called.
     */
    public String together(HttpSession session, String submissionId, Supplier<String> action) {
        return once(session, submissionId, action, this::answeredTogether);
    }

    /** As {@link #together(HttpSession, String, Supplier)}, for the form of a request. */
    public String together(HttpServletRequest request, Supplier<String> action) {
        return together(
                request.getSession(), Objects.requireNonNullElse(request.getParameter("submissionId"), ""), action);
    }

    @Bean
    static Job submissionsJob(Submissions submissions) {
        return Job.inOneProcess("shell.submissions", Duration.ofMinutes(10)).does(submissions::forget);
    }

    /**
     * The address to redirect to: from the action the first time, remembered afterwards. A second press that comes
     * while the first is being processed waits for it. An action that throws is not remembered. For actions of several
     * transactions; where the process dies between the last of them and the answer, a second press does it again.
     *
     * @param submissionId of the form; blank or overlong ones are not remembered
     * @throws IllegalStateException within a transaction, which would not wait for the disk either
     */
    public String once(HttpSession session, String submissionId, Supplier<String> action) {
        return once(session, submissionId, action, this::answeredAfterwards);
    }

    private String once(
            HttpSession session,
            String submissionId,
            Supplier<String> action,
            BiFunction<byte[], Supplier<String>, String> answering) {
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
        try {
            return takenUp(id, action, answering);
        } catch (OvertakenException overtaken) {
            return once(session, submissionId, action, answering);
        }
    }

    void forget() {
        jdbc.sql("delete from shell.submission where begun_at < ?")
                .param(now().minus(REMEMBERED))
                .update();
    }

    private String answeredTogether(byte[] id, Supplier<String> action) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            String answer = action.get();
            if (jdbc.sql("update shell.submission set answer = ? where id = ? and answer is null")
                            .params(answer, id)
                            .update()
                    == 0) {
                throw new OvertakenException();
            }
            return answer;
        }));
    }

    private String answeredAfterwards(byte[] id, Supplier<String> action) {
        String answer = action.get();
        jdbc.sql("""
                        update shell.submission set answer = ?
                        where id = ? and set_config('synchronous_commit', 'off', true) = 'off'
                        """).params(answer, id).update();
        return answer;
    }

    private String takenUp(byte[] id, Supplier<String> action, BiFunction<byte[], Supplier<String>, String> answering) {
        boolean isDone = false;
        try {
            String answer = answering.apply(id, action);
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
