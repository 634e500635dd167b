package pk.gov.nsor.foundation.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.startup.launch.DatabaseAccess;
import pk.gov.nsor.testing.TestDatabase;

/** A day of the trail is read by its index, however long the trail is. */
@Tag("register")
class TrailReadingTest {

    private static final int ENTRIES = 200_000;
    private static final int DAYS = 100;
    private static final LocalDate FIRST = LocalDate.of(2030, 1, 1);

    private final DatabaseAccess access = TestDatabase.migrated().superuser();
    private final JdbcClient jdbc =
            JdbcClient.create(new DriverManagerDataSource(access.url(), access.user(), access.password()));

    @Test
    void aDayIsFoundByTheIndexAndNotByReadingTheTrail() {
        jdbc.sql("""
                        insert into audit.entry (occurred_at, actor_kind, actor_id, origin, action, outcome, subject_id, link)
                        select ?::timestamptz + each * (interval '1 day' * ? / ?), 'OFFICER',
                               md5((each % 500)::text)::uuid, '192.0.2.7', 'PERSON_VIEWED', 'DONE',
                               md5((each % 7919)::text)::uuid, 'OWN_CASE'
                        from generate_series(0, ? - 1) each
                        """).params(begin(0), (double) DAYS, (double) ENTRIES, ENTRIES).update();
        jdbc.sql("vacuum analyze audit.entry").update();
        String[] work = {TrailAction.CASE_CHANGED.name()};
        readsTheDay(TrailReading.OF_DAY, work, begin(50), begin(51));
        readsTheDay(TrailReading.SEARCHES_OF_DAY, work, begin(50), begin(51), work);
    }

    private void readsTheDay(String statement, Object... parameters) {
        List<String> plan = jdbc.sql("explain (analyze, buffers) " + statement)
                .params(parameters)
                .query(String.class)
                .list();
        assertThat(plan)
                .as(String.join("\n", plan))
                .anyMatch(line -> line.contains("entry_day"))
                .noneMatch(line -> line.contains("Seq Scan"));
        long read = plan.stream()
                .filter(line -> line.contains("Rows Removed by Index Recheck"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
        assertThat(read).as("entries of other days").isLessThan(2L * ENTRIES / DAYS + 4_000);
    }

    private static OffsetDateTime begin(int day) {
        return FIRST.plusDays(day).atStartOfDay(Day.ZONE).toOffsetDateTime();
    }
}
