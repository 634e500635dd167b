package pk.gov.nsor.agencies.imports;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import pk.gov.nsor.agencies.intake.FileMessages;

/**
 * The place of some lines in the order of their file. They may be sent beside those before them, and are counted after them: the
 * lines that are counted are at all times the first ones of the file.
 */
final class Turn {

    // Whether they were counted with their first transaction.
    private final CompletableFuture<Boolean> atOnce = new CompletableFuture<>();
    // Whether they are counted, and those after them are to be sent.
    private final CompletableFuture<Boolean> over = new CompletableFuture<>();

    private final CompletableFuture<List<FileMessages.Checked>> messages = new CompletableFuture<>();

    /** Of lines that were counted before. */
    static Turn ofLinesBefore() {
        Turn turn = new Turn();
        turn.wereRead(List.of());
        turn.counted();
        return turn;
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

    /** They are sent once more, one by one; those after them, which wait with locks in their hands, have to let go. */
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
