package pk.gov.nsor.foundation.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.RegisterNumber;
import pk.gov.nsor.foundation.kernel.Sex;
import pk.gov.nsor.startup.launch.DatabaseAccess;
import pk.gov.nsor.testing.TestDatabase;

@Tag("register")
class RecordClientTest {

    private static final UUID ID = UUID.fromString("10000000-0000-0000-0000-000000000001");

    private final DatabaseAccess access = TestDatabase.migrated().superuser();
    private final JdbcClient jdbc =
            RecordClient.of(new DriverManagerDataSource(access.url(), access.user(), access.password()));

    private record Known(
            PersonId person, RegisterNumber number, Sex sex, Instant seenAt, LocalDate since, boolean isLate) {}

    private record Named(String english, @Nullable String urdu) {}

    private record Stay(LocalDate from, @Nullable LocalDate until) {}

    private record Place(
            Named name,
            @Nullable Stay stay,
            Set<Sex> sexes,
            @Nullable Integer rank) {}

    private record Kept(Map<String, List<Integer>> figures, byte @Nullable [] sealed) {}

    private record Doubled(String text, int twice) {}

    @Test
    void identifiersEnumsAndMomentsAreReadByTheNamesOfComponents() {
        assertThat(jdbc.sql("""
            select ?::uuid as person_id, 123456789 as number, 'FEMALE' as sex, false as late,
                timestamptz '2026-11-28 05:00+05' as seen_at, date '2026-01-02' as since_day
            """).param(ID).query(Known.class).single())
                .isEqualTo(new Known(
                        new PersonId(ID),
                        new RegisterNumber(123_456_789),
                        Sex.FEMALE,
                        Instant.parse("2026-11-28T00:00:00Z"),
                        LocalDate.of(2026, 1, 2),
                        false));
    }

    @Test
    void aRecordInARecordIsReadBehindItsNameAndIsNullWhereAllOfItIs() {
        String select = """
            select name_en, 'لاہور' as name_ur, stay_from, null::date as stay_until, array['MALE', 'FEMALE'] as sexes,
                null::int as rank
            from (values ('Lahore', null::date), ('Kasur', date '2026-01-02')) as v (name_en, stay_from)
            """;

        assertThat(jdbc.sql(select).query(Place.class).list())
                .containsExactly(
                        new Place(new Named("Lahore", "لاہور"), null, Set.of(Sex.MALE, Sex.FEMALE), null),
                        new Place(
                                new Named("Kasur", "لاہور"),
                                new Stay(LocalDate.of(2026, 1, 2), null),
                                Set.of(Sex.MALE, Sex.FEMALE),
                                null));
    }

    @Test
    void aNullIsRefusedWhereTheComponentIsNeverNull() {
        assertThatThrownBy(() -> jdbc.sql("select null as english, 'x' as urdu")
                        .query(Named.class)
                        .single())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Null in Named.english");
        assertThatThrownBy(() -> jdbc.sql("select 'x' as text, null::int as twice")
                        .query(Doubled.class)
                        .list())
                .hasMessage("Null in Doubled.twice");
        assertThatThrownBy(() -> jdbc.sql("""
            select 'x' as name_en, 'x' as name_ur, null::date as stay_from, current_date as stay_until,
                array[]::text[] as sexes, 1 as rank
            """).query(Place.class).list()).hasMessage("Null in Stay.from");
    }

    @Test
    void aComponentWithoutAColumnIsRefused() {
        assertThatThrownBy(() ->
                        jdbc.sql("select 'x' as text").query(Doubled.class).single())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Doubled.twice has no column among [text]");
    }

    @Test
    void anotherOrderOfColumnsIsAnotherPlan() {
        assertThat(jdbc.sql("select 'x' as text, 2 as twice")
                        .query(Doubled.class)
                        .single())
                .isEqualTo(new Doubled("x", 2));
        assertThat(jdbc.sql("select 2 as twice, 'x' as text")
                        .query(Doubled.class)
                        .single())
                .isEqualTo(new Doubled("x", 2));
    }

