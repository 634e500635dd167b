package pk.gov.nsor.publicservice.enquiry.lookup;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.jobs.Job;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.record.registration.ListedCnics;
import pk.gov.nsor.record.registration.ListedCnics.Listed;

/**
 * Counts, day by day, how often the confirmed CNICs of people on the register were asked about: nobody else's, since nobody
 * else may ask. Each day is one transaction of one process, and counts once; no question waits for it.
 */
@Component
class LookupCounting {

    /** Questions in several parts are answered minutes after they came. */
    private static final Duration AFTER_MIDNIGHT = Duration.ofHours(1);

    private final LookupRepository store;
    private final DayHashes hashes;
    private final ListedCnics listed;
    private final TransactionOperations transaction;
    private final Clock clock;

    LookupCounting(
            LookupRepository store,
            DayHashes hashes,
            ListedCnics listed,
            TransactionOperations transaction,
            Clock clock) {
        this.store = store;
        this.hashes = hashes;
        this.listed = listed;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Bean
    static Job lookupCountingJob(LookupCounting counting) {
        return Job.inOneProcess("enquiry.lookups", Duration.ofMinutes(30)).does(counting::count);
    }

    /** At moments of the clock, so that it runs on a thread of its own: a day can take a minute. */
    void count() {
        while (Boolean.TRUE.equals(transaction.execute(status -> countNext()))) {
            // The next day.
        }
    }

    private boolean countNext() {
        if (!store.tryLock()) {
            return false;
        }
        LocalDate last = lastOver();
        Optional<LocalDate> next = store.firstUncounted(hashes.firstDayInUse(), last);
        if (next.isEmpty()) {
            Quarter first = Quarter.of(last.plusDays(1));
            // One more than can be disclosed: an approval of the previous quarter is still shown for some days.
            store.close(first, Quarter.latestTold(last).minus(Lookups.QUARTERS));
            return false;
        }
        countDay(next.get());
        return true;
    }

    private void countDay(LocalDate day) {
        store.markCounted(day);
        Function<Cnic, byte[]> hash = hashes.ofDay(day);
        long after = 0;
        List<Listed> some;
        do {
            some = listed.on(day, after, ListedCnics.MOST_AT_ONCE);
            store.add(
                    day,
                    some.stream().map(one -> hash.apply(one.cnic())).toArray(byte[][]::new),
                    some.stream().map(one -> one.person().value()).toArray(UUID[]::new));
            after = some.isEmpty() ? after : some.getLast().cnic().number();
        } while (some.size() == ListedCnics.MOST_AT_ONCE);
    }

    private LocalDate lastOver() {
        return LocalDate.ofInstant(clock.instant().minus(AFTER_MIDNIGHT), Day.ZONE)
                .minusDays(1);
    }
}
