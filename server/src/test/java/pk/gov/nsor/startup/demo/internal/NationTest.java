package pk.gov.nsor.startup.demo.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.util.function.SingletonSupplier;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.keys.SecretDirectory;
import pk.gov.nsor.startup.demo.SyntheticNation;
import pk.gov.nsor.startup.demo.SyntheticNation.Filled;
import pk.gov.nsor.startup.demo.SyntheticNation.Order;
import pk.gov.nsor.startup.launch.DatabaseAccess;
import pk.gov.nsor.testing.TestDatabase;

/** Each test has a database of its own and no server. */
@Tag("walk")
class NationTest {

    static final LocalDate AS_OF = LocalDate.of(2026, 11, 1);

    private static final IntConsumer SILENT = there -> {};

    private static final List<String> TABLES = List.of(
            "register.person",
            "register.person_alias",
            "register.person_cnic",
            "register.identity_examination",
            "register.address",
            "register.journal",
            "conviction.conviction",
            "conviction.offence",
            "conviction.quashing",
            "conviction.sentence",
            "conviction.custody_event",
            "conviction.death",
            "registration.standing",
            "registration.listed_cnic");

    private final TestDatabase database = TestDatabase.migrated();
    private final JdbcClient jdbc = client(database);

    /** Two batches of seed 7, for tests that only read them. */
    private static final Supplier<TestDatabase> TWO_BATCHES = SingletonSupplier.of(() -> {
        TestDatabase filled = TestDatabase.migrated();
        fill(filled, order(5_100, 7), SILENT);
        return filled;
    });

    @Test
    void numbersOfANationAreEachOfOnePersonAllOverTheRangeAndOtherOnesWhereSomebodyHasThem() {
        NationSerials numbers = new NationSerials(jdbc, 5);
        List<Integer> serials = numbers.of(0, 100_000);
        assertThat(new HashSet<>(serials)).hasSize(100_000);
        assertThat(serials).allMatch(serial -> serial >= 100_000_000 && serial <= 999_999_999);
        assertThat(serials.stream().mapToInt(serial -> serial).average().orElseThrow())
                .isCloseTo(550_000_000.0, within(5_000_000.0));
        assertThat(new NationSerials(jdbc, 6).of(0, 1_000)).doesNotContainAnyElementsOf(serials.subList(0, 10));
        int taken = serials.get(7);
        jdbc.sql("""
                        insert into register.person (id, serial, name_latin, sex, nationality, registered_at)
                        values (gen_random_uuid(), ?, 'Nobody', 'MALE', 'PK', now())
                        """).param(taken).update();
        List<Integer> others = numbers.of(5, 10);
        assertThat(others).doesNotContain(taken).doesNotHaveDuplicates().contains(serials.get(6), serials.get(8));
        assertThat(serials).doesNotContain(others.get(2));
    }

    @Test
    void oneSeedWritesTheSameRowsTwiceAndAnotherSeedOthers() {
        TestDatabase again = TestDatabase.migrated();
        TestDatabase other = TestDatabase.migrated();
        fill(database, order(1_500, 7), SILENT);
        fill(again, order(1_500, 7), SILENT);
        fill(other, order(1_500, 8), SILENT);
        for (String table : TABLES) {
            assertThat(rows(again, table)).as(table).isEqualTo(rows(database, table));
            assertThat(rows(other, table)).as(table).isNotEqualTo(rows(database, table));
        }
    }

    @Test
    void aNationHasAFewOfEveryKindOfPerson() {
        fill(database, order(5_000, 7), SILENT);
        assertThat(count("register.person")).isEqualTo(5_000);
        assertThat(count("register.person_cnic where status = 'CONFIRMED'")).isBetween(4_000L, 4_500L);
        assertThat(count(
                        "register.person p where not exists (select from register.person_cnic where person_id = p.id)"))
                .isBetween(200L, 500L);
        assertThat(count("register.person where nationality <> 'PK'")).isBetween(60L, 180L);
        assertThat(count("register.person where sex <> 'MALE'")).isBetween(100L, 300L);
        assertThat(count("register.person where name_urdu is null or name_latin is null"))
                .isBetween(100L, 400L);
        assertThat(count("registration.standing where juvenile")).isBetween(60L, 200L);
        assertThat(count("conviction.quashing")).isBetween(70L, 200L);
        assertThat(count("conviction.sentence")).isEqualTo(count("conviction.conviction"));
        assertThat(count("conviction.custody_event where kind = 'RELEASED'")).isBetween(1_500L, 4_000L);
        assertThat(
                        count(
                                "conviction.custody_event a where kind in ('ADMITTED', 'RECALLED') and not exists"
                                        + " (select from conviction.custody_event r where r.custody_period_id = a.custody_period_id and r.kind = 'RELEASED')"))
                .isBetween(1_000L, 3_500L);
        assertThat(count("conviction.custody_event where kind = 'ESCAPED'")).isBetween(20L, 150L);
        assertThat(count("conviction.custody_event where kind = 'RECALLED'")).isBetween(10L, 150L);
        assertThat(count("conviction.death")).isBetween(30L, 150L);
        assertThat(count("register.address where until_day is not null")).isBetween(1_000L, 4_000L);
        assertThat(count("(select distinct district_code from register.address) d"))
                .isGreaterThan(120);
        assertThat(count("conviction.conviction where judgment_on < '2021-12-01' or judgment_on > '2026-11-01'"))
                .isZero();
        // Entered twice: another record with the same line of address from the same day.
        assertThat(count("register.address a join register.address b on a.line = b.line and a.from_day = b.from_day"
                        + " and a.person_id < b.person_id"))
                .isBetween(30L, 120L);
    }

