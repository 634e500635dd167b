package pk.gov.nsor.record.conviction;

import java.sql.Connection;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.conviction.check.CustodyPeriods;
import pk.gov.nsor.record.conviction.legalfile.LegalFile;
import pk.gov.nsor.record.conviction.repository.FactRepositories;
import pk.gov.nsor.record.register.PersonRange;
import pk.gov.nsor.record.register.merged.MergedRecords;

/** Reads the legal facts of people. */
@Service
public class LegalRecord {

    private static final Comparator<Conviction> LATEST_FIRST = Comparator.comparing(
                    (Conviction conviction) -> conviction.judgment().judgmentOn())
            .thenComparing(Conviction::recordedAt)
            .thenComparing(conviction -> conviction.id().value())
            .reversed();

    private final FactRepositories tables;
    private final MergedRecords merged;

    @Autowired
    public LegalRecord(FactRepositories tables, MergedRecords merged) {
        this.tables = tables;
        this.merged = merged;
    }

    /** For reading outside the server. */
    public LegalRecord(JdbcClient jdbc) {
        this(new FactRepositories(jdbc), new MergedRecords(jdbc, Clock.systemUTC()));
    }

    /**
     * What is known now of a person, for the law's rules; {@link LegalFacts#NONE} for somebody without facts. For a record
     * that is joined with another, that of the leading one.
     */
    @Transactional(readOnly = true)
    public LegalFacts of(PersonId person) {
        return of(List.of(person)).getOrDefault(person, LegalFacts.NONE);
    }

    /**
     * As {@link #of(PersonId)}, as it was known before a version of a fact was written.
     *
     * @param person a leading record
     */
    @Transactional(readOnly = true)
    public LegalFacts before(PersonId person, FactChange change) {
        LegalFile file = file(person);
        return facts(
                before(file.convictions(), FactKind.CONVICTION, change),
                before(file.quashings(), FactKind.QUASHING, change),
                before(file.custody(), FactKind.CUSTODY, change),
                before(file.deaths(), FactKind.DEATH, change));
    }

    private static <T extends LegalFact> List<Fact<T>> before(List<Fact<T>> facts, FactKind kind, FactChange change) {
        if (kind != change.kind()) {
            return facts;
        }
        List<Fact<T>> before = new ArrayList<>(facts.size());
        for (Fact<T> fact : facts) {
            Fact<T> earlier = fact.id().equals(change.fact())
                    ? new Fact<>(
                            fact.id(),
                            fact.versions().stream()
                                    .filter(version -> version.number() < change.version())
                                    .toList())
                    : fact;
            if (!earlier.versions().isEmpty()) {
                before.add(earlier);
            }
        }
        return before;
    }

    /** As {@link #of(PersonId)}, for several people with six statements; the answer contains all of them. */
    @Transactional(readOnly = true)
    public Map<PersonId, LegalFacts> of(Collection<PersonId> people) {
        if (people.size() == 1) {
            PersonId person = people.iterator().next();
            Optional<LegalFile> known = tables.known(person);
            if (known.isPresent()) {
                LegalFile file = known.get();
                return Map.of(person, facts(file.convictions(), file.quashings(), file.custody(), file.deaths()));
            }
        }
        Map<PersonId, PersonId> leading = merged.leading(people);
        if (leading.isEmpty()) {
            return own(people);
        }
        Map<PersonId, LegalFacts> known = own(people.stream()
                .map(person -> leading.getOrDefault(person, person))
                .collect(Collectors.toSet()));
        return people.stream()
                .distinct()
                .collect(Collectors.toMap(
                        Function.identity(), person -> known.get(leading.getOrDefault(person, person))));
    }

    private Map<PersonId, LegalFacts> own(Collection<PersonId> people) {
        Map<PersonId, List<Fact<NewConviction>>> convictions = tables.convictions(people);
        Map<PersonId, List<Fact<Quashed>>> quashings = tables.quashings(people);
        Map<PersonId, List<Fact<CustodyEvent>>> custody = tables.custody(people);
        Map<PersonId, List<Fact<Death>>> deaths = tables.deaths(people);
        Map<PersonId, LegalFacts> facts = new HashMap<>();
        for (PersonId person : people) {
            facts.put(
                    person,
                    facts(
                            convictions.getOrDefault(person, List.of()),
                            quashings.getOrDefault(person, List.of()),
                            custody.getOrDefault(person, List.of()),
                            deaths.getOrDefault(person, List.of())));
        }
        return facts;
    }

    /**
     * As {@link #of(PersonId)}, for everybody in a range, for work on the whole register.
     *
     * @param connection in a transaction, which lasts as long as the reading
     */
    public LegalFactsInOrder inOrder(Connection connection, PersonRange range) {
        return tables.inOrder(connection, range);
    }

    /** Everything that was ever recorded of a person, including earlier versions and withdrawn facts. */
    @Transactional(readOnly = true)
    public LegalFile file(PersonId person) {
        return tables.known(person).orElseGet(() -> tables.file(person));
    }

    /** The judgments in force, the latest first; people without any are left out. */
    Map<PersonId, List<Conviction>> convictions(Collection<PersonId> people) {
        Map<PersonId, List<Fact<Quashed>>> quashings = tables.quashings(people);
        Map<PersonId, List<Conviction>> convictions = new HashMap<>();
        tables.convictions(people).forEach((person, facts) -> {
            List<Conviction> inForce = convictions(facts, quashings.getOrDefault(person, List.of()));
            if (!inForce.isEmpty()) {
                convictions.put(person, inForce);
            }
        });
        return convictions;
    }

    /** The current facts that follow from all versions of one person's facts. */
    static LegalFacts facts(
            List<Fact<NewConviction>> convictions,
            List<Fact<Quashed>> quashings,
            List<Fact<CustodyEvent>> custody,
            List<Fact<Death>> deaths) {
        return new LegalFacts(
                convictions(convictions, quashings),
                CustodyPeriods.of(custody),
                death(deaths, true),
                death(deaths, false));
    }

    /** A death that only one source reports does not count for the law's rules. */
    private static @Nullable LocalDate death(List<Fact<Death>> deaths, boolean established) {
        for (Fact<Death> fact : deaths) {
            if (fact.inForce() && fact.now().established() == established) {
                return fact.now().on();
            }
        }
        return null;
    }

    private static List<Conviction> convictions(List<Fact<NewConviction>> facts, List<Fact<Quashed>> quashings) {
        List<Conviction> inForce = new ArrayList<>(facts.size());
        for (Fact<NewConviction> fact : facts) {
            if (fact.inForce()) {
                inForce.add(conviction(fact, quashings));
            }
        }
        inForce.sort(LATEST_FIRST);
        return inForce;
    }

    private static Conviction conviction(Fact<NewConviction> fact, List<Fact<Quashed>> quashings) {
        ConvictionId id = new ConvictionId(fact.id().value());
        return new Conviction(id, fact.now(), fact.first().recordedAt(), quashing(id, quashings));
    }

    private static Conviction.@Nullable Quashing quashing(ConvictionId id, List<Fact<Quashed>> quashings) {
        for (Fact<Quashed> fact : quashings) {
            Quashed quashed = fact.now();
            if (fact.inForce() && quashed.conviction().equals(id)) {
                return new Conviction.Quashing(quashed.on(), quashed.reason());
            }
        }
        return null;
    }
}
