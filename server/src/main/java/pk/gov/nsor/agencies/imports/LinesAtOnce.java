package pk.gov.nsor.agencies.imports;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;
import pk.gov.nsor.agencies.imports.file.Row;
import pk.gov.nsor.agencies.intake.FileMessages;
import pk.gov.nsor.foundation.screening.ScreenMemory;

/**
 * Sends lines of a file. While nobody else is at work, several transactions run side by side, one for each processor. Where
 * somebody is, each has one line and a pause behind it, so that people's pages come as fast as before.
 */
@Component
class LinesAtOnce {

    /** Each needs a connection, and at times a second one. */
    private static final int MOST_AT_ONCE = 3;

    private final BatchLine reading;
    private final FileMessages messages;
    private final LineSending sending;
    private final GivingWay givingWay;
    private final int atOnce;

    LinesAtOnce(BatchLine reading, FileMessages messages, LineSending sending, GivingWay givingWay) {
        this.reading = reading;
        this.messages = messages;
        this.sending = sending;
        this.givingWay = givingWay;
        this.atOnce = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST_AT_ONCE);
    }

    /**
     * Until the last of these, until somebody stops the file, or until it may not go on.
     *
     * @param before how many lines come before these in the file
     * @throws RuntimeException as {@link LineSending#send}, of the first part of the lines that failed
     */
    void send(LineSending.File file, int before, List<Row> rows, BooleanSupplier mayGoOn) {
        ScopedValue.Carrier memory = ScreenMemory.remembering();
        Deque<CompletableFuture<Boolean>> running = new ArrayDeque<>();
        try (ExecutorService threads = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().name("import-", 0).factory())) {
            Deque<LineGroup> groups = new ArrayDeque<>(List.of(LineGroup.ofLinesBefore()));
            int taken = 0;
            while (taken < rows.size() && mayGoOn.getAsBoolean()) {
                boolean isAlone = !givingWay.isDue(file.batch().begunBy());
                if (!isGoneOnWith(running, isAlone ? atOnce - 1 : 0)) {
                    return;
                }
                int end = Math.min(taken + (isAlone ? file.pace().linesTogether() : 1), rows.size());
                List<Row> some = rows.subList(taken, end);
                int first = before + taken + 1;
                List<LineGroup> ahead = List.copyOf(groups);
                LineGroup own = new LineGroup();
                groups.add(own);
                if (groups.size() > MOST_AT_ONCE) {
                    LineGroup _ = groups.remove();
                }
                long begun = System.nanoTime();
                running.add(CompletableFuture.supplyAsync(
                        () -> memory.call(() -> sent(file, first, some, ahead, own)), threads));
                if (!isAlone) {
                    if (!isGoneOnWith(running, 0)) {
                        return;
                    }
                    GivingWay.pause(begun);
                }
                taken = end;
            }
            boolean _ = isGoneOnWith(running, 0);
        }
    }

    /** @param ahead the lines before these, which may not be counted yet; those just before are the last */
    private boolean sent(LineSending.File file, int first, List<Row> rows, List<LineGroup> ahead, LineGroup own) {
        LineGroup before = ahead.getLast();
        try {
            List<LineSending.Line> lines = reading.read(file.batch(), file.client(), first, rows);
            List<FileMessages.Checked> read = lines.stream()
                    .map(line -> line.read().message())
                    .filter(Objects::nonNull)
                    .toList();
            own.wereRead(read);
            // Whoever is made by a line before these must be found by them.
            List<FileMessages.Checked> others =
                    ahead.stream().flatMap(group -> group.messages().stream()).toList();
            if (messages.isAnyAboutSomebodyOf(read, others) && !before.isCounted()) {
                return false;
            }
            return sending.send(file, lines, before, own);
        } finally {
            // Also where reading failed: nothing behind them is counted.
            own.ended();
        }
    }

    /** Waits until no more than so many run; whether the file is to be gone on with. */
    private static boolean isGoneOnWith(Deque<CompletableFuture<Boolean>> running, int most) {
        boolean goesOn = true;
        while (running.size() > most) {
            goesOn &= sent(running.remove());
        }
        return goesOn;
    }

    private static boolean sent(CompletableFuture<Boolean> part) {
        try {
            return part.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }
}
