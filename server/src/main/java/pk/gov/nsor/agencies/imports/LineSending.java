package pk.gov.nsor.agencies.imports;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.agencies.imports.BatchRepository.Became;
import pk.gov.nsor.agencies.imports.column.LineProblem;
import pk.gov.nsor.agencies.imports.file.Row;
import pk.gov.nsor.agencies.intake.FileMessages;
import pk.gov.nsor.agencies.intake.MessageStatus;
import pk.gov.nsor.foundation.access.Machine;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailUnavailableException;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.keys.Encryption;
import pk.gov.nsor.record.conviction.FactId;
import pk.gov.nsor.record.conviction.FactKind;

/**
 * Sends lines that were read: some one after another in one transaction, with their count. It gives way to others: it ends after
 * a short time, and where it would have to wait for somebody's lock, or a line is refused, nothing of it is left, and its lines
 * are sent again, each in a transaction of its own.
 */
@Component
class LineSending {

    private static final Logger LOG = LoggerFactory.getLogger(LineSending.class);

    /** It holds locks of several people, taken in any order: it waits for no other for longer than this. */
    private static final String LOCK_WAIT = "50ms";

    private static final int MOST_ATTEMPTS = 4;
    private static final int MOST_PAUSES = 7;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final BatchRepository batches;
    private final LineRepository lines;
    private final FileMessages messages;
    private final RecordedFacts facts;
    private final JdbcClient jdbc;
    private final TransactionOperations transaction;

    LineSending(
            BatchRepository batches,
            LineRepository lines,
            FileMessages messages,
            RecordedFacts facts,
            JdbcClient jdbc,
            TransactionOperations transaction) {
        this.batches = batches;
        this.lines = lines;
        this.messages = messages;
        this.facts = facts;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** The file whose lines are sent, and in whose name. */
    record File(Batch batch, Machine client, Actor actor, Encryption encryption, Pace pace) {}

    /** @param number from 1 */
    record Line(int number, Row row, BatchLine.Read read) {}

    /**
     * Sends these lines. Sent beside those before them, they are counted after them.
     *
     * @param lines at least one
     * @param before those before them
     * @param own these; ended where this fails
     * @return false where the file is not to be gone on with
     * @throws DataAccessResourceFailureException where the database is lost
     * @throws TransientDataAccessException where others stood in the way of a line again and again
     * @throws TrailUnavailableException where the trail takes no entries
     */
    boolean send(File file, List<Line> lines, LineGroup before, LineGroup own) {
        try {
            OptionalInt first = attempt(file, lines, before);
            int sent = first.orElse(0);
            if (sent < lines.size()) {
                own.delayed();
                sent = before.isCounted() ? rest(file, lines, sent, first.isEmpty()) : sent;
            }
            if (sent == lines.size()) {
                own.counted();
            }
            return sent == lines.size();
        } finally {
            own.ended();
        }
    }

    private int rest(File file, List<Line> lines, int first, boolean isOneInTheWay) {
        int sent = first;
        if (!isOneInTheWay) {
            // Those before them were in the way, and are not any more.
            sent += attempt(file, lines.subList(sent, lines.size()), LineGroup.ofLinesBefore())
                    .orElse(0);
        }
        while (sent < lines.size() && single(file, lines.get(sent))) {
            sent++;
        }
        return sent;
    }

    /**
     * In one transaction.
     *
     * @return how many were sent, none where others stand in the way; empty where one of the lines does
     */
    private OptionalInt attempt(File file, List<Line> lines, LineGroup before) {
        if (lines.size() == 1) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(together(file, lines, before));
        } catch (DataAccessResourceFailureException | TransactionException | TrailUnavailableException lost) {
            // Nothing is wrong with the lines: the file goes on with them later.
            throw lost;
        } catch (TransientDataAccessException othersInTheWay) {
            return OptionalInt.of(0);
        } catch (RuntimeException oneOfThem) {
            LOG.debug("Lines of {} are sent singly: {}", file.batch().id(), oneOfThem.getClass());
            return OptionalInt.empty();
        }
    }

    private int together(File file, List<Line> lines, LineGroup before) {
        return counted(file, lines.getFirst().number(), before, () -> {
            jdbc.sql("select set_config('lock_timeout', ?, true)")
                    .param(LOCK_WAIT)
                    .query(row -> {});
            long until = System.nanoTime() + Pace.LONGEST.toNanos();
            List<Became> became = new ArrayList<>();
            for (Line line : lines) {
                if (!became.isEmpty() && System.nanoTime() > until) {
                    break;
                }
                FileMessages.Checked message = line.read().message();
                became.add(message == null ? bad(file, line, line.read().problems()) : sent(file, line, message, null));
            }
            return became;
        });
    }

