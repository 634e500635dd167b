package pk.gov.nsor.accountability.retention;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.reference.PolicyValue;
import pk.gov.nsor.foundation.reference.PolicyValues;

/** All classes of data with what is there of each today. */
@Service
public class RetentionList {

    private final RetentionRepository table;
    private final RetentionWatch watch;
    private final PolicyValues policy;
    private final Clock clock;

    RetentionList(RetentionRepository table, RetentionWatch watch, PolicyValues policy, Clock clock) {
        this.table = table;
        this.watch = watch;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * A class.
     *
     * @param policy how long, where a policy row says it
     * @param oldest the day on which the time of the oldest that is there began; null where none is there or the class
     *     has no such day
     * @param nextDue when that is over
     * @param run when it was last gone through; null where it never was, or no run erases the class
     * @param late whether nobody has gone through it in its time
     */
    public record Line(
            DataClass dataClass,
            List<String> tables,
            @Nullable PolicyValue policy,
            @Nullable LocalDate oldest,
            @Nullable LocalDate nextDue,
            @Nullable Run run,
            boolean late) {

        /** Whether something is there that should have gone. */
        public boolean isOverdue(LocalDate today) {
            return nextDue != null && nextDue.isBefore(today);
        }
    }

    /** All of them, in their order. */
    @Transactional(readOnly = true)
    public List<Line> all() {
        LocalDate today = LocalDate.now(clock);
        Map<DataClass, Run> runs = table.runs();
        List<DataClass> late = watch.late();
        return Arrays.stream(DataClass.values())
                .map(one -> line(one, today, runs.get(one), late.contains(one)))
                .toList();
    }

    private Line line(DataClass dataClass, LocalDate today, @Nullable Run run, boolean late) {
        String key = dataClass.policy();
        PolicyValue value = key == null ? null : policy.get(key, today);
        String query = dataClass.oldest();
        LocalDate oldest = query == null ? null : table.oldest(query, today).orElse(null);
        return new Line(
                dataClass,
                table.tables(dataClass),
                value,
                oldest,
                oldest == null ? null : nextDue(dataClass, value, oldest),
                run,
                late);
    }

    private static @Nullable LocalDate nextDue(DataClass dataClass, @Nullable PolicyValue value, LocalDate oldest) {
        if (value != null) {
            return value.unit().equals("years")
                    ? oldest.plusYears(value.number())
                    : oldest.plusDays(value.number() + 1L);
        }
        Integer days = dataClass.days();
        return days == null ? null : oldest.plusDays(days + 1L);
    }
}
