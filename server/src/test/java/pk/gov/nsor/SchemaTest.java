package pk.gov.nsor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import pk.gov.nsor.startup.launch.DatabaseAccess;
import pk.gov.nsor.testing.TestDatabase;

/** What is asked of every table, whichever module it is of. */
@Tag("register")
class SchemaTest {

    private static final String OURS =
            "n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public', 'migration')";

    private final DatabaseAccess access = TestDatabase.migrated().superuser();
    private final JdbcClient jdbc =
            JdbcClient.create(new DriverManagerDataSource(access.url(), access.user(), access.password()));

    @Test
    void everySchemaTableAndColumnSaysWhatItIs() {
        assertThat(names("""
                        select n.nspname from pg_namespace n
                        where %s and obj_description(n.oid, 'pg_namespace') is null
                        """)).isEmpty();
        assertThat(names("""
                        select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where %s and c.relkind in ('r', 'v', 'p') and not c.relispartition and obj_description(c.oid, 'pg_class') is null
                        """)).isEmpty();
        assertThat(names("""
                        select c.oid::regclass || '.' || a.attname
                        from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
                        where %s and c.relkind in ('r', 'v', 'p') and not c.relispartition and a.attnum > 0 and not a.attisdropped
                            and col_description(c.oid, a.attnum) is null
                        """)).isEmpty();
    }

    @Test
    void theServerCanNotChangeOrRemoveWhatOnlyGrows() {
        for (String table : List.of(
                "audit.entry",
                "audit.content_key",
                "audit.sealed",
                "audit.tile",
                "audit.checkpoint",
                "audit.witnessed",
                "audit.verification",
                "register.journal",
                "register.identity_examination",
                "register.identity_document",
                "register.photograph",
                "register.photograph_withdrawal",
                "register.former_name",
                "notices.step",
                "accessreview.alert_step",
                "accessreview.alert_entry",
                "trailreading.draw",
                "trailreading.draw_result",
                "trailreading.draw_entry",
                "trailreading.complaint",
                "conviction.conviction",
                "conviction.offence",
                "conviction.quashing",
                "conviction.conviction_version",
                "conviction.sentence",
                "conviction.appeal",
                "conviction.appeal_dismissal",
                "conviction.custody_event",
                "conviction.clemency",
                "conviction.death",
                "release.policy",
                "release.area_month",
                "release.report_drawing",
                "release.report_file",
                "release.report_release",
                "release.area_band",
                "registration.standing_change",
                "registration.check_difference",
                "enquiry.ledger",
                "outreach.ledger",
                "supervision.visit_report",
                "supervision.contact",
                "supervision.intelligence_note",
                "supervision.circumstance",
                "disclosure.opening",
                "directory.entry",
                "directory.entry_version")) {
            for (String privilege : List.of("update", "delete", "truncate")) {
                assertThat(jdbc.sql("select has_any_column_privilege('nsor_app', ?, 'update') and ? = 'update' "
                                        + "or has_table_privilege('nsor_app', ?, ?)")
                                .params(table, privilege, table, privilege)
                                .query(Boolean.class)
                                .single())
                        .as(privilege + " on " + table)
                        .isFalse();
            }
        }
    }

    @Test
    void theServerOwnsNothing() {
        assertThat(names("""
                        select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where %s and pg_get_userbyid(c.relowner) = 'nsor_app'
                        """)).isEmpty();
    }

    private List<String> names(String sql) {
        return jdbc.sql(sql.formatted(OURS)).query(String.class).list();
    }
}
