package pk.gov.nsor.agencies.imports;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.agencies.imports.BatchRepository.Became;
import pk.gov.nsor.agencies.imports.column.Doubts;
import pk.gov.nsor.agencies.imports.column.Field;
import pk.gov.nsor.agencies.imports.column.LineProblem;
import pk.gov.nsor.agencies.imports.file.Row;
import pk.gov.nsor.agencies.intake.FileMessages;
import pk.gov.nsor.agencies.intake.MessageStatus;
import pk.gov.nsor.foundation.access.Machine;
import pk.gov.nsor.foundation.access.client.MachineClient;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailUnavailableException;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.keys.Encryption;
import pk.gov.nsor.record.conviction.FactId;
import pk.gov.nsor.record.conviction.FactKind;

/**
 * Sends the lines of a file, each with its message, its count and what it brought to the register in one transaction: a process
 * that dies leaves no line half sent, and the next goes on behind the last.
 */
@Service
public class BatchRun {

    private static final Logger LOG = LoggerFactory.getLogger(BatchRun.class);
    private static final int MOST_ATTEMPTS = 4;
    /** Lines from which the columns are judged. */
    private static final int LOOKED_AT = 2_000;

    private final BatchRepository batches;
    private final LineRepository lines;
    private final BatchLock lock;
    private final BatchLine reading;
    private final FileMessages messages;
    private final RecordedFacts facts;
    private final MachineClients clients;
    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final Clock clock;

    BatchRun(
            BatchRepository batches,
            LineRepository lines,
            BatchLock lock,
            BatchLine reading,
            FileMessages messages,
            RecordedFacts facts,
            MachineClients clients,
            JdbcClient jdbc,
            TransactionOperations transaction,
            Clock clock) {
        this.batches = batches;
        this.lines = lines;
        this.lock = lock;
        this.reading = reading;
        this.messages = messages;
        this.facts = facts;
        this.clients = clients;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Sends lines until the last, until somebody stops the file, or until it may not go on.
     *
     * @param progress called with the file as it is, after some lines
     * @throws InvalidValueException where another process is at work on the file, or its client was ended
     */
    public void run(BatchId id, BooleanSupplier mayGoOn, Consumer<Batch> progress) {
        lock.holding(id, () -> send(id, mayGoOn, progress));
    }

    private void send(BatchId id, BooleanSupplier mayGoOn, Consumer<Batch> progress) {
        Encryption encryption = batches.encryption(id);
        while (mayGoOn.getAsBoolean()) {
            Batch batch = batches.find(id).orElseThrow();
            progress.accept(batch);
            if (batch.state() == BatchState.DONE) {
                lines.forget(id);
            }
            if (batch.state() != BatchState.RUNNING) {
                return;
            }
            Machine client = client(batch);
            Actor actor = new Actor(Actor.Kind.OFFICER, batch.begunBy(), "file");
            int line = batch.position();
            for (Row row : lines.from(id, line + 1, encryption)) {
                line++;
                if (!mayGoOn.getAsBoolean() || !send(batch, client, actor, line, row, encryption)) {
                    break;
                }
            }
        }
    }

    private Machine client(Batch batch) {
        MachineClient client = clients.find(batch.client())
                .filter(MachineClient::enabled)
                .orElseThrow(
                        () -> new InvalidValueException("import.source.ended", "The client of this file was ended."));
        return new Machine(client.id(), client.name(), client.feed(), client.agency());
    }

    /** False where the file is not to be gone on with. */
    private boolean send(Batch batch, Machine client, Actor actor, int line, Row row, Encryption encryption) {
        long began = System.nanoTime();
        BatchLine.Read read = reading.read(batch, client, line, row);
        FileMessages.Checked message = read.message();
        if (message == null) {
            return bad(batch, line, new LineRepository.Bad(row, read.problems()), encryption, began);
        }
        InvalidValueException refusal = null;
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            try {
                return sent(batch, client, actor, line, message, refusal, began);
            } catch (InvalidValueException contradiction) {
                refusal = contradiction;
            } catch (DataAccessResourceFailureException | TransactionException | TrailUnavailableException lost) {
                // Nothing is wrong with the line: the file goes on with it later.
                throw lost;
            } catch (RuntimeException failed) {
                // Only its class name: the text of a failure may repeat the line.
                LOG.warn(
                        "Line {} of {} failed: {}",
                        line,
                        batch.id(),
                        failed.getClass().getName());
                if (!(failed instanceof TransientDataAccessException)) {
                    refusal = new InvalidValueException(
                            "feed.failed", "This message could not be recorded, whatever was tried.");
                }
            }
        }
        LineProblem failed =
                new LineProblem(null, "import.line.failed", "The line could not be recorded, whatever was tried.");
        return bad(batch, line, new LineRepository.Bad(row, List.of(failed)), encryption, began);
    }

