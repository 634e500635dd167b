package pk.gov.nsor.accountability.oversight.quality;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import pk.gov.nsor.accountability.oversight.quality.QualityCounts.Count;
import pk.gov.nsor.accountability.oversight.quality.QualityCounts.Counting;
import pk.gov.nsor.accountability.oversight.quality.QualityReport.Agency;
import pk.gov.nsor.accountability.oversight.quality.QualityReport.Line;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.jobs.Job;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.RegisterNumber;
import pk.gov.nsor.foundation.reference.PoliceStation;
import pk.gov.nsor.foundation.reference.PoliceStations;
import pk.gov.nsor.foundation.reference.PolicyValues;
import pk.gov.nsor.foundation.shell.dashboard.CountCheck;
import pk.gov.nsor.foundation.shell.dashboard.PeopleCheck;
import pk.gov.nsor.foundation.shell.list.ListSort;
import pk.gov.nsor.policing.supervision.CaseAccess;
import pk.gov.nsor.policing.supervision.CaseScope;

/**
 * The standing checks of data quality that the modules contribute: counted every night, shown to whoever supervises a place,
 * and to registrars, who put much of it right.
 */
@Service
public class DataQuality {

    /** Who may see it. */
    public static final Set<Role> READERS =
            Set.of(Role.REGISTRAR, Role.NATIONAL_SUPERVISOR, Role.PROVINCIAL_SUPERVISOR, Role.DISTRICT_SUPERVISOR);

    private static final String RANKED_FROM = "quality.ranked-from";
    private static final int WEEK = 7;

    /** By how many days the counting of a week ago may be older; after a longer outage there is no change to tell. */
    private static final int DAYS_LATE = 2;

    /** Up to how many people on the register a list of the whole nation is counted and sorted as it is opened. */
    private static final long MOST_SORTED = 100_000;

