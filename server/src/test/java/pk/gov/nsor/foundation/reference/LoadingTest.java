package pk.gov.nsor.foundation.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import pk.gov.nsor.startup.launch.DatabaseAccess;
import pk.gov.nsor.startup.launch.DatabaseMigration;
import pk.gov.nsor.testing.TestDatabase;

@Tag("register")
class LoadingTest {

    private static final String VERSIONS = """
            select string_agg(version::text, ', ' order by version) from directory.entry_version
            where entry_id = (select id from directory.entry where code = '%s')
            """;

    private final TestDatabase database = TestDatabase.migrated();

    @Test
    void aSecondMigrationLoadsNothing() {
        assertThat(DatabaseMigration.migrate(database.owner(), "nsor_app")).isZero();
    }

    @Test
    void factsThatChangedAreBroughtUpToDateAndNoneIsDeleted() throws SQLException {
        owner("update reference.district set name_ur = 'x' where code = 'lahore'");
        owner("insert into reference.public_holiday values ('2030-01-01', 'Older', 'x', 'recalled')");
        owner("update migration.flyway_schema_history set checksum = 1 where script like '%reference_data%'");

        assertThat(DatabaseMigration.migrate(database.owner(), "nsor_app")).isEqualTo(1);

        assertThat(text("select name_ur from reference.district where code = 'lahore'"))
                .isEqualTo("لاہور");
        assertThat(text("select name_en from reference.public_holiday where day = '2030-01-01'"))
                .isEqualTo("Older");
        assertThat(text("select count(*)::text from reference.district")).isEqualTo("172");
    }

    @Test
    void aSplitStaysWhateverTheFilesSay() throws SQLException {
        owner("""
                insert into access.account (id, user_name, display_name, agency, jurisdiction, password_hash, created_at)
                values ('00000000-0000-0000-0000-000000000001', 'somebody', 'Somebody', 'NPB', 'NATIONAL', 'x', now());
                insert into approval.proposal (id, kind, payload, effective_from, reason, fingerprint, preview,
                    proposed_by, proposed_at, open_until)
                values ('00000000-0000-0000-0000-000000000002', 'x', '{}', '2026-01-01', 'reason', '', '{}',
                    '00000000-0000-0000-0000-000000000001', now(), '2026-01-01');
                update reference.district set name_ur = 'x', split_from = 'lahore', valid_from = '2026-06-01',
                    recorded_at = now(), proposal_id = '00000000-0000-0000-0000-000000000002' where code = 'swat';
                insert into reference.district_move (tehsil_code, from_day, district_code, proposal_id)
                values ('PK60804', '2026-06-01', 'swat', '00000000-0000-0000-0000-000000000002');
                update reference.tehsil set name_en = 'x' where code in ('PK60804', 'PK60806');
                """);
        owner("update migration.flyway_schema_history set checksum = 1 where script like '%reference_data%'");

        assertThat(DatabaseMigration.migrate(database.owner(), "nsor_app")).isEqualTo(1);

        assertThat(text("select name_ur || split_from from reference.district where code = 'swat'"))
                .isEqualTo("xlahore");
        assertThat(text("select string_agg(name_en, ', ' order by code) from reference.tehsil"
                        + " where code in ('PK60804', 'PK60806')"))
                .isEqualTo("x, Tandlian Wala");
        assertThat(text("select reference.district_on('faisalabad', 'PK60804', '2026-05-31')"))
                .isEqualTo("faisalabad");
        assertThat(text("select split_from from reference.district where code = 'upper-swat'"))
                .as("a predecessor of the files")
                .isEqualTo("swat");
    }

    @Test
    void aDirectoryEntryThatChangedGetsAnotherVersionAndOneThatAKeeperTouchedNone() throws SQLException {
        owner("""
                insert into access.account (id, user_name, display_name, agency, jurisdiction, password_hash, created_at)
                values ('00000000-0000-0000-0000-000000000003', 'a-keeper', 'A Keeper', 'NPB', 'NATIONAL', 'x', now());
                update directory.entry_version set note = 'older'
                where entry_id in (select id from directory.entry where code in ('bolo-helpline', 'sahil'));
                update directory.entry_version set change = 'CONFIRMED',
                    recorded_by = '00000000-0000-0000-0000-000000000003'
                where entry_id = (select id from directory.entry where code = 'sahil');
                """);
        owner("update migration.flyway_schema_history set checksum = 1 where script like '%reference_data%'");

        assertThat(DatabaseMigration.migrate(database.owner(), "nsor_app")).isEqualTo(1);

        assertThat(text(VERSIONS.formatted("bolo-helpline"))).isEqualTo("1, 2");
        assertThat(text(VERSIONS.formatted("sahil"))).isEqualTo("1");
        assertThat(text(VERSIONS.formatted("madadgaar"))).as("unchanged").isEqualTo("1");
    }

    @Test
    void everyTableAndColumnSaysWhatItIs() {
        assertThat(text("""
                        select coalesce(string_agg(c.relname || '.' || a.attname, ', '), '')
                        from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
                        where c.relnamespace = 'reference'::regnamespace and c.relkind = 'r'
                            and (col_description(c.oid, a.attnum) is null or obj_description(c.oid) is null)
                        """)).isEmpty();
    }

    private String text(String sql) {
        DatabaseAccess owner = database.owner();
        SingleConnectionDataSource source =
                new SingleConnectionDataSource(owner.url(), owner.user(), owner.password(), true);
        try {
            return JdbcClient.create(source).sql(sql).query(String.class).single();
        } finally {
            source.destroy();
        }
    }

    private void owner(String sql) throws SQLException {
        try (Connection connection = database.owner().connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
