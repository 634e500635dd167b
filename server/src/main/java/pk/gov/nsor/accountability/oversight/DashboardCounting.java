package pk.gov.nsor.accountability.oversight;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import pk.gov.nsor.accountability.oversight.FigureRepository.Counting;
import pk.gov.nsor.foundation.database.StandbyReads;
import pk.gov.nsor.foundation.jobs.Job;
import pk.gov.nsor.foundation.shell.dashboard.PlaceFigure;
import pk.gov.nsor.foundation.shell.dashboard.PlaceFigures;
import pk.gov.nsor.foundation.shell.dashboard.PlaceTrend;

/**
 * Counts the figures of all places one after another, in one process for all. A page that finds them so old that
 * the job cannot run counts them itself.
 */
@Component
public class DashboardCounting {

    /** From the end of a counting to the next; a counting may take as long again. */
    private static final Duration EVERY = Duration.ofSeconds(30);

    /** After which a run of the job is given up. */
    private static final Duration LONGEST_RUN = Duration.ofMinutes(2);

    /** How old figures are at most that a page shows without counting: older ones mean that the job does not run. */
    static final Duration OLDEST = Duration.ofSeconds(60).plus(EVERY).plus(LONGEST_RUN);

    private static final Logger LOG = LoggerFactory.getLogger(DashboardCounting.class);

    private static final Duration SLOW_EVERY = Duration.ofMinutes(10);

    /** How old may be what they are counted of. */
    private static final Duration MAY_BE_OLD = Duration.ofSeconds(10);

    /** How many months a trend has, the one that runs included. */
    static final int MONTHS = 12;

    private final List<PlaceFigures> sources;
    private final List<PlaceTrend> trends;
    private final FigureRepository table;
    private final StandbyReads standbys;
    private final TransactionTemplate transaction;
    private final Clock clock;

    /** When this process counted last what is slow. */
    private volatile Instant slowAt = Instant.EPOCH;

    DashboardCounting(
            List<PlaceFigures> sources,
            List<PlaceTrend> trends,
            FigureRepository table,
            StandbyReads standbys,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.sources = sources;
        this.trends = trends;
        this.table = table;
        this.standbys = standbys;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Bean
    static Job dashboardFiguresJob(DashboardCounting counting) {
        return Job.inOneProcess("oversight.figures", EVERY).within(LONGEST_RUN).does(counting::countDue);
    }

    /** Counts everything now. */
    public void count() {
        transaction.executeWithoutResult(any -> {
            table.holdAlone();
            replace(true);
            replace();
        });
    }

    /** What is slow comes after the others, and not each time. */
    private void countDue() {
        transaction.executeWithoutResult(any -> {
            table.holdAlone();
            replace();
        });
        Instant now = clock.instant();
        if (slowAt.plus(SLOW_EVERY).isAfter(now) && !slowAt.isAfter(now)) {
            return;
        }
        transaction.executeWithoutResult(any -> replace(true));
        slowAt = now;
    }

    private void replace(boolean isSlow) {
        List<PlaceFigures> which =
                sources.stream().filter(source -> source.isSlow() == isSlow).toList();
        table.replace(
                which.stream()
                        .flatMap(source -> source.figures().stream())
                        .map(PlaceFigure::name)
                        .toList(),
                standbys.read(
                        MAY_BE_OLD,
                        () -> which.stream()
                                .flatMap(source -> source.counted().stream())
                                .toList()));
    }

    /**
     * When the figures were counted that a page may show; counts them where they are older than a job that runs leaves them. While
     * somebody else counts, a page shows what there is: a counting may take longer than figures are fresh, and who waits would have to
     * count after it. So it does where a counting fails: one source of figures must not take away the others.
     *
     * @throws RuntimeException where the counting fails and nothing was counted before
     */
    Instant countedAt() {
        return fresh().orElseGet(() -> {
            try {
                return Objects.requireNonNull(transaction.execute(_ -> countedNow()));
            } catch (RuntimeException failed) {
                Instant last = table.last().map(Counting::countedAt).orElseThrow(() -> failed);
                LOG.warn("The figures could not be counted; those of {} are shown", last, failed);
                return last;
            }
        });
    }

    private Instant countedNow() {
        Optional<Instant> last = table.last().map(Counting::countedAt);
        if (last.isEmpty()) {
            table.holdAlone();
        } else if (!table.tryHoldAlone()) {
            return last.get();
        }
        return fresh().orElseGet(this::replace);
    }

    private Optional<Instant> fresh() {
        Instant now = clock.instant();
        return table.last().map(Counting::countedAt).filter(at -> !at.isAfter(now) && at.isAfter(now.minus(OLDEST)));
    }

    private Instant replace() {
        Instant now = clock.instant();
        LocalDate today = LocalDate.now(clock);
        YearMonth month = YearMonth.from(today);
        YearMonth oldest = month.minusMonths(MONTHS - 1L);
        Optional<Counting> last = table.last();
        if (last.isEmpty()) {
            replace(true);
        }
        boolean isAll = last.filter(before -> before.monthsDay().equals(today)).isEmpty();
        replace(false);
        YearMonth from = isAll ? oldest : month;
        for (PlaceTrend trend : trends) {
            table.replace(
                    trend.name(), from, oldest, standbys.read(MAY_BE_OLD, () -> trend.counted(from.atDay(1), today)));
        }
        table.counted(new Counting(now, today));
        return now;
    }
}