    private final List<PeopleCheck> people;
    private final List<CountCheck> counts;
    private final QualityCounts table;
    private final CaseAccess access;
    private final PoliceStations stations;
    private final PolicyValues values;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DataQuality(
            List<PeopleCheck> people,
            List<CountCheck> counts,
            QualityCounts table,
            CaseAccess access,
            PoliceStations stations,
            PolicyValues values,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.people = people.stream()
                .sorted(Comparator.comparingInt(PeopleCheck::order))
                .toList();
        this.counts = counts;
        this.table = table;
        this.access = access;
        this.stations = stations;
        this.values = values;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * Somebody with a finding.
     *
     * @param station the station that answers; empty where none does
     */
    public record Found(
            PersonId person,
            RegisterNumber number,
            String station,
            @Nullable LocalDate since) {}

    @Bean
    static Job qualityJob(DataQuality quality) {
        return Job.daily("oversight.quality", LocalTime.of(3, 30)).does(quality::count);
    }

    /** Counts everything now, in place of what was counted today. */
    public void count() {
        transaction.executeWithoutResult(any -> {
            LocalDate today = today();
            table.begin(today, clock.instant());
            table.addPeople(today);
            people.forEach(check -> table.add(check, today));
            table.addAny(people, today);
            counts.forEach(check -> table.add(check.name(), check.counted(), today));
        });
    }

    /** The checks about people, in their order. */
    public List<PeopleCheck> peopleChecks() {
        return people;
    }

    /** The check about people of this name. */
    public Optional<PeopleCheck> find(String name) {
        return people.stream().filter(check -> check.name().equals(name)).findFirst();
    }

    /** What links to a record call the work on a check. */
    public static UUID task(PeopleCheck check) {
        return UUID.nameUUIDFromBytes(("quality." + check.name()).getBytes(StandardCharsets.UTF_8));
    }

    /** Where the reader's records lie: everywhere for a registrar. */
    public CaseScope scope(SignedIn reader) {
        return reader.has(Role.REGISTRAR) ? new CaseScope(true, Set.of(), Set.of()) : access.scope(reader);
    }

    /** What was counted last of the reader's scope; empty where nothing was counted yet. */
    public Optional<QualityReport> report(SignedIn reader) {
        return table.last(today()).map(counting -> report(counting, scope(reader)));
    }

    /** How many of the scope have the finding now; of a nation of many people, how many had it last night. */
    public long count(PeopleCheck check, CaseScope scope) {
        return isOfMany(scope) ? lastNight(check.name()) : table.count(check, scope, today());
    }

    /** Whether the scope has so many people that a list of them is not sorted. */
    public boolean isOfMany(CaseScope scope) {
        return scope.isNational() && lastNight(QualityCounts.PEOPLE) > MOST_SORTED;
    }

    private long lastNight(String name) {
        return table.last(today())
                .map(counting -> sum(table.of(counting.day()), name, any -> true))
                .orElse(0L);
    }

    /** Who of the scope has the finding now, for longest first unless they are sorted otherwise; of a nation of many people in no order. */
    public List<Found> found(PeopleCheck check, CaseScope scope, ListSort sort, long after, int most) {
        return table.found(check, scope, today(), !isOfMany(scope), sort, after, most).stream()
                .map(one -> new Found(one.person(), one.number(), one.station(), one.since()))
                .toList();
    }

    /** Whether the person has the finding now and lies in the reader's scope. */
    public boolean has(PeopleCheck check, SignedIn reader, PersonId person) {
        return READERS.stream().anyMatch(reader::has) && table.has(check, scope(reader), person, today());
    }

    private QualityReport report(Counting counting, CaseScope scope) {
        List<Count> now = table.of(counting.day());
        LocalDate weekAgo = counting.day().minusDays(WEEK);
        Optional<Counting> before =
                table.last(weekAgo).filter(week -> !week.day().isBefore(weekAgo.minusDays(DAYS_LATE)));
        List<Count> then = before.map(week -> table.of(week.day())).orElse(List.of());
        List<Line> lines = new ArrayList<>();
        Predicate<Count> own = count -> scope.isNational() || scope.coversStation(count.station());
        Set<String> countedThen = new HashSet<>(then.stream().map(Count::name).toList());
        people.forEach(check ->
                lines.add(line(check.name(), check.order(), true, now, then, own, countedThen.contains(check.name()))));
        if (scope.isNational()) {
            counts.forEach(check -> lines.add(
                    line(check.name(), check.order(), false, now, then, own, countedThen.contains(check.name()))));
        }
        lines.sort(Comparator.comparingInt(Line::order));
        return new QualityReport(counting.countedAt(), rankedFrom(), lines, agencies(now, own));
    }

    private static Line line(
            String name,
            int order,
            boolean isOfPeople,
            List<Count> now,
            List<Count> then,
            Predicate<Count> own,
            boolean isComparable) {
        long count = sum(now, name, own);
        LocalDate oldest = now.stream()
                .filter(each -> each.name().equals(name) && own.test(each))
                .map(Count::oldest)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
        return new Line(name, order, isOfPeople, count, isComparable ? count - sum(then, name, own) : null, oldest);
    }

    private static long sum(List<Count> counts, String name, Predicate<Count> own) {
        return counts.stream()
                .filter(each -> each.name().equals(name) && own.test(each))
                .mapToLong(Count::count)
                .sum();
    }

    /** The largest share first, then those that answer for too few to be ranked. */
    private List<Agency> agencies(List<Count> now, Predicate<Count> own) {
        Map<String, Long> found = new HashMap<>();
        now.stream()
                .filter(each -> each.name().equals(QualityCounts.ANY))
                .forEach(each -> found.put(each.station(), each.count()));
        int rankedFrom = rankedFrom();
        Map<String, PoliceStation> known = new HashMap<>();
        stations.all().forEach(station -> known.put(station.code(), station));
        Stream<Agency> agencies = now.stream()
                .filter(each -> each.name().equals(QualityCounts.PEOPLE) && own.test(each))
                .filter(each -> known.containsKey(each.station()))
                .map(each -> new Agency(
                        Objects.requireNonNull(known.get(each.station())),
                        each.count(),
                        found.getOrDefault(each.station(), 0L),
                        each.count() >= rankedFrom));
        return agencies.sorted(Comparator.comparing(Agency::isRanked)
                        .reversed()
                        .thenComparing(Comparator.comparingDouble(Agency::order).reversed())
                        .thenComparing(agency -> agency.station().code()))
                .toList();
    }

    private int rankedFrom() {
        return values.get(RANKED_FROM, today()).number();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
