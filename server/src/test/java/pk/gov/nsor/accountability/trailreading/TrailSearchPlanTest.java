package pk.gov.nsor.accountability.trailreading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.startup.launch.DatabaseAccess;
import pk.gov.nsor.testing.TestDatabase;

/** A page of the trail costs a part of its days, however long the trail is and however long ago they were. */
@Tag("walk")
class TrailSearchPlanTest {

    private static final int ENTRIES = 500_000;
    private static final int DAYS = 250;
    private static final LocalDate FIRST = LocalDate.of(2030, 1, 1);
    private static final LocalDate OLD = FIRST.plusDays(30);
    private static final UUID READER = UUID.randomUUID();

    private static JdbcClient jdbc;

    @BeforeAll
    static void fill() {
        DatabaseAccess access = TestDatabase.migrated().superuser();
        jdbc = JdbcClient.create(new DriverManagerDataSource(access.url(), access.user(), access.password()));
        jdbc.sql("""
                        insert into audit.entry (occurred_at, actor_kind, actor_id, origin, action, outcome, subject_id, link)
                        select ?::timestamptz + each * (interval '1 day' * ? / ?), 'OFFICER',
                               md5((each % 500)::text)::uuid, '192.0.2.7',
                               case when each % 5000 = 0 then 'BREACH_DECIDED' else 'PERSON_VIEWED' end, 'DONE',
                               md5((each % 7919)::text)::uuid, 'OWN_CASE'
                        from generate_series(0, ? - 1) each
                        """)
                .params(FIRST.atStartOfDay(Day.ZONE).toOffsetDateTime(), (double) DAYS, (double) ENTRIES, ENTRIES)
                .update();
        jdbc.sql("vacuum analyze audit.entry").update();
    }

    @Test
    void aPageOfAllOfSomeOldDaysReadsAPartOfThem() {
        for (TrailScope scope : List.of(auditor(), nation(), district())) {
            assertThat(read(scope, TrailQuestion.of(OLD, OLD.plusDays(6)), 0))
                    .as(scope.kind().name())
                    // 2,000 entries a day, and the pages of the index's ranges that the days only touch.
                    .isLessThan(8_000);
        }
    }

    @Test
    void oneOfficersAndOneRecordsEntriesAreFoundByTheirIndexes() {
        UUID one = jdbc.sql("select md5('7')::uuid").query(UUID.class).single();
        assertThat(plan(auditor(), question(null, one, Set.of()), 0)).anyMatch(line -> line.contains("entry_actor"));
        assertThat(plan(auditor(), question(one, null, Set.of()), 0)).anyMatch(line -> line.contains("entry_subject"));
        // The two indexes together leave pages, of which the entries of others are dropped.
        long ofDays = 31L * ENTRIES / DAYS;
        assertThat(read(auditor(), question(null, one, Set.of()), 0)).isLessThan(ofDays / 5);
        assertThat(read(auditor(), question(one, null, Set.of()), 0)).isLessThan(ofDays / 5);
    }

    @Test
    void whatIsRareIsFoundByReadingItsDaysOnce() {
        TrailQuestion rare = question(null, null, Set.of(TrailAction.BREACH_DECIDED));
        long all = 0;
        for (int part = 0; part < TrailSearch.parts(rare, null).size(); part++) {
            all += read(auditor(), rare, part);
        }
        assertThat(all).isLessThan(2L * 31 * ENTRIES / DAYS);
    }

    @Test
    void theDaysAreGoneThroughInAFewParts() {
        assertThat(TrailSearch.parts(TrailQuestion.of(FIRST, FIRST.plusDays(365)), null))
                .hasSizeLessThan(8);
        List<TrailSearch.Part> parts = TrailSearch.parts(TrailQuestion.of(OLD, OLD.plusDays(6)), null);
        assertThat(parts.getFirst().until())
                .isEqualTo(OLD.plusDays(7).atStartOfDay(Day.ZONE).toOffsetDateTime());
        assertThat(Duration.between(parts.getFirst().from(), parts.getFirst().until()))
                .isEqualTo(Duration.ofHours(6));
        for (int each = 1; each < parts.size(); each++) {
            assertThat(parts.get(each).until()).isEqualTo(parts.get(each - 1).from());
        }
        assertThat(parts.getLast().from()).isEqualTo(OLD.atStartOfDay(Day.ZONE).toOffsetDateTime());
    }

    /** How many entries a part of the page's statement reads, those that it drops included. */
    private static long read(TrailScope scope, TrailQuestion question, int part) {
        return plan(scope, question, part).stream()
                .filter(line ->
                        line.contains("Scan") && line.contains(" on entry e") || line.contains("Rows Removed by"))
                .mapToLong(line -> Long.parseLong(
                        line.contains("Rows Removed")
                                ? line.replaceAll("\\D", "")
                                : line.replaceAll(".*rows=([0-9]+).*", "$1")))
                .sum();
    }

    private static List<String> plan(TrailScope scope, TrailQuestion question, int part) {
        TrailSearchSql sql =
                new TrailSearchSql(scope, question, List.of(), List.of(), LocalDate.now(Clock.systemUTC()));
        TrailSearch.Part first = TrailSearch.parts(question, null).get(part);
        Map<String, Object> parameters = sql.parameters(first.from(), first.until());
        parameters.put("at", first.until());
        parameters.put("id", Long.MAX_VALUE);
        parameters.put("most", 51);
        List<String> plan = jdbc.sql("explain (analyze, costs off, timing off, summary off) " + sql.page())
                .params(parameters)
                .query(String.class)
                .list();
        assertThat(plan).as(String.join("\n", plan)).noneMatch(line -> line.contains("Seq Scan on entry"));
        return plan;
    }

    private static TrailQuestion question(@Nullable UUID record, @Nullable UUID actor, Set<TrailAction> actions) {
        return new TrailQuestion(record, actor, actions, null, null, null, "", null, OLD, OLD.plusDays(30));
    }

    private static TrailScope auditor() {
        return new TrailScope(READER, TrailScope.Kind.AUDITOR, Jurisdiction.NATIONAL);
    }

    private static TrailScope nation() {
        return new TrailScope(READER, TrailScope.Kind.NATION, Jurisdiction.NATIONAL);
    }

    private static TrailScope district() {
        return new TrailScope(READER, TrailScope.Kind.DISTRICT, new OfDistrict("okara"));
    }
}
