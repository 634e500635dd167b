package pk.gov.nsor.publicservice.outreach;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.jobs.Job;

/**
 * How often texts name a district, week by week, for the effect of campaigns. Nothing is kept of who asked. Counted in memory, so
 * that no answer waits for it, and written every ten seconds: a process that dies loses what it counted since.
 */
@Component
public class DistrictQuestions {

    private static final Duration WRITTEN_EVERY = Duration.ofSeconds(10);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Map<Named, LongAdder> counted = new ConcurrentHashMap<>();

    public DistrictQuestions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What was asked. The names are stored. */
    public enum Topic {
        /** How many registered people live there. */
        AREA,
        /** Where help is. */
        HELP
    }

    private record Named(Topic topic, String district) {}

    @Configuration(proxyBeanMethods = false)
    static class Jobs {

        @Bean
        Job districtQuestionsJob(DistrictQuestions questions) {
            return Job.inEveryProcess("outreach.questions", WRITTEN_EVERY).does(questions::write);
        }
    }

    /** A text named the district with this key. */
    public void asked(Topic topic, String district) {
        counted.computeIfAbsent(new Named(topic, district), _ -> new LongAdder())
                .increment();
    }

    /** Writes what was counted since the last time; in one order, so that two processes never wait for each other. */
    public void write() {
        LocalDate week = week(LocalDate.now(clock));
        List<Named> all = counted.keySet().stream()
                .sorted(Comparator.comparing(Named::district).thenComparing(Named::topic))
                .toList();
        for (Named named : all) {
            LongAdder adder = counted.get(named);
            long asked = adder == null ? 0 : adder.sumThenReset();
            if (adder != null && asked > 0) {
                write(week, named, adder, asked);
            }
        }
    }

    private void write(LocalDate week, Named named, LongAdder adder, long asked) {
        try {
            jdbc.sql("""
                            insert into outreach.district_questions as known (week, district, topic, asked)
                            values (?, ?, ?, ?)
                            on conflict (week, district, topic) do update set asked = known.asked + excluded.asked
                            """)
                    .params(week, named.district, named.topic.name(), (int) asked)
                    .update();
        } catch (DataAccessException unavailable) {
            adder.add(asked);
            throw unavailable;
        }
    }

    /** The Monday of a day's week. */
    public static LocalDate week(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