    @Test
    void jsonBytesAndSingleValuesAreRead() {
        Kept kept = jdbc.sql("""
            select '{"a": [1, 2]}'::jsonb as figures, null::bytea as sealed
            """).query(Kept.class).single();

        assertThat(kept.figures()).isEqualTo(Map.of("a", List.of(1, 2)));
        assertThat(kept.sealed()).isNull();
        assertThat(jdbc.sql("select ?::uuid").param(ID).query(PersonId.class).list())
                .containsExactly(new PersonId(ID));
        assertThat(jdbc.sql("select 'MALE'").query(Sex.class).single()).isEqualTo(Sex.MALE);
        assertThat(jdbc.sql("select null::int").query(Integer.class).optional()).isEmpty();
    }

    @Test
    void aComponentCanBeReadInAWayOfItsOwn() {
        RecordMapper<Doubled> mapper = RecordMapper.of(Doubled.class).with("twice", row -> 2 * row.getInt("once"));

        assertThat(jdbc.sql("select 'x' as text, 3 as once").query(mapper).list())
                .containsExactly(new Doubled("x", 6));
    }

    @Test
    void recordsEnumsIdentifiersAndMomentsAreParameters() {
        Known known = new Known(
                new PersonId(ID),
                new RegisterNumber(123_456_789),
                Sex.MALE,
                Instant.parse("2026-11-28T00:00:00Z"),
                LocalDate.of(2026, 1, 2),
                true);
        String select = """
            select :person::uuid as person, :number::int as number, :sex as sex, :seenAt::timestamptz as seen_at,
                :since::date as since, :isLate::boolean as is_late
            """;

        assertThat(jdbc.sql(select).paramSource(known).query(Known.class).single())
                .isEqualTo(known);
        assertThat(jdbc.sql("select ?::text || ?")
                        .params(Sex.MALE, Sex.FEMALE)
                        .query(String.class)
                        .single())
                .isEqualTo("MALEFEMALE");
    }

    @Test
    void aMonthIsKeptAsItsFirstDay() {
        YearMonth month = YearMonth.of(2026, 2);

        assertThat(jdbc.sql("select ?::date")
                        .param(month)
                        .query(LocalDate.class)
                        .single())
                .isEqualTo(LocalDate.of(2026, 2, 1));
        assertThat(jdbc.sql("select date '2026-02-01'").query(YearMonth.class).single())
                .isEqualTo(month);
    }

    @Test
    void rowsAreAMapByTheirFirstColumn() {
        String stays = """
            select sex, stay_from as "from", null::date as until
            from (values ('MALE', date '2026-01-02'), ('FEMALE', date '2025-01-02')) as v (sex, stay_from)
            """;

        assertThat(jdbc.sql(stays).query(KeyedRows.of(Sex.class, Stay.class)))
                .containsExactly(
                        Map.entry(Sex.MALE, new Stay(LocalDate.of(2026, 1, 2), null)),
                        Map.entry(Sex.FEMALE, new Stay(LocalDate.of(2025, 1, 2), null)));
        assertThat(jdbc.sql("select ?::uuid, 'FEMALE'").param(ID).query(KeyedRows.of(PersonId.class, Sex.class)))
                .isEqualTo(Map.of(new PersonId(ID), Sex.FEMALE));
    }

    @Test
    void aMapHasOneRowForEachKeyUnlessItsValuesAreLists() {
        String twice = "select * from (values ('a', 2), ('b', 1), ('a', 1)) as v";

        assertThatThrownBy(() -> jdbc.sql(twice).query(KeyedRows.of(String.class, Integer.class)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Two rows for one String");
        assertThat(jdbc.sql(twice).query(KeyedRows.lists(String.class, Integer.class)))
                .containsExactly(Map.entry("a", List.of(2, 1)), Map.entry("b", List.of(1)));
        assertThatThrownBy(() -> jdbc.sql("select 'a', null::int").query(KeyedRows.of(String.class, Integer.class)))
                .hasMessage("Null for a Integer");
    }

    private record Listed(List<Sex> sexes, List<PersonId> people, List<String> none) {}

    @Test
    void theListsOfARecordAreArraysAmongItsParameters() {
        Listed listed = new Listed(List.of(Sex.FEMALE, Sex.MALE), List.of(new PersonId(ID)), List.of());

        assertThat(jdbc.sql("select :sexes::text[] as sexes, :people::uuid[] as people, :none::text[] as none")
                        .paramSource(listed)
                        .query(Listed.class)
                        .single())
                .isEqualTo(listed);
    }
}
