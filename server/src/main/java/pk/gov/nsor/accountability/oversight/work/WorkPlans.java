package pk.gov.nsor.accountability.oversight.work;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.accountability.oversight.DashboardPlace;
import pk.gov.nsor.accountability.oversight.work.WorkCounting.Counted;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.reference.Laws;
import pk.gov.nsor.foundation.reference.PolicyValues;
import pk.gov.nsor.foundation.requirement.WorkingDays;
import pk.gov.nsor.foundation.shell.dashboard.WorkAhead;
import pk.gov.nsor.foundation.shell.dashboard.WorkAhead.Due;

/** What is due in the coming weeks, in minutes by the policy of today, against the hours of the officers there. */
@Service
public class WorkPlans {

    private static final String HOURS = "work.hours";

    /** Those that cannot do it come first, the earliest first; then whoever has most to do. */
    private static final Comparator<WeeksAhead> WORST_FIRST = Comparator.comparingInt(
                    (WeeksAhead each) -> each.impossibleFrom() < 0 ? WorkCounting.WEEKS : each.impossibleFrom())
            .thenComparing(each -> each.percent(0), Comparator.reverseOrder());

    private final WorkCounting counting;
    private final PolicyValues policy;
    private final Districts districts;
    private final Laws laws;
    private final Clock clock;

    WorkPlans(WorkCounting counting, PolicyValues policy, Districts districts, Laws laws, Clock clock) {
        this.counting = counting;
        this.policy = policy;
        this.districts = districts;
        this.laws = laws;
        this.clock = clock;
    }

    /**
     * The plan of a place.
     *
     * @param countedAt null until it was counted once
     * @param monday of the first week; null as countedAt
     */
    public record Plan(
            @Nullable Instant countedAt, @Nullable LocalDate monday, List<WeeksAhead> districts) {

        /** Those that cannot do what is due. */
        public List<WeeksAhead> impossible() {
            return districts.stream().filter(each -> each.impossibleFrom() >= 0).toList();
        }
    }

    /** Of the districts of a place in which something is due or somebody works, the worst first. */
    @Transactional(readOnly = true)
    public Plan of(DashboardPlace place) {
        Optional<Counted> last = counting.last();
        if (last.isEmpty()) {
            return new Plan(null, null, List.of());
        }
        Counted counted = last.get();
        LocalDate today = LocalDate.now(clock);
        Map<WorkAhead.Kind, Integer> minutes = new HashMap<>();
        for (WorkAhead.Kind kind : WorkAhead.Kind.values()) {
            minutes.put(kind, policy.get("work." + kind.key(), today).number());
        }
        int hours = policy.get(HOURS, today).number();
        Map<String, List<Integer>> weeks = new HashMap<>();
        for (Due due : counted.due()) {
            List<Integer> ofDistrict = weeks.computeIfAbsent(
                    due.district(), _ -> new ArrayList<>(Collections.nCopies(WorkCounting.WEEKS, 0)));
            ofDistrict.set(
                    due.week(),
                    Math.toIntExact(ofDistrict.get(due.week()) + due.count() * minutes.getOrDefault(due.kind(), 0)));
        }
        int left = workingDays(LocalDate.ofInstant(counted.at(), Day.ZONE), counted.monday());
        int all = workingDays(counted.monday(), counted.monday());
        List<WeeksAhead> plan = new ArrayList<>();
        for (District district : districts.everyDistrict()) {
            int officers = counted.officers().getOrDefault(district.code(), 0);
            List<Integer> due = weeks.get(district.code());
            if (place.contains(district) && (due != null || officers > 0)) {
                plan.add(new WeeksAhead(
                        district,
                        officers,
                        due == null ? Collections.nCopies(WorkCounting.WEEKS, 0) : due,
                        officers * hours,
                        left,
                        all));
            }
        }
        plan.sort(WORST_FIRST);
        return new Plan(counted.at(), counted.monday(), plan);
    }

    /** Days of the working week from a day to the end of the week of a Monday. */
    private int workingDays(LocalDate from, LocalDate monday) {
        WorkingDays days = laws.current().workingDays();
        return (int) from.datesUntil(monday.plusWeeks(1)).filter(days::isOfWeek).count();
    }
}
