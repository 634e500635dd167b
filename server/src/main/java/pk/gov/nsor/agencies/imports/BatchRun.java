package pk.gov.nsor.agencies.imports;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;
import pk.gov.nsor.agencies.imports.column.Doubts;
import pk.gov.nsor.agencies.imports.column.Field;
import pk.gov.nsor.agencies.imports.file.Row;
import pk.gov.nsor.agencies.intake.FileMessages;
import pk.gov.nsor.foundation.access.Machine;
import pk.gov.nsor.foundation.access.client.MachineClient;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.keys.Encryption;
import pk.gov.nsor.foundation.screening.ScreenMemory;
import pk.gov.nsor.record.conviction.FactKind;

/**
 * Sends the lines of a file in their order, each with its message, its count and what it brought to the register in one
 * transaction: a process that dies leaves no line half sent, and the next goes on behind the last.
 */
@Service
public class BatchRun {

    /** Lines from which the columns are judged. */
    private static final int LOOKED_AT = 2_000;

    private static final int READ_TOGETHER = 25;

    private final BatchRepository batches;
    private final LineRepository lines;
    private final BatchLock lock;
    private final BatchLine reading;
    private final FileMessages messages;
    private final LinesAtOnce atOnce;
    private final GivingWay givingWay;
    private final MachineClients clients;
    private final Clock clock;

    BatchRun(
            BatchRepository batches,
            LineRepository lines,
            BatchLock lock,
            BatchLine reading,
            FileMessages messages,
            LinesAtOnce atOnce,
            GivingWay givingWay,
            MachineClients clients,
            Clock clock) {
        this.batches = batches;
        this.lines = lines;
        this.lock = lock;
        this.reading = reading;
        this.messages = messages;
        this.atOnce = atOnce;
        this.givingWay = givingWay;
        this.clients = clients;
        this.clock = clock;
    }

    /**
     * Sends lines until the last, until somebody stops the file, or until it may not go on.
     *
     * @param progress called with the file as it is, after some lines
     * @throws InvalidValueException where another process is at work on the file, or its client was ended
     */
    public void run(BatchId id, BooleanSupplier mayGoOn, Consumer<Batch> progress) {
        lock.holding(id, () -> ScreenMemory.remembering().run(() -> send(id, mayGoOn, progress)));
    }

    private void send(BatchId id, BooleanSupplier mayGoOn, Consumer<Batch> progress) {
        Encryption encryption = batches.encryption(id);
        Pace pace = new Pace();
        while (mayGoOn.getAsBoolean()) {
            Batch batch = batches.find(id).orElseThrow();
            progress.accept(batch);
            if (batch.state() == BatchState.DONE) {
                lines.forget(id);
            }
            if (batch.state() != BatchState.RUNNING) {
                return;
            }
            Actor actor = new Actor(Actor.Kind.OFFICER, batch.begunBy(), "file");
            LineSending.File file = new LineSending.File(batch, client(batch), actor, encryption, pace);
            List<Row> rows = lines.from(id, batch.position() + 1, encryption);
            atOnce.send(file, batch.position(), rows, mayGoOn);
        }
    }

    private Machine client(Batch batch) {
        MachineClient client = clients.find(batch.client())
                .filter(MachineClient::enabled)
                .orElseThrow(
                        () -> new InvalidValueException("import.source.ended", "The client of this file was ended."));
        return client.machine();
    }

    /** What a line brings to the register. */
    static FactKind fact(Field.Of of) {
        return switch (of) {
            case JUDGMENT -> FactKind.CONVICTION;
            case CUSTODY -> FactKind.CUSTODY;
        };
    }

    /**
     * Goes through a file and sends nothing, until the last line, until somebody stops it, or until it may not go on.
     *
     * @param progress as of {@link #run}
     */
    public void check(BatchId id, BooleanSupplier mayGoOn, Consumer<Batch> progress) {
        lock.holding(id, () -> ScreenMemory.remembering().run(() -> look(id, mayGoOn, progress)));
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
            List<Row> rows = lines.from(id, line + 1, encryption);
            for (int first = 0; first < rows.size() && mayGoOn.getAsBoolean(); first += READ_TOGETHER) {
                long begun = System.nanoTime();
                int end = Math.min(first + READ_TOGETHER, rows.size());
                for (LineSending.Line read : reading.read(batch, client, line + 1, rows.subList(first, end))) {
                    found = foreseen(read, found);
                    line++;
                }
                if (givingWay.isDue(batch.begunBy())) {
                    GivingWay.pause(begun);
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

    private DryRun foreseen(LineSending.Line line, DryRun found) {
        FileMessages.Checked message = line.read().message();
        if (message == null) {
            return found.plus(
                    0,
                    0,
                    List.of(),
                    line.read().problems().stream()
                            .map(problem -> new DryRun.Fault(line.row().number(), problem))
                            .toList());
        }
        List<String> reasons = messages.foreseen(message);
        return found.plus(reasons.isEmpty() ? 1 : 0, reasons.isEmpty() ? 0 : 1, reasons, List.of());
    }
}
