package pk.gov.nsor.record.registration;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import pk.gov.nsor.foundation.database.RecordClient;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.RegisterNumber;
import pk.gov.nsor.foundation.requirement.Law;
import pk.gov.nsor.record.conviction.LegalRecord;
import pk.gov.nsor.record.register.Essentials;
import pk.gov.nsor.record.registration.check.CheckRuns;
import pk.gov.nsor.record.registration.check.StandingComparison;
import tools.jackson.databind.ObjectMapper;

/**
 * Derives everybody's standing anew and compares it with what is stored, including the list for the public's
 * questions. It changes nothing but its own report: a difference is a defect of the software or of the database, and a
 * person has to investigate it.
 *
 * <p>All of it is read from one snapshot, the law included, so that what is committed meanwhile makes no difference.
 */
@Component
public class StandingCheck {

    /** How many people are checked between two commits of the report. */
    private static final int BATCH = 10_000;

    private final DataSource database;
    private final Essentials people;
    private final LegalRecord facts;
    private final StandingRepository table;
    private final CheckRuns runs;
    private final TransactionTemplate writing;
    private final Clock clock;

    StandingCheck(
            DataSource database,
            Essentials people,
            LegalRecord facts,
            StandingRepository table,
            CheckRuns runs,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.database = database;
        this.people = people;
        this.facts = facts;
        this.table = table;
        this.runs = runs;
        this.writing = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * For the command, which runs without the server.
     *
     * @param database gives a connection for each that reads
     * @param report for what is not read in parallel; one connection suffices
     * @param transactions of {@code report}
     */
    public static StandingCheck of(
            DataSource database,
            DataSource report,
            PlatformTransactionManager transactions,
            ObjectMapper json,
            Clock clock) {
        JdbcClient jdbc = RecordClient.of(report);
        return new StandingCheck(
                database,
                new Essentials(jdbc),
                new LegalRecord(jdbc),
                new StandingRepository(jdbc, json),
                new CheckRuns(jdbc),
                transactions,
                clock);
    }

    /**
     * The result of a check.
     *
     * @param people how many were seen
     * @param waiting how many of them wait to be derived anew after a change of the law, and were not compared
     * @param differing the records whose stored standing differs, by their numbers, at most {@link
     *     CheckRuns#MOST_LISTED}
     */
    public record Found(long people, long waiting, long differences, List<RegisterNumber> differing) {}

    /** A record whose stored standing differs. */
    public record Difference(
            PersonId person,
            RegisterNumber number,
            @Nullable Standing stored,
            Standing derived) {}

    /** How many people there are to check. */
    public long people() {
        return people.count();
    }

    /** Those of these people whose stored standing now differs from the law's. */
    public Set<PersonId> stillDiffering(List<PersonId> some) {
        Set<PersonId> differing = new HashSet<>();
        try (RegisterSnapshot snapshot = RegisterSnapshot.of(database)) {
            LocalDate asOf = today();
            Law law = snapshot.law();
            for (PersonId person : some) {
                try (StandingComparison comparison =
                        StandingComparison.of(snapshot.of(person), law, asOf, people, facts, table)) {
                    Batch batch = new Batch();
                    if (comparison.next(batch) && !batch.differences.isEmpty()) {
                        differing.add(person);
                    }
                }
            }
        }
        return differing;
    }

    /**
     * Checks everybody.
     *
     * @param connections that read at once; one more stays open meanwhile, and one writes the report
     * @param progress called from time to time with how many have been seen; one call at a time
     */
    public Found run(int connections, LongConsumer progress) {
        return run((asOf, law) -> Optional.of(runs.begin(OffsetDateTime.now(clock), asOf, law)), connections, progress)
                .orElseThrow();
    }

    /** The same at a slower pace, once a day: does nothing where another process has done it or is doing it. */
    public Optional<Found> runOncePerDay() {
        return run((asOf, law) -> runs.claim(OffsetDateTime.now(clock), asOf, law), 1, seen -> {});
    }

    /** @param begin returns the run to report to, for a day and the version of a law */
    private Optional<Found> run(
            BiFunction<LocalDate, String, Optional<Long>> begin, int connections, LongConsumer progress) {
        try (RegisterSnapshot snapshot = RegisterSnapshot.of(database)) {
            LocalDate asOf = today();
            Law law = snapshot.law();
            return commit(() -> begin.apply(asOf, law.version())).map(run -> {
                Tally tally = new Tally(run, progress);
                snapshot.read(connections, part -> compare(part, law, asOf, tally));
                return tally.finish();
            });
        }
    }

    /**
     * To be read after the snapshot was taken, so that nothing in the snapshot was derived for a later day, even at
     * midnight.
     */
    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private void compare(RegisterSnapshot.Part part, Law law, LocalDate asOf, Tally tally) {
        try (StandingComparison comparison = StandingComparison.of(part, law, asOf, people, facts, table)) {
            Batch batch = new Batch();
            while (comparison.next(batch)) {
                if (batch.seen == BATCH) {
                    tally.add(batch);
                    batch = new Batch();
                }
            }
            tally.add(batch);
        }
    }

    private <T> T commit(Supplier<T> work) {
        return Objects.requireNonNull(writing.execute(status -> work.get()));
    }

    /** People seen since the last commit of the report. */
    public static final class Batch {
        private int seen;
        private int waiting;
        private final List<Difference> differences = new ArrayList<>();

        public void right() {
            seen++;
        }

        public void waiting() {
            seen++;
            waiting++;
        }

        public void different(Difference difference) {
            seen++;
            differences.add(difference);
        }
    }

    /** The results of all parts together. */
    private final class Tally {
        private final long run;
        private final LongConsumer progress;
        private final List<RegisterNumber> differing = new ArrayList<>();
        private long people;
        private long waiting;
        private long differences;

        Tally(long run, LongConsumer progress) {
            this.run = run;
            this.progress = progress;
        }

        synchronized void add(Batch batch) {
            Integer _ = commit(() -> runs.seen(run, batch.seen, batch.waiting, batch.differences, table));
            people += batch.seen;
            waiting += batch.waiting;
            differences += batch.differences.size();
            batch.differences.stream()
                    .map(Difference::number)
                    .limit(CheckRuns.MOST_LISTED - differing.size())
                    .forEach(differing::add);
            progress.accept(people);
        }

        synchronized Found finish() {
            Integer _ = commit(() -> runs.finish(run, OffsetDateTime.now(clock)));
            differing.sort(Comparator.comparing(RegisterNumber::serial));
            return new Found(people, waiting, differences, List.copyOf(differing));
        }
    }
}
