package pk.gov.nsor.record.duplicates;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;
import pk.gov.nsor.foundation.jobs.Job;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.duplicates.DuplicateRepository.Due;
import pk.gov.nsor.record.duplicates.DuplicateRepository.Found;
import pk.gov.nsor.record.matching.RegisterSnapshot;
import pk.gov.nsor.record.matching.SimilarRecords;
import pk.gov.nsor.record.matching.SimilarRecords.Similar;
import pk.gov.nsor.record.matching.SoughtPerson;
import pk.gov.nsor.record.matching.compare.Comparison;
import pk.gov.nsor.record.register.AddressRecorded;
import pk.gov.nsor.record.register.CnicDecided;
import pk.gov.nsor.record.register.Identity;
import pk.gov.nsor.record.register.NamesRecorded;
import pk.gov.nsor.record.registration.alike.AlikeRecords;

/**
 * Compares every new or changed record with the others, sealed ones too, soon after the change: silently, so that nobody
 * learns at registration that somebody is on record.
 */
@Component
public class DuplicateSearch implements AlikeRecords {

    private static final Logger LOG = LoggerFactory.getLogger(DuplicateSearch.class);

    /**
     * The weight in bits from which two records are shown to people. With a million records two of them are of one person
     * by chance once in 2^20 pairs; from this weight on it is likely rather than not that the two are.
     */
    static final int LEAST_WEIGHT = 20;

    private static final int BATCH = 50;
    private static final int MOST_SHOWN = 5;

    /** The likeliest of one record that are noted at once: whoever has more has a name that proves nothing. */
    private static final int MOST_PAIRS = 20;

    private final SimilarRecords similar;
    private final DuplicateRepository table;
    private final TransactionOperations transaction;

    DuplicateSearch(SimilarRecords similar, DuplicateRepository table, TransactionOperations transaction) {
        this.similar = similar;
        this.table = table;
        this.transaction = transaction;
    }

    /** For commands, which run without the server. */
    static DuplicateSearch of(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        return new DuplicateSearch(
                SimilarRecords.reading(jdbc, clock),
                new DuplicateRepository(jdbc, clock),
                new TransactionTemplate(transactions));
    }

    @Bean
    static Job duplicatesJob(DuplicateSearch search) {
        return Job.inOneProcess("duplicates.compare", Duration.ofSeconds(30))
                .within(Duration.ofHours(1))
                .doesWhile(search::compareDue);
    }

    @EventListener
    void on(NamesRecorded recorded) {
        table.due(recorded.person());
    }

    @EventListener
    void on(AddressRecorded recorded) {
        table.due(recorded.person());
    }

    @EventListener
    void on(CnicDecided decided) {
        table.due(decided.person());
    }

    /** {@inheritDoc} At most as many as can be compared on one page. */
    @Override
    public List<Alike> to(Identity identity, @Nullable Cnic cnic, Set<String> districts) {
        return similar.to(new SoughtPerson(identity, cnic, districts), LEAST_WEIGHT).stream()
                .limit(MOST_SHOWN)
                .map(each -> new Alike(each.person(), each.comparison()))
                .toList();
    }

    String model() {
        return similar.model();
    }

    /** Compares those who wait by now, the longest first. One that cannot be compared keeps nobody else waiting. */
    public void compareDue(BooleanSupplier mayGoOn) {
        OffsetDateTime begun = table.now();
        List<Due> batch = table.due(begun, BATCH);
        while (!batch.isEmpty() && mayGoOn.getAsBoolean()) {
            batch.forEach(this::compare);
            batch = table.due(begun, BATCH);
        }
    }

    private void compare(Due due) {
        try {
            int _ = compare(due.personId());
            transaction.executeWithoutResult(status -> table.done(due));
        } catch (RuntimeException failed) {
            // Its message may tell of the person.
            LOG.error(
                    "Record {} could not be compared: {}",
                    due.personId(),
                    failed.getClass().getName());
            transaction.executeWithoutResult(status -> table.postpone(due));
        }
    }

    /**
     * Compares one record with all others, and notes those that are alike.
     *
     * @return how many of them were not known
     */
    public int compare(PersonId person) {
        List<Similar> alike = Objects.requireNonNull(transaction.execute(status -> similar.to(person, LEAST_WEIGHT)));
        return note(alike.stream()
                .limit(MOST_PAIRS)
                .map(other -> found(person, other))
                .toList());
    }

    /** All records, for a command that compares each of them with the others. */
    RegisterSnapshot all() {
        return similar.all();
    }

    /** The likeliest pairs of the record in one place with those in places before it. */
    static List<Found> before(RegisterSnapshot all, int place) {
        return all.before(place, LEAST_WEIGHT).stream()
                .limit(MOST_PAIRS)
                .map(other -> found(all.person(place), other))
                .toList();
    }

    private static Found found(PersonId person, Similar other) {
        return new Found(person, other.person(), bits(other.comparison()));
    }

    /** @return how many of them were not known */
    int note(List<Found> pairs) {
        return pairs.isEmpty()
                ? 0
                : Objects.requireNonNull(transaction.execute(status -> table.found(pairs, similar.model())));
    }

    /** The weight as it is noted. */
    static BigDecimal bits(Comparison comparison) {
        return BigDecimal.valueOf(comparison.weight()).setScale(1, RoundingMode.HALF_UP);
    }
}
