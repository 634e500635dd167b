package pk.gov.nsor.record.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Jurisdiction.OfProvince;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.record.matching.NameSearchSql.Step;
import pk.gov.nsor.record.matching.spelling.NameKeys;
import pk.gov.nsor.record.registration.AccessGrounds;
import pk.gov.nsor.startup.launch.DatabaseAccess;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.TestDatabase;

/** A search reads a small part of the register, whoever asks and however common the name is. */
@Tag("walk")
@RegisterTest
class NameSearchPlanTest {

    private static final int PEOPLE = 50_000;
    /** A word that everybody's name has but those of Okara. */
    private static final String ELSEWHERE = "Gulfam";

    private static final LocalDate TODAY = LocalDate.of(2030, 1, 1);
    private static final Pattern BUFFERS = Pattern.compile("shared hit=(\\d+)(?: read=(\\d+))?");

    private static JdbcClient jdbc;

    private final Map<Role, SignedIn> readers = new EnumMap<>(Role.class);

    @Autowired
    private AccessGrounds links;

    @Autowired
    private Districts districts;

    @Autowired
    private Accounts accounts;

    /** Two of five are called Muhammad, one in 83 Aslam, three Zakaria; they live with all stations alike. */
    @BeforeAll
    static void fill() {
        DatabaseAccess access = TestDatabase.migrated().superuser();
        jdbc = JdbcClient.create(new DriverManagerDataSource(access.url(), access.user(), access.password()));
        jdbc.sql("""
                        insert into register.person (id, serial, name_latin, sex, born_on, nationality, registered_at)
                        select md5(each::text)::uuid, 100000000 + each, 'Made Up', 'MALE', date '1960-01-01' + each % 15000, 'PK', now()
                        from generate_series(1, ?) each
                        """).param(PEOPLE).update();
        jdbc.sql("""
                        insert into registration.standing (person_id, as_of, first_day, was_registrable, life, juvenile,
                            in_custody, terms, law_version, derived_at, identity_unconfirmed)
                        select md5(each::text)::uuid, current_date, date '2024-01-01', true, true, false, false, '[]', '', now(),
                            false
                        from generate_series(1, ?) each
                        """).param(PEOPLE).update();
        jdbc.sql("insert into supervision.case_file (person_id, opened_on, opened_in_custody, reviewed_on)"
                        + " select id, current_date, false, current_date from register.person")
                .update();
        jdbc.sql("""
                        insert into supervision.responsibility (person_id, station_code, from_day, reason, assigned_at)
                        select p.id, s.code, date '2024-01-01', 'RELEASE', now()
                        from (select id, row_number() over () as number from register.person) p
                        join (select code, row_number() over () as number, count(*) over () as stations
                            from reference.police_station) s on p.number % s.stations + 1 = s.number
                        """).update();
        jdbc.sql("""
                        insert into matching.name_key (person_id, kind, of_row, rules, terms)
                        select md5(each::text)::uuid, 'CURRENT', 0, 1, array[
                            case when each % 5 < 2 then 'MUHAMMAD' else 'first' || each % 61 end,
                            case when each % 83 = 0 then 'aslm' else 'second' || each % 83 end,
                            case when each % 16667 = 0 then 'zkra' else 'family' || each % 997 end,
                            case when s.district_code <> 'okara' then ? else 'tribe' end,
                            '=written ' || each, '#' || each % 24989, '<father' || each % 71]
                        from generate_series(1, ?) each
                        join supervision.responsibility r on r.person_id = md5(each::text)::uuid
                        join reference.police_station s on s.code = r.station_code
                        """).params(NameKeys.of(ELSEWHERE).getFirst(), PEOPLE).update();
        for (String table : List.of(
                "register.person", "matching.name_key", "registration.standing", "supervision.responsibility")) {
            jdbc.sql("vacuum analyze " + table).update();
        }
    }

    @Test
    void aRareNameIsReadByItsIndexWhoeverAsks() {
        for (Step step : Step.values()) {
            for (Role role : List.of(Role.REGISTRAR, Role.NATIONAL_SUPERVISOR)) {
                assertThat(pages(role, "Muhammad Zakaria", null, step))
                        .as("%s %s", role, step)
                        .isLessThan(600);
            }
            assertThat(pages(Role.SUPERVISING_OFFICER, "Muhammad Zakaria", null, step))
                    .as("officer %s", step)
                    .isLessThan(100);
            // Some pages of the index for each of its eighty scopes.
            assertThat(pages(Role.PROVINCIAL_SUPERVISOR, "Muhammad Zakaria", null, step))
                    .as("province %s", step)
                    .isLessThan(900);
        }
    }