    private boolean sent(
            Batch batch,
            Machine client,
            Actor actor,
            int line,
            FileMessages.Checked message,
            @Nullable InvalidValueException refusal,
            long began) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            FileMessages.Taken taken = messages.take(message, client, actor, refusal);
            boolean isRecorded = taken.status() == MessageStatus.RECORDED;
            FactKind kind = fact(batch.columns().of());
            Optional<FactId> fact = isRecorded ? facts.first(kind) : Optional.empty();
            jdbc.sql("insert into imports.outcome (batch_id, line, receipt, person_id, fact_id) values (?, ?, ?, ?, ?)")
                    .param(batch.id().value())
                    .param(line)
                    .param(taken.receipt())
                    .param(taken.person() == null ? null : taken.person().value())
                    .param(fact.map(FactId::value).orElse(null))
                    .update();
            boolean isCounted =
                    batches.counted(batch.id(), line, isRecorded ? Became.RECORDED : Became.WAITING, seconds(began));
            if (!isCounted) {
                status.setRollbackOnly();
            }
            return isCounted;
        }));
    }

    private boolean bad(Batch batch, int line, LineRepository.Bad bad, Encryption encryption, long began) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            boolean isCounted = batches.counted(batch.id(), line, Became.BAD, seconds(began));
            if (isCounted) {
                lines.insertBad(batch.id(), line, bad, encryption);
            }
            return isCounted;
        }));
    }

    /** What a line brings to the register. */
    static FactKind fact(Field.Of of) {
        return switch (of) {
            case JUDGMENT -> FactKind.CONVICTION;
            case CUSTODY -> FactKind.CUSTODY;
        };
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    /**
     * Goes through a file and sends nothing, until the last line, until somebody stops it, or until it may not go on.
     *
     * @param progress as of {@link #run}
     */
    public void check(BatchId id, BooleanSupplier mayGoOn, Consumer<Batch> progress) {
        lock.holding(id, () -> look(id, mayGoOn, progress));
    }

    private void look(BatchId id, BooleanSupplier mayGoOn, Consumer<Batch> progress) {
        Encryption encryption = batches.encryption(id);
        while (mayGoOn.getAsBoolean()) {
            Batch batch = batches.find(id).orElseThrow();
            progress.accept(batch);
            if (batch.state() != BatchState.CHECKING) {
                return;
            }
            Machine client = client(batch);
            int line = batch.checked();
            DryRun found = Optional.ofNullable(batch.checking()).orElse(DryRun.NOTHING);
            if (line == 0) {
                found = looked(batch, encryption);
            }
            for (Row row : lines.from(id, line + 1, encryption)) {
                line++;
                found = foreseen(batch, client, line, row, found);
                if (!mayGoOn.getAsBoolean()) {
                    break;
                }
            }
            if (!batches.checked(
                    batch, line, found, line == batch.lines() ? BatchState.CHECKED : BatchState.CHECKING)) {
                return;
            }
        }
    }

    /** What the columns have in the first lines, and what is odd about them. */
    private DryRun looked(Batch batch, Encryption encryption) {
        Doubts doubts = new Doubts(batch.columns(), batch.headings(), LocalDate.now(clock));
        int line = 0;
        while (line < Math.min(batch.lines(), LOOKED_AT)) {
            List<Row> rows = lines.from(batch.id(), line + 1, encryption);
            rows.forEach(row -> doubts.look(row.cells()));
            line += rows.size();
        }
        return DryRun.NOTHING.with(doubts.examples(), doubts.found());
    }

    private DryRun foreseen(Batch batch, Machine client, int line, Row row, DryRun found) {
        BatchLine.Read read = reading.read(batch, client, line, row);
        FileMessages.Checked message = read.message();
        if (message == null) {
            return found.plus(
                    0,
                    0,
                    List.of(),
                    read.problems().stream()
                            .map(problem -> new DryRun.Fault(row.number(), problem))
                            .toList());
        }
        List<String> reasons = messages.foreseen(message);
        return found.plus(reasons.isEmpty() ? 1 : 0, reasons.isEmpty() ? 0 : 1, reasons, List.of());
    }
}
