package pk.gov.nsor.accountability.oversight.quality;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.reference.PolicyValues;
import pk.gov.nsor.foundation.shell.dashboard.OpenTasks;
import pk.gov.nsor.foundation.shell.dashboard.PeopleCheck;

/**
 * Whoever has a task on the record that nobody has closed for longer than the policy allows after the day it was due, whether it has
 * come to the Bureau and stayed there or nobody was told.
 */
@Component
class TaskWithoutEndCheck implements PeopleCheck {

    private static final String DAYS = "quality.task-days";

    private final List<OpenTasks> tasks;
    private final PolicyValues values;
    private final Clock clock;

    TaskWithoutEndCheck(List<OpenTasks> tasks, PolicyValues values, Clock clock) {
        this.tasks = tasks;
        this.values = values;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "task-without-end";
    }

    @Override
    public int order() {
        return 45;
    }

    @Override
    public String people() {
        String all = String.join(
                " union all ", tasks.stream().map(OpenTasks::openTasks).toList());
        // Tasks stay with the record on which they were begun, also where it is joined to another.
        return "select coalesce(m.root_id, t.person_id) as person_id, min(t.since) as since from (" + all
                + ") t left join register.merged_view m on m.part_id = t.person_id"
                + " where t.since < :today - :taskDays::int group by coalesce(m.root_id, t.person_id)";
    }

    @Override
    public Map<String, Object> parameters() {
        return Map.of("taskDays", values.get(DAYS, LocalDate.now(clock)).number());
    }
}