    @Test
    void aCommonNameIsReadUntilThereAreEnough() {
        for (Role role : List.of(Role.REGISTRAR, Role.NATIONAL_SUPERVISOR)) {
            for (String name : List.of("Muhammad", "Muhammad Aslam")) {
                for (Step step : Step.values()) {
                    // 607 pages since the row of a standing says since when it says so, in eight bytes more.
                    assertThat(pages(role, name, null, step))
                            .as("%s %s %s", role, name, step)
                            .isLessThan(650);
                }
            }
        }
    }

    @Test
    void thePoliceReadThoseOfTheNameAmongTheirOwnAndNobodyElse() {
        for (String name : List.of("Muhammad", "Muhammad Aslam", "Aslam")) {
            for (Step step : Step.values()) {
                assertThat(pages(Role.SUPERVISING_OFFICER, name, null, step))
                        .as("%s %s", name, step)
                        .isLessThan(600);
            }
        }
    }

    @Test
    void aNameOfEverybodyElseIsReadAsOneThatNobodyHas() {
        for (Step step : Step.values()) {
            for (String also : List.of("", "Muhammad ", "Muhammad Aslam ")) {
                long elsewhere = pages(Role.SUPERVISING_OFFICER, also + ELSEWHERE, null, step);
                long nobodys = pages(Role.SUPERVISING_OFFICER, also + "Zulqam", null, step);
                assertThat(elsewhere).as("%s %s", also, step).isLessThan(100).isBetween(nobodys - 4, nobodys + 4);
            }
        }
        assertThat(pages(Role.REGISTRAR, ELSEWHERE, null, Step.CURRENT_WITH_ALL_WORDS))
                .as("they are there")
                .isNotEqualTo(pages(Role.REGISTRAR, "Zulqam", null, Step.CURRENT_WITH_ALL_WORDS));
    }

    @Test
    void peopleOnNoShelfAreReadByTheReadersOwnLinks() {
        NameSearchSql sql = sql(Role.PROVINCIAL_SUPERVISOR, "Muhammad " + ELSEWHERE, null);
        assertThat(pages(sql.besides().orElseThrow(), sql.besidesParameters())).isLessThan(100);
    }

    @Test
    void theFathersNameIsReadByTheIndexToo() {
        assertThat(pages(Role.REGISTRAR, "Muhammad", "Zakaria", Step.CURRENT_WITH_ALL_WORDS))
                .isLessThan(200);
    }

    /** How many pages of tables and indexes the statement of a step reads. */
    private long pages(Role role, String name, @Nullable String father, Step step) {
        NameSearchSql sql = sql(role, name, father);
        Map<String, Object> parameters = sql.parameters(step, List.of(), Set.of(), NameSearch.MOST + 1);
        parameters.computeIfPresent("readableToday", (each, day) -> TODAY);
        return pages(sql.statement(step), parameters);
    }

    private NameSearchSql sql(Role role, String name, @Nullable String father) {
        return new NameSearchSql(
                new NameQuestion(name, father, null, null),
                links.readable(readers.computeIfAbsent(role, this::reader), NameSearchSql.PERSON),
                role == Role.REGISTRAR,
                districts,
                TODAY);
    }

    private static long pages(String statement, Map<String, Object> parameters) {
        List<String> plan = jdbc.sql("explain (analyze, buffers, costs off, timing off, summary off) " + statement)
                .params(parameters)
                .query(String.class)
                .list();
        // The first is that of the whole; what planning reads comes after it.
        for (String line : plan) {
            Matcher found = BUFFERS.matcher(line);
            if (found.find()) {
                return Long.parseLong(found.group(1)) + (found.group(2) == null ? 0 : Long.parseLong(found.group(2)));
            }
        }
        throw new AssertionError(String.join("\n", plan));
    }

    private SignedIn reader(Role role) {
        return new Officers(accounts).of(jurisdiction(role), role).signedIn();
    }

    private static Jurisdiction jurisdiction(Role role) {
        return switch (role) {
            case SUPERVISING_OFFICER -> new OfDistrict("okara");
            case PROVINCIAL_SUPERVISOR -> new OfProvince("PK-PB");
            case REGISTRAR, NATIONAL_SUPERVISOR -> Jurisdiction.NATIONAL;
            default -> throw new IllegalArgumentException(role.name());
        };
    }
}
