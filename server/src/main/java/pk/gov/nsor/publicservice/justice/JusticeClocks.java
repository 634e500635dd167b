package pk.gov.nsor.publicservice.justice;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.reference.Court;
import pk.gov.nsor.foundation.reference.Courts;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.reference.PolicyValues;
import pk.gov.nsor.publicservice.justice.ClockLine.Between;
import pk.gov.nsor.publicservice.justice.ClockLine.Count;
import pk.gov.nsor.publicservice.justice.ClockLine.Kind;
import pk.gov.nsor.publicservice.release.RoundedCounts;
import pk.gov.nsor.publicservice.release.RoundedCounts.Told;

/**
 * How long cases take, of the country, each province, and each court with enough cases. Nothing of a single case is told: counts
 * are rounded as published figures are, by offsets that stay; medians in weeks, and shares to the nearest five of a hundred, are of enough cases. The trial's months are those of s.16 of the Act.
 */
@Service
public class JusticeClocks {

    private static final int DAYS_OF_WEEK = 7;

    private final CourtCaseRepository table;
    private final ClockMemory memory;
    private final RoundedCounts rounded;
    private final Courts courts;
    private final Districts districts;
    private final PolicyValues policy;
    private final Clock clock;

    private volatile @Nullable Counted last;

    JusticeClocks(
            CourtCaseRepository table,
            ClockMemory memory,
            RoundedCounts rounded,
            Courts courts,
            Districts districts,
            PolicyValues policy,
            Clock clock) {
        this.table = table;
        this.memory = memory;
        this.rounded = rounded;
        this.courts = courts;
        this.districts = districts;
        this.policy = policy;
        this.clock = clock;
    }

    /** What the lines rest on, and the lines. */
    private record Counted(String version, List<ClockLine> lines) {}

    /**
     * The country's line, the provinces' and the courts', in this order; a court with fewer cases than the policy's number has
     * none. They are counted anew when a case, a value or the day has changed.
     */
    @Transactional
    public List<ClockLine> lines() {
        LocalDate today = LocalDate.now(clock);
        String version = String.join(
                " ",
                table.version(),
                today.toString(),
                Integer.toString(months()),
                Integer.toString(fewest()),
                Integer.toString(step()));
        Counted known = last;
        if (known == null || !known.version().equals(version)) {
            known = new Counted(version, counted(today));
            last = known;
        }
        return known.lines();
    }

    /** Within how many months a trial is to be decided. */
    public int months() {
        return policy.get("justice.trial", LocalDate.now(clock)).number();
    }

    /** How many cases a court, or a median, is of at least. */
    public int fewest() {
        return policy.get(FewestCasesPolicy.KEY, LocalDate.now(clock)).number();
    }

    /** Counts are told in multiples of this; less is not told. */
    public int step() {
        return rounded.counter(1).step();
    }

    private List<ClockLine> counted(LocalDate today) {
        int months = months();
        int fewest = fewest();
        Line country = new Line(Kind.COUNTRY, "");
        Map<String, Line> provinces = new TreeMap<>();
        Map<String, Line> ofCourts = new TreeMap<>();
        for (KnownCase each : table.all()) {
            country.add(each, months, today);
            ofCourts.computeIfAbsent(each.court(), code -> new Line(Kind.COURT, code))
                    .add(each, months, today);
            courts.byCode(each.court())
                    .map(Court::districtCode)
                    .flatMap(districts::byCode)
                    .map(District::provinceCode)
                    .ifPresent(province -> provinces
                            .computeIfAbsent(province, code -> new Line(Kind.PROVINCE, code))
                            .add(each, months, today));
        }
        List<ClockLine> lines = new ArrayList<>();
        int step = step();
        Map<String, Told> before = memory.hold(step);
        Map<String, Told> now = new HashMap<>(before);
        lines.add(country.told(fewest, step, now));
        provinces.values().forEach(line -> lines.add(line.told(fewest, step, now)));
        ofCourts.values().stream()
                .filter(line -> line.cases >= fewest)
                .forEach(line -> lines.add(line.told(fewest, step, now)));
        memory.keep(step, before, now);
        return List.copyOf(lines);
    }

    /** A line while it is counted. */
    private final class Line {
        private final Kind kind;
        private final String code;
        private final Map<Count, Long> counts = new EnumMap<>(Count.class);
        private final Map<Between, List<Long>> days = new EnumMap<>(Between.class);
        private int cases;
        private int decided;
        private int inTime;

        private Line(Kind kind, String code) {
            this.kind = kind;
            this.code = code;
        }

        private void add(KnownCase known, int months, LocalDate today) {
            cases++;
            for (Count count : Count.values()) {
                if (isCounted(count, known.days(), months, today)) {
                    decided += count == Count.DECIDED ? 1 : 0;
                    inTime += count == Count.IN_TIME ? 1 : 0;
                    counts.merge(count, 1L, Long::sum);
                }
            }
            for (Between between : Between.values()) {
                LocalDate from = known.days().day(between.from());
                LocalDate to = known.days().day(between.to());
                if (from != null && to != null) {
                    days.computeIfAbsent(between, _ -> new ArrayList<>()).add(ChronoUnit.DAYS.between(from, to));
                }
            }
        }

        /** @param memory of what was told before, which is changed to what is told now */
        private ClockLine told(int fewest, int step, Map<String, Told> memory) {
            Map<Count, @Nullable Long> told = new EnumMap<>(Count.class);
            for (Count count : Count.values()) {
                String name = kind + "/" + code + "/" + count;
                Told next = rounded.tell(name, counts.getOrDefault(count, 0L), step, memory.get(name));
                memory.put(name, next);
                told.put(count, next.people() == 0 ? null : next.people());
            }
            Map<Between, Integer> medians = new EnumMap<>(Between.class);
            days.forEach((between, all) -> {
                if (all.size() >= fewest) {
                    Collections.sort(all);
                    medians.put(between, Math.round((float) all.get(all.size() / 2) / DAYS_OF_WEEK));
                }
            });
            Integer percent = decided < fewest ? null : (int) Math.round(20.0 * inTime / decided) * 5;
            return new ClockLine(kind, code, Collections.unmodifiableMap(told), percent, medians);
        }
    }

    private static boolean isCounted(Count count, CaseDays days, int months, LocalDate today) {
        LocalDate from = days.clockFrom();
        LocalDate until = from == null ? null : from.plusMonths(months);
        LocalDate judgment = days.day(CaseStage.JUDGMENT);
        boolean isDecided = judgment != null && days.outcome() != CaseOutcome.WITHDRAWN;
        boolean isAppealed = days.day(CaseStage.APPEAL) != null;
        return switch (count) {
            case CASES -> true;
            case DECIDED -> isDecided && until != null;
            case IN_TIME -> isDecided && until != null && judgment != null && !judgment.isAfter(until);
            case PAST_TIME -> judgment == null && until != null && today.isAfter(until);
            case SETTLED -> !days.settled().isEmpty();
            case APPEALED -> isAppealed;
            case PENDING -> isAppealed && days.appealOutcome() == null;
            case UPHELD -> days.appealOutcome() == AppealOutcome.UPHELD;
            case CHANGED ->
                days.appealOutcome() == AppealOutcome.CHANGED
                        || days.appealOutcome() == AppealOutcome.ACQUITTED_BY_SETTLEMENT;
        };
    }
}
