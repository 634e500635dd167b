package pk.gov.nsor.agencies.imports;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import pk.gov.nsor.agencies.intake.FileMessages;

/**
 * Lines of a file that share a transaction, one of several groups at work. They are sent beside those before them and counted
 * after them: the lines that are counted are at all times the first ones of the file.
 */
final class LineGroup {

    // Whether they were counted with their first transaction.
    private final CompletableFuture<Boolean> atOnce = new CompletableFuture<>();
    // Whether they are counted, and those after them are to be sent.
    private final CompletableFuture<Boolean> over = new CompletableFuture<>();

    private final CompletableFuture<List<FileMessages.Checked>> messages = new CompletableFuture<>();

    /** Of lines that were counted before. */
    static LineGroup ofLinesBefore() {
        LineGroup group = new LineGroup();
        group.wereRead(List.of());
        group.counted();
        return group;
    }

    void wereRead(List<FileMessages.Checked> read) {
        boolean _ = messages.complete(read);
    }

    /** Waits until the lines were read. */
    List<FileMessages.Checked> messages() {
        return messages.join();
    }

    void counted() {
        boolean _ = atOnce.complete(true);
        boolean _ = over.complete(true);
    }

    /** They are sent once more; those after them, which hold locks while they wait for them, are rolled back. */
    void delayed() {
        boolean _ = atOnce.complete(false);
    }

    /** Nothing of the file is sent any more; without effect where they were counted. */
    void ended() {
        wereRead(List.of());
        boolean _ = atOnce.complete(false);
        boolean _ = over.complete(false);
    }

    /** Waits until they are counted, or will be later than those after them can wait for. */
    boolean isCountedAtOnce() {
        return atOnce.join();
    }

    /** Waits until they are counted; false where the file is not gone on with. */
    boolean isCounted() {
        return over.join();
    }
}
