package pk.gov.nsor.record.fingerprints.index;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.jobs.Job;
import pk.gov.nsor.record.fingerprints.FingerprintRepository;
import pk.gov.nsor.record.fingerprints.FingerprintRepository.Searchable;
import pk.gov.nsor.record.fingerprints.FingerprintRepository.State;

/**
 * The prints that count, in the memory of this process. It is derived, is never written anywhere, and is made when somebody
 * is about to search. Before each search, and every minute, it is brought up to what the database has: what was withdrawn
 * or erased since is overwritten. Half an hour after the last search nothing is left of it.
 */
@Component
public class PrintIndex {

    /** Ten fingers of fifty thousand people, and never more than a third of the memory. */
    private static final long MOST = Math.min(500_000, Runtime.getRuntime().maxMemory() / 3 / 1_800);

    private static final int BATCH = 1_000;
    private static final Duration KEPT = Duration.ofMinutes(30);

    private final FingerprintRepository prints;
    private final Clock clock;
    private final TreeMap<Long, IndexedPrint> byNumber = new TreeMap<>();
    private final Set<Long> unreadable = new HashSet<>();
    private long latest;
    private volatile List<IndexedPrint> all = List.of();
    private volatile Progress progress = new Progress(0, 0, false);
    private volatile Instant asked = Instant.MIN;
    private volatile boolean isBegun;

    PrintIndex(FingerprintRepository prints, Clock clock) {
        this.prints = prints;
        this.clock = clock;
    }

    /**
     * How far it is.
     *
     * @param isReady whether a search would begin at once
     */
    public record Progress(long read, long of, boolean isReady) {}

    @Bean
    static Job fingerprintIndexJob(PrintIndex index) {
        return Job.inEveryProcess("fingerprints.index", Duration.ofMinutes(1)).does(index::keep);
    }

    /** Somebody is about to search: begins to read what is not there yet, and says how far it is. */
    public Progress prepare() {
        asked = clock.instant();
        if (!progress.isReady() && !isBegun) {
            isBegun = true;
            CompletableFuture<Void> _ =
                    CompletableFuture.runAsync(this::refresh).whenComplete((done, failed) -> isBegun = false);
        }
        return progress;
    }

    /** All prints that count at this moment, at most as many as there is room for. Waits where they have to be read. */
    public List<IndexedPrint> current() {
        asked = clock.instant();
        refresh();
        return all;
    }

    /** Whether there are more prints than there is room for. */
    public boolean isFull() {
        return all.size() >= MOST;
    }

    /** Brings it up to date while somebody searches; afterwards nothing is left. */
    void keep() {
        if (asked.plus(KEPT).isBefore(clock.instant())) {
            drop();
        } else if (progress.isReady()) {
            refresh();
        }
    }

    private synchronized void drop() {
        all = List.of();
        byNumber.values().forEach(IndexedPrint::forget);
        byNumber.clear();
        unreadable.clear();
        latest = 0;
        progress = new Progress(0, 0, false);
    }

    private synchronized void refresh() {
        State state = prints.state();
        boolean isChanged = false;
        if (state.latest() != latest || state.count() != byNumber.size() + unreadable.size()) {
            isChanged = removeGone() | readNew(state.count());
            if (byNumber.size() < MOST && byNumber.size() + unreadable.size() < state.count()) {
                // A transaction took a lower number and committed later.
                latest = 0;
                isChanged |= readNew(state.count());
            }
        }
        if (isChanged) {
            all = List.copyOf(byNumber.values());
        }
        progress = new Progress(all.size(), state.count(), true);
    }

    private boolean removeGone() {
        if (byNumber.isEmpty() && unreadable.isEmpty()) {
            return false;
        }
        Set<Long> counting = new HashSet<>(prints.numbers());
        List<IndexedPrint> gone = byNumber.values().stream()
                .filter(print -> !counting.contains(print.number()))
                .toList();
        gone.forEach(print -> byNumber.remove(print.number()));
        unreadable.retainAll(counting);
        // A search that is going on finds nothing in them any more.
        gone.forEach(IndexedPrint::forget);
        return !gone.isEmpty();
    }

    private boolean readNew(long count) {
        int before = byNumber.size();
        while (byNumber.size() < MOST) {
            FingerprintRepository.Batch batch = prints.after(latest, BATCH);
            for (Searchable print : batch.readable()) {
                byNumber.put(
                        print.number(),
                        new IndexedPrint(
                                print.number(),
                                print.person(),
                                print.finger(),
                                print.sex(),
                                print.bornIn(),
                                print.template()));
            }
            unreadable.addAll(batch.unreadable());
            if (batch.last() == 0) {
                break;
            }
            latest = batch.last();
            progress = new Progress(byNumber.size(), Math.max(count, byNumber.size()), false);
        }
        return byNumber.size() > before;
    }
}