    /** What is done within a transaction that counts it. */
    private interface Work {
        List<Became> lines();
    }

    private int counted(File file, int first, LineGroup before, Work work) {
        long begun = System.nanoTime();
        long[] moment = {0};
        Integer lines = transaction.execute(status -> {
            List<Became> became = work.lines();
            long worked = System.nanoTime() - begun;
            if (before.isCountedAtOnce()) {
                moment[0] = System.nanoTime();
                if (batches.counted(
                        file.batch().id(), first, became, file.pace().since(moment[0]))) {
                    file.pace().took(worked, became.size());
                    return became.size();
                }
            }
            status.setRollbackOnly();
            return 0;
        });
        if (lines != null && lines > 0) {
            file.pace().counted(moment[0]);
        }
        return lines == null ? 0 : lines;
    }

    /** False where the file is not to be gone on with. */
    private boolean single(File file, Line line) {
        FileMessages.Checked message = line.read().message();
        if (message == null) {
            return counted(
                            file,
                            line.number(),
                            LineGroup.ofLinesBefore(),
                            () -> List.of(bad(file, line, line.read().problems())))
                    > 0;
        }
        InvalidValueException refusal = null;
        int failures = 0;
        int pauses = 0;
        while (failures < MOST_ATTEMPTS) {
            InvalidValueException known = refusal;
            try {
                return counted(
                                file,
                                line.number(),
                                LineGroup.ofLinesBefore(),
                                () -> List.of(sent(file, line, message, known)))
                        > 0;
            } catch (InvalidValueException contradiction) {
                refusal = contradiction;
                failures++;
            } catch (DataAccessResourceFailureException | TransactionException | TrailUnavailableException lost) {
                throw lost;
            } catch (TransientDataAccessException othersInTheWay) {
                pauses++;
                if (pauses > MOST_PAUSES) {
                    throw othersInTheWay;
                }
                pause(pauses);
            } catch (RuntimeException failed) {
                // Only its class name: the text of a failure may repeat the line.
                LOG.warn(
                        "Line {} of {} failed: {}",
                        line.number(),
                        file.batch().id(),
                        failed.getClass().getName());
                refusal = new InvalidValueException(
                        "feed.failed", "This message could not be recorded, whatever was tried.");
                failures++;
            }
        }
        LineProblem failed =
                new LineProblem(null, "import.line.failed", "The line could not be recorded, whatever was tried.");
        return counted(file, line.number(), LineGroup.ofLinesBefore(), () -> List.of(bad(file, line, List.of(failed))))
                > 0;
    }

    /** Longer each time, and by chance, so that two who were in each other's way do not meet again. */
    private static void pause(int times) {
        long longest = FIRST_PAUSE.toNanos() << times;
        LockSupport.parkNanos(RANDOM.nextLong(longest / 2, longest));
    }

    private Became sent(File file, Line line, FileMessages.Checked message, @Nullable InvalidValueException refusal) {
        facts.forget();
        FileMessages.Taken taken = messages.take(message, file.client(), file.actor(), refusal);
        boolean isRecorded = taken.status() == MessageStatus.RECORDED;
        FactKind kind = BatchRun.fact(file.batch().columns().of());
        Optional<FactId> fact = isRecorded ? facts.first(kind) : Optional.empty();
        PersonId person = taken.person();
        OptionalInt death = fact.isEmpty() || person == null ? OptionalInt.empty() : facts.deathOf(person);
        jdbc.sql("""
                        insert into imports.outcome (batch_id, line, receipt, person_id, fact_id, death_version)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .param(file.batch().id().value())
                .param(line.number())
                .param(taken.receipt())
                .param(person == null ? null : person.value())
                .param(fact.map(FactId::value).orElse(null))
                .param(death.isPresent() ? death.getAsInt() : null)
                .update();
        return isRecorded ? Became.RECORDED : Became.WAITING;
    }

    private Became bad(File file, Line line, List<LineProblem> problems) {
        lines.insertBad(
                file.batch().id(), line.number(), new LineRepository.Bad(line.row(), problems), file.encryption());
        return Became.BAD;
    }
}
