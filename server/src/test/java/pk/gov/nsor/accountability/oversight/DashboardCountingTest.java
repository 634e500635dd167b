package pk.gov.nsor.accountability.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.accountability.oversight.FigureRepository.Counting;
import pk.gov.nsor.testing.RegisterTest;

@RegisterTest
class DashboardCountingTest {

    @Autowired
    private DashboardCounting counting;

    @Autowired
    private FigureRepository table;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private Clock clock;

    @Test
    void whileOneCountsWhoeverOpensAPageIsShownWhatThereIsWithItsTimeAndDoesNotWait() throws Exception {
        counting.count();
        Instant old =
                clock.instant().minus(DashboardCounting.OLDEST).minusSeconds(30).truncatedTo(ChronoUnit.SECONDS);
        transaction.executeWithoutResult(_ -> {
            table.holdAlone();
            table.counted(new Counting(old, LocalDate.now(clock)));
        });
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            Instant shown = transaction.execute(_ -> {
                table.holdAlone();
                Future<Instant> page = other.submit(counting::countedAt);
                try {
                    return page.get(20, TimeUnit.SECONDS);
                } catch (Exception waited) {
                    throw new IllegalStateException(waited);
                }
            });
            assertThat(shown).isEqualTo(old);
        }
        assertThat(counting.countedAt()).as("nobody counts any more").isAfter(old);
    }
}
