package pk.gov.nsor.accountability.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.accountability.oversight.FigureRepository.Counting;
import pk.gov.nsor.foundation.database.StandbyReads;
import pk.gov.nsor.foundation.shell.dashboard.PlaceFigure;
import pk.gov.nsor.foundation.shell.dashboard.PlaceFigures;
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
    private StandbyReads standbys;

    @Autowired
    private PlatformTransactionManager transactions;

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

    @Test
    void aSourceThatFailsLeavesThePagesWithTheFiguresThereAreAndTheirTime() {
        counting.count();
        Instant old =
                clock.instant().minus(DashboardCounting.OLDEST).minusSeconds(30).truncatedTo(ChronoUnit.SECONDS);
        transaction.executeWithoutResult(_ -> table.counted(new Counting(old, LocalDate.now(clock))));
        int rows = table.counts().size();
        DashboardCounting failing =
                new DashboardCounting(List.of(new Failing()), List.of(), table, standbys, transactions, clock);
        assertThat(failing.countedAt()).isEqualTo(old);
        assertThat(table.counts()).hasSize(rows);
    }

    @Test
    void whileTheJobIsOnlyLateAPageDoesNotCountItself() {
        counting.count();
        Instant late = clock.instant().minus(Duration.ofMinutes(3)).truncatedTo(ChronoUnit.SECONDS);
        transaction.executeWithoutResult(_ -> table.counted(new Counting(late, LocalDate.now(clock))));
        assertThat(counting.countedAt()).isEqualTo(late);
    }

    private static final class Failing implements PlaceFigures {

        @Override
        public List<PlaceFigure> figures() {
            return List.of();
        }

        @Override
        public List<Count> counted() {
            throw new IllegalStateException("one list cannot be read");
        }
    }
}
