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
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import pk.gov.nsor.foundation.database.DatabaseClock;
import pk.gov.nsor.foundation.database.DatabaseWait;
import pk.gov.nsor.foundation.database.OutcomeUnknownException;
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

    /** A submission that has been in progress for this long, by the database's clock, is from a process that died. */
    private static final Duration ABANDONED_AFTER = Duration.ofMinutes(1);

    private static final long LOOK_EVERY_MILLIS = 30;

    /** How long what became of a commit is asked for while the database moves, and how often. */
    private static final Duration FIND_OUT = Duration.ofSeconds(30);

    private static final long FIND_OUT_EVERY_MILLIS = 500;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionOperations transaction;

    Submissions(JdbcClient jdbc, DatabaseClock time, TransactionOperations transaction) {
        this.jdbc = jdbc;
        this.clock = time.clock();
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
     * remembered afterwards. A second press that comes while the first is being processed waits for it, as long as for the
     * database.
     *
     * @param action joins the transaction that remembers its answer. If it throws, nothing is left of it, not even what it
     *     caught by itself from what it called; catch outside of it
     * @throws IllegalStateException within a transaction, which others would wait for
     * @throws OutcomeUnknownException where the first press is still being processed then
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
        long until = System.nanoTime() + DatabaseWait.longest().toNanos();
        while (!isTakenUp(id)) {
            Optional<String> answer = answer(id);
            if (answer.isPresent()) {
                return answer.get();
            }
            if (System.nanoTime() - until >= 0) {
                throw new OutcomeUnknownException(
                        "The first press is still being processed", new TimeoutException("No answer of it"));
            }
            pause(LOOK_EVERY_MILLIS);
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
        try {
            return tried(id, action);
        } catch (OutcomeUnknownException unknown) {
            return foundOut(id, unknown);
        }
    }

    /**
     * What became of a commit that the database did not acknowledge, asked until the database is back and says so: where the
     * action is done its answer is there, since both are one transaction.
     *
     * @throws CannotCreateTransactionException where it was not done
     * @throws OutcomeUnknownException where the database has not said so within half a minute
     */
    private String foundOut(byte[] id, OutcomeUnknownException unknown) {
        long until = System.nanoTime() + FIND_OUT.toNanos();
        while (System.nanoTime() - until < 0) {
            try {
                // Waits for the end of a transaction that goes on: it holds the row.
                jdbc.sql("delete from shell.submission where id = ? and answer is null")
                        .param(id)
                        .update();
                // Written, not read: its own commit waits for a standby, which then has what came before as well.
                Optional<String> answer = jdbc.sql(
                                "update shell.submission set answer = answer where id = ? and answer is not null returning answer")
                        .param(id)
                        .query(String.class)
                        .optional();
                if (answer.isEmpty()) {
                    throw new CannotCreateTransactionException("The database went away, and nothing was recorded");
                }
                return answer.get();
            } catch (DataAccessException away) {
                pause(FIND_OUT_EVERY_MILLIS);
            }
        }
        throw unknown;
    }

    private Optional<String> answer(byte[] id) {
        return jdbc.sql("select answer from shell.submission where id = ? and answer is not null")
                .param(id)
                .query(String.class)
                .optional();
    }

    private String tried(byte[] id, Supplier<String> action) {
        boolean isDone = false;
        boolean isUnknown = false;
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
        } catch (OutcomeUnknownException unknown) {
            isUnknown = true;
            throw unknown;
        } finally {
            if (!isDone && !isUnknown) {
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

    private static void pause(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while another request was at work", interrupted);
        }
    }
}