    @Test
    void everyCnicIsSyntheticAndNoFiller() {
        List<Long> cnics = client(TWO_BATCHES.get())
                .sql("select cnic from register.person_cnic")
                .query(Long.class)
                .list();
        assertThat(cnics).hasSizeGreaterThan(4_500).doesNotHaveDuplicates();
        assertThat(cnics)
                .allSatisfy(cnic -> assertThat(new Cnic(cnic).isSynthetic()).isTrue());
    }

    @Test
    void theSameOrderAgainFindsEverybodyThereAndAnotherIsRefused() {
        assertThat(fill(database, order(300, 7), SILENT)).isEqualTo(new Filled(0, 300));
        assertThat(fill(database, order(300, 7), SILENT)).isEqualTo(new Filled(300, 300));
        for (Order another : List.of(
                order(300, 8),
                order(301, 7),
                order(299, 7),
                new Order(300, 7, AS_OF.minusDays(1), false),
                new Order(299, 7, AS_OF, true))) {
            assertThatThrownBy(() -> fill(database, another, SILENT))
                    .isInstanceOf(InvalidValueException.class)
                    .hasMessageContaining("300 people of seed 7 as of 2026-11-01");
        }
        assertThat(count("register.person")).isEqualTo(300);
        assertThat(fill(database, new Order(500, 7, AS_OF, true), SILENT)).isEqualTo(new Filled(300, 500));
        assertThat(count("register.person")).isEqualTo(500);
    }

    @Test
    void loadingThatIsCutShortGoesOnWhereItWas() {
        List<Integer> progress = new ArrayList<>();
        assertThatThrownBy(() -> fill(database, order(5_100, 7), there -> {
                    progress.add(there);
                    throw new IllegalStateException("killed");
                }))
                .hasMessage("killed");
        assertThat(progress).containsExactly(5_000);
        assertThat(count("register.person")).isEqualTo(5_000);
        assertThat(fill(database, order(5_100, 7), progress::add)).isEqualTo(new Filled(5_000, 5_100));
        assertThat(progress).containsExactly(5_000, 5_100);
        TestDatabase uninterrupted = TWO_BATCHES.get();
        // Numbers that were taken for a batch that was lost are not given out again.
        String withoutNumbers = "(select id, name_latin, name_urdu, born_on, registered_at from register.person) p";
        assertThat(rows(uninterrupted, withoutNumbers)).isEqualTo(rows(database, withoutNumbers));
        assertThat(rows(uninterrupted, "registration.standing")).isEqualTo(rows(database, "registration.standing"));
    }

    @Test
    void eachBatchLeavesOneEntryOnTheTrail() {
        assertThat(client(TWO_BATCHES.get())
                        .sql("select action || ' ' || outcome || ' ' || origin from audit.entry order by id")
                        .query(String.class)
                        .list())
                .containsExactly("SYNTHETIC_DATA_LOADED DONE demo-data", "SYNTHETIC_DATA_LOADED DONE demo-data");
    }

    @Test
    void aRegisterWithPeopleWhoAreNotMadeUpIsRefused() {
        int inserted = jdbc.sql("""
                        insert into register.person (id, name_latin, sex, nationality, registered_at)
                        values (gen_random_uuid(), 'Somebody Real', 'MALE', 'PK', now())
                        """).update();
        assertThat(inserted).isEqualTo(1);
        assertThatThrownBy(() -> fill(database, order(10, 7), SILENT))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("not made up");
        assertThat(count("demo.data_set")).isZero();
    }

    @Test
    void sizesAndDaysOutsideTheirLimitsAreRefused() {
        LocalDate tomorrow = LocalDate.now(Clock.system(Day.ZONE)).plusDays(1);
        for (Order impossible : List.of(
                order(0, 7),
                order(9_000_001, 7),
                new Order(10, 7, tomorrow, false),
                new Order(10, 7, LocalDate.of(2021, 11, 30), false))) {
            assertThatThrownBy(() -> fill(database, impossible, SILENT)).isInstanceOf(InvalidValueException.class);
        }
        assertThat(fill(database, order(1, 7), SILENT)).isEqualTo(new Filled(0, 1));
    }

    @Test
    void theActsFirstDayIsADayThatDataCanBeOf() {
        LocalDate first = LocalDate.of(2021, 12, 1);
        assertThat(fill(database, new Order(200, 7, first, false), SILENT)).isEqualTo(new Filled(0, 200));
        assertThat(count("conviction.conviction where judgment_on <> '2021-12-01'"))
                .isZero();
    }

    static Order order(int people, long seed) {
        return new Order(people, seed, AS_OF, false);
    }

    static Filled fill(TestDatabase database, Order order, IntConsumer progress) {
        DatabaseAccess access = database.application();
        SingleConnectionDataSource connection =
                new SingleConnectionDataSource(access.url(), access.user(), access.password(), true);
        try (SyntheticNation nation = SyntheticNation.on(
                connection,
                new Keys(new SecretDirectory(database.data().resolve("secrets"))),
                Clock.system(Day.ZONE))) {
            return nation.fill(order, progress);
        } finally {
            connection.destroy();
        }
    }

    private static List<String> rows(TestDatabase database, String table) {
        return client(database)
                .sql("select (to_jsonb(t) - 'stands_since')::text from "
                        + (table.startsWith("(") ? "(select * from " + table + ")" : table) + " t order by 1")
                .query(String.class)
                .list();
    }

    private long count(String from) {
        return jdbc.sql("select count(*) from " + from).query(Long.class).single();
    }

    private static JdbcClient client(TestDatabase database) {
        DatabaseAccess access = database.owner();
        return JdbcClient.create(new org.springframework.jdbc.datasource.DriverManagerDataSource(
                access.url(), access.user(), access.password()));
    }
}
