package pk.gov.nsor.record.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Jurisdiction.OfProvince;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.record.matching.compare.Probe;
import pk.gov.nsor.record.matching.compare.Probes;
import pk.gov.nsor.record.matching.spelling.NameCodes;
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
    /** A word that everybody's name has but those of Okara, where no name is a slip of it either. */
    private static final String ELSEWHERE = "Wazach";
    /** A word that nobody's name has, as long. */
    private static final String NOBODYS = "Yachaz";

    private static final LocalDate TODAY = LocalDate.of(2030, 1, 1);
    private static final Pattern BUFFERS = Pattern.compile("shared hit=(\\d+)(?: read=(\\d+))?");

    private static DriverManagerDataSource source;
    private static JdbcClient jdbc;

    private final Map<Role, SignedIn> readers = new EnumMap<>(Role.class);

    @Autowired
    private AccessGrounds links;

    @Autowired
    private Districts districts;

    @Autowired
    private Accounts accounts;

    /** They live with all stations alike. */
    @BeforeAll
    static void fill() {
        DatabaseAccess access = TestDatabase.migrated().superuser();
        source = new DriverManagerDataSource(access.url(), access.user(), access.password());
        jdbc = JdbcClient.create(source);
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
        List<UUID> people = new ArrayList<>();
        List<String> codes = new ArrayList<>();
        jdbc.sql("""
                        select p.id, row_number() over (order by p.id) as number, s.district_code = 'okara' as here
                        from register.person p
                        join supervision.responsibility r on r.person_id = p.id
                        join reference.police_station s on s.code = r.station_code
                        """).query(row -> {
            people.add(row.getObject("id", UUID.class));
            codes.add(codes(row.getInt("number"), row.getBoolean("here")));
        });
        jdbc.sql(
                        "insert into matching.name_key (person_id, kind, of_row, rules, codes)"
                                + " select id, 'CURRENT', 0, ?, codes::integer[] from unnest(?::uuid[], ?::text[]) n (id, codes)")
                .params(NameKeys.RULES, people.toArray(UUID[]::new), codes.toArray(String[]::new))
                .update();
        for (String table : List.of(
                "register.person", "matching.name_key", "registration.standing", "supervision.responsibility")) {
            jdbc.sql("vacuum analyze " + table).update();
        }
    }

    /** Two of five are called Muhammad, one in 83 Aslam, three Zakaria; the rest is made up. */
    private static String codes(int number, boolean isHere) {
        String name = String.join(
                " ",
                number % 5 < 2 ? "Muhammad" : word("d", number % 61),
                number % 83 == 0 ? "Aslam" : word("f", number % 83),
                number % 16_667 == 0 ? "Zakaria" : word("g", number % 997),
                isHere ? "Jatoi" : ELSEWHERE);
        return NameCodes.of(PersonName.latin(name), PersonName.latin(word("l", number % 71))).stream()
                .map(String::valueOf)
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** A word of four sounds. */
    private static String word(String first, int number) {
        String sounds = "bdfgklmnprst";
        StringBuilder word = new StringBuilder(first);
        for (int rest = number, each = 0; each < 3; each++, rest /= sounds.length()) {
            word.append('a').append(sounds.charAt(rest % sounds.length()));
        }
        return word.append('i').toString();
    }

    @Test
    void aRareNameIsReadByItsIndexWhoeverAsks() {
        for (String father : new String[] {null, word("l", 7)}) {
            for (Role role : List.of(Role.REGISTRAR, Role.NATIONAL_SUPERVISOR)) {
                assertThat(pages(role, "Muhammad Zakaria", father))
                        .as("%s", role)
                        .isLessThan(700);
            }
            assertThat(pages(Role.SUPERVISING_OFFICER, "Muhammad Zakaria", father))
                    .isLessThan(700);
            // Some pages of the index for each of its eighty scopes.
            assertThat(pages(Role.PROVINCIAL_SUPERVISOR, "Muhammad Zakaria", father))
                    .isLessThan(12_000);
        }
    }

    @Test
    void aCommonNameIsReadUntilThereAreEnough() {
        for (Role role : List.of(Role.REGISTRAR, Role.NATIONAL_SUPERVISOR)) {
            for (String name : List.of("Muhammad", "Muhammad Aslam")) {
                assertThat(pages(role, name, null)).as("%s %s", role, name).isLessThan(1_500);
            }
        }
    }

    @Test
    void thePoliceReadThoseOfTheNameAmongTheirOwnAndNobodyElse() {
        for (String name : List.of("Muhammad", "Muhammad Aslam", "Aslam")) {
            assertThat(pages(Role.SUPERVISING_OFFICER, name, null)).as(name).isLessThan(1_500);
        }
    }

    @Test
    void aNameOfEverybodyElseIsReadAsOneThatNobodyHas() {
        for (String also : List.of("", "Muhammad ", "Muhammad Aslam ")) {
            long elsewhere = pages(Role.SUPERVISING_OFFICER, also + ELSEWHERE, null);
            long nobodys = pages(Role.SUPERVISING_OFFICER, also + NOBODYS, null);
            assertThat(elsewhere).as(also).isBetween(nobodys - nobodys / 50 - 4, nobodys + nobodys / 50 + 4);
        }
        assertThat(pages(Role.REGISTRAR, ELSEWHERE, null))
                .as("they are there")
                .isNotEqualTo(pages(Role.REGISTRAR, NOBODYS, null));
    }

    @Test
    void peopleOnNoShelfAreReadByTheReadersOwnLinks() {
        NameQuestion question = new NameQuestion("Muhammad " + ELSEWHERE, null, null, null);
        CandidateSql sql = sql(Role.PROVINCIAL_SUPERVISOR, question);
        Integer[] any = new Probes("Muhammad " + ELSEWHERE, null).anyOf().toArray(Integer[]::new);
        assertThat(pages(sql.besides(), sql.besidesParameters(any, Candidates.MOST)))
                .isLessThan(100);
    }

    /** How many pages of tables and indexes all statements of a search read. */
    private long pages(Role role, String name, @Nullable String father) {
        NameQuestion question = new NameQuestion(name, father, null, null);
        CandidateSql sql = sql(role, question);
        Probes probes = new Probes(name, father);
        List<Integer> scopes = sql.goesByScopes()
                ? jdbc.sql(CandidateSql.SCOPES)
                        .param("scopes", sql.scopes())
                        .query(Integer.class)
                        .list()
                : List.of(0);
        List<List<Probe>> statements = new ArrayList<>(List.of(probes.allWords(), probes.allWordsBestFirst()));
        statements.addAll(probes.lackingWords().stream()
                .collect(Collectors.groupingBy(probe -> probe.any().size()))
                .values());
        long pages = 0;
        for (List<Probe> each : statements) {
            int lists = each.getFirst().any().size();
            Map<String, Object> parameters = sql.parameters(each, lists, scopes, 50, Candidates.MOST);
            parameters.computeIfPresent("readableToday", (key, day) -> TODAY);
            pages += pages(sql.statement(lists), parameters);
        }
        return pages;
    }

    private CandidateSql sql(Role role, NameQuestion question) {
        return new CandidateSql(
                question,
                links.readable(readers.computeIfAbsent(role, this::reader), CandidateSql.PERSON),
                role == Role.REGISTRAR,
                districts,
                TODAY);
    }

    private static long pages(String statement, Map<String, Object> parameters) {
        List<String> plan = withoutSequentialScans(
                "explain (analyze, buffers, costs off, timing off, summary off) " + statement, parameters);
        // The first is that of the whole; what planning reads comes after it.
        for (String line : plan) {
            Matcher found = BUFFERS.matcher(line);
            if (found.find()) {
                return Long.parseLong(found.group(1)) + (found.group(2) == null ? 0 : Long.parseLong(found.group(2)));
            }
        }
        throw new AssertionError(String.join("\n", plan));
    }

    /** As the search asks. */
    private static List<String> withoutSequentialScans(String statement, Map<String, Object> parameters) {
        return new TransactionTemplate(new DataSourceTransactionManager(source)).execute(status -> {
            String _ = jdbc.sql(Candidates.BY_INDEX).query(String.class).single();
            return jdbc.sql(statement).params(parameters).query(String.class).list();
        });
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
