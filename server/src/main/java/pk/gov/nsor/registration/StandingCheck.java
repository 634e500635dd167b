package pk.gov.nsor.registration;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import pk.gov.nsor.conviction.LegalFacts;
import pk.gov.nsor.conviction.LegalRecord;
import pk.gov.nsor.kernel.Cnic;
import pk.gov.nsor.kernel.PersonId;
import pk.gov.nsor.kernel.RegisterNumber;
import pk.gov.nsor.reference.Laws;
import pk.gov.nsor.register.Essentials;
import pk.gov.nsor.register.Essentials.Essential;
import pk.gov.nsor.requirement.Law;
import tools.jackson.databind.ObjectMapper;

/**
 * Derives everybody's standing anew and compares it with what is stored, what the public is told included. It changes
 * nothing but its own report: a difference is a defect of the software or of the database, and somebody has to look.
 */
@Component
public class StandingCheck {

    /** People read at once. */
    private static final int BATCH = 2000;

    private final JdbcClient jdbc;
    private final Essentials people;
    private final LegalRecord facts;
    private final StandingTable table;
    private final ListedCnics listed;
    private final Laws laws;
    private final CheckRuns runs;
    private final TransactionTemplate reading;
    private final TransactionTemplate writing;
    private final Clock clock;

    StandingCheck(
            JdbcClient jdbc,
            Essentials people,
            LegalRecord facts,
            StandingTable table,
            ListedCnics listed,
            Laws laws,
            CheckRuns runs,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.facts = facts;
        this.table = table;
        this.listed = listed;
        this.laws = laws;
        this.runs = runs;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.reading.setReadOnly(true);
        this.writing = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** For the command, which runs without the server. */
    public static StandingCheck of(
            JdbcClient jdbc, Laws laws, PlatformTransactionManager transactions, ObjectMapper json, Clock clock) {
        return new StandingCheck(
                jdbc,
                new Essentials(jdbc),
                new LegalRecord(jdbc),
                new StandingTable(jdbc, json),
                new ListedCnics(jdbc),
                laws,
                new CheckRuns(jdbc),
                transactions,
                clock);
    }

    /**
     * What was found.
     *
     * @param differing the records whose stored standing differs, at most {@link CheckRuns#MOST_LISTED} of them
     */
    public record Found(long people, long differences, List<RegisterNumber> differing) {}

    /**
     * Goes through everybody.
     *
     * @param progress told after each batch how many have been seen
     */
    public Found run(LongConsumer progress) {
        LocalDate asOf = LocalDate.now(clock);
        Law law = laws.current();
        return run(commit(() -> runs.begin(OffsetDateTime.now(clock), asOf, law.version())), law, asOf, progress);
    }

    /** The same, once for a day: nothing where another process has done it or is at it. */
    Optional<Found> runOncePerDay() {
        LocalDate asOf = LocalDate.now(clock);
        Law law = laws.current();
        return commit(() -> runs.claim(OffsetDateTime.now(clock), asOf, law.version()))
                .map(run -> run(run, law, asOf, seen -> {}));
    }

    private Found run(long run, Law law, LocalDate asOf, LongConsumer progress) {
        Tally tally = new Tally();
        PersonId last = null;
        while (true) {
            Batch batch = read(last, law, asOf);
            if (batch.seen() == 0) {
                break;
            }
            last = batch.last();
            tally.add(batch);
            commit(() -> runs.seen(run, batch.seen(), batch.differences(), table));
            progress.accept(tally.people);
        }
        commit(() -> runs.finish(run, OffsetDateTime.now(clock)));
        return new Found(tally.people, tally.differences, tally.differing);
    }

    /** How many people there are to go through. */
    public long people() {
        return people.count();
    }

    /** One whose stored standing differs. */
    record Difference(
            PersonId person,
            RegisterNumber number,
            @Nullable Standing stored,
            Standing derived) {}

    /** Which of these people have, now, another standing stored than the law says. */
    Set<PersonId> stillDiffering(List<PersonId> some) {
        LocalDate asOf = LocalDate.now(clock);
        Law law = laws.current();
        return Objects.requireNonNull(reading.execute(status -> compare(people.of(some), some, law, asOf).stream()
                .map(Difference::person)
                .collect(Collectors.toSet())));
    }

    private record Batch(int seen, @Nullable PersonId last, List<Difference> differences) {}

    private Batch read(@Nullable PersonId after, Law law, LocalDate asOf) {
        Batch batch = reading.execute(status -> {
            List<Essential> next = people.after(after, BATCH);
            List<PersonId> ids = next.stream().map(Essential::id).toList();
            return ids.isEmpty()
                    ? new Batch(0, null, List.of())
                    : new Batch(ids.size(), ids.getLast(), compare(next, ids, law, asOf));
        });
        return batch == null ? new Batch(0, null, List.of()) : batch;
    }

    private List<Difference> compare(List<Essential> batch, List<PersonId> ids, Law law, LocalDate asOf) {
        Map<PersonId, LegalFacts> known = facts.of(ids);
        Map<PersonId, Standing> stored = table.of(ids);
        Map<PersonId, Set<Cnic>> confirmed = people.confirmedCnics(ids);
        Map<PersonId, Set<ListedCnics.Row>> told = listed.rows(ids);
        List<Difference> differences = new ArrayList<>();
        for (Essential person : batch) {
            PersonId id = person.id();
            Standing derived =
                    StandingDerivation.standing(law, known.getOrDefault(id, LegalFacts.NONE), person.bornOn(), asOf);
            Standing kept = stored.get(id);
            boolean isSame = kept == null ? !derived.wasRegistrable() : derived.isToldBy(kept);
            if (!isSame || !isListed(derived, confirmed.getOrDefault(id, Set.of()), told.getOrDefault(id, Set.of()))) {
                differences.add(new Difference(id, person.number(), kept, derived));
            }
        }
        return differences;
    }

    /** What has expired may be listed still: its days are over. */
    private static boolean isListed(Standing derived, Set<Cnic> confirmed, Set<ListedCnics.Row> told) {
        Set<ListedCnics.Row> expected = ListedCnics.rows(confirmed, derived);
        if (told.equals(expected)) {
            return true;
        }
        return expected.isEmpty()
                && told.stream()
                        .allMatch(row -> row.last() != null && row.last().isBefore(derived.asOf()));
    }

    private <T> T commit(Supplier<T> work) {
        return Objects.requireNonNull(writing.execute(status -> work.get()));
    }

    private static final class Tally {
        private long people;
        private long differences;
        private final List<RegisterNumber> differing = new ArrayList<>();

        void add(Batch batch) {
            people += batch.seen();
            differences += batch.differences().size();
            batch.differences().stream()
                    .map(Difference::number)
                    .limit(CheckRuns.MOST_LISTED - differing.size())
                    .forEach(differing::add);
        }
    }
}
