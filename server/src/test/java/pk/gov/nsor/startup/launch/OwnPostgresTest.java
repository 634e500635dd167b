package pk.gov.nsor.startup.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import pk.gov.nsor.testing.TestDatabase;

/** A PostgreSQL that somebody else set up, with roles and a database of their own names. */
@Tag("process")
class OwnPostgresTest {

    private static final TestDatabase SERVER = TestDatabase.migrated();

    @Test
    void itIsMigratedAsItsOwnerAndServedAsAPlainRole() throws SQLException {
        Settings settings = prepare("first");
        assertThat(Database.migrate(settings)).isPositive();
        assertThat(Database.migrate(settings))
                .as("a second time there is nothing to do")
                .isZero();
        try (Database database = Database.open(settings);
                Connection connection = database.application().connect();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("create table public.anything (id int)"))
                    .isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> statement.execute("delete from audit.entry"))
                    .isInstanceOf(SQLException.class);
            assertThat(statement.execute("select count(*) from reference.district"))
                    .isTrue();
            assertThat(count(statement, "pg_trigger where pg_get_triggerdef(oid) like '%server\\_first%'"))
                    .isPositive();
            assertThat(count(statement, "pg_trigger where pg_get_triggerdef(oid) like '%nsor\\_app%'"))
                    .as("rules that hold for a role of another name alone")
                    .isZero();
            assertThat(count(statement, "pg_proc where prosrc like '%nsor\\_app%'"))
                    .isZero();
        }
    }

    @Test
    void itIsNotServedBeforeItWasMigrated() throws SQLException {
        assertThatThrownBy(() -> Database.open(prepare("second")))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("nsor migrate");
    }

    @Test
    void aDatabaseThatIsBehindTheProgramIsRefusedAndOneThatIsAheadIsServed() throws SQLException {
        Settings settings = prepare("fifth");
        assertThat(Database.migrate(settings)).isPositive();
        try (Database database = Database.open(settings)) {
            assertThat(database.newer()).isEmpty();
        }
        String last = "where version = (select max(version) from migration.flyway_schema_history)";
        owner("fifth", "create table public.kept as select * from migration.flyway_schema_history " + last);
        owner("fifth", "delete from migration.flyway_schema_history " + last);
        assertThatThrownBy(() -> Database.open(settings))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("The database lacks 1 steps")
                .hasMessageContaining("bin/nsor migrate");
        owner("fifth", "insert into migration.flyway_schema_history select * from public.kept");
        owner("fifth", "update public.kept set version = '9999', installed_rank = installed_rank + 10000");
        owner("fifth", "insert into migration.flyway_schema_history select * from public.kept");
        try (Database database = Database.open(settings)) {
            assertThat(database.newer())
                    .hasValueSatisfying(line -> assertThat(line).contains("to step 9999"));
        }

        assertThatThrownBy(() -> DatabaseMigration.requireSteps(settings.application(), true))
                .hasMessageContaining("bin/nsor vault migrate");
        assertThat(DatabaseMigration.migrateVault(settings.owner(), "server_fifth"))
                .isPositive();
        assertThat(DatabaseMigration.requireSteps(settings.application(), true)).isPresent();
    }

    @Test
    void theRunbooksGiveBackTheRightsThatTheMigrationsGive() throws Exception {
        Settings settings = prepare("sixth");
        assertThat(Database.migrate(settings)).isPositive();
        assertThat(DatabaseMigration.migrateKeys(settings.owner(), "server_sixth", "register"))
                .isPositive();
        Set<String> rights = rights();
        assertThat(rights).hasSizeGreaterThan(30);
        for (String schema : List.of("audit", "keys_register")) {
            owner("sixth", "revoke usage on schema " + schema + " from server_sixth");
        }
        owner("sixth", "revoke all on audit.entry, audit.content_key, audit.named from server_sixth");
        owner("sixth", "revoke all on all tables in schema keys_register from server_sixth");
        owner("sixth", "revoke all on all functions in schema keys_register from server_sixth");
        assertThat(rights()).isEmpty();

        for (String runbook : List.of("trail-unavailable", "keys-away")) {
            Matcher sql = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL)
                    .matcher(Files.readString(Path.of("../docs/runbooks/" + runbook + ".md")));
            assertThat(sql.find()).isTrue();
            owner("sixth", sql.group(1).replaceAll("nsor_(app|keys)\\b", "server_sixth"));
        }
        assertThat(rights()).isEqualTo(rights);
    }

    private static Set<String> rights() throws SQLException {
        Set<String> rights = new TreeSet<>();
        try (Connection connection = Settings.from(environment("sixth")).owner().connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select concat_ws(' ', table_schema, table_name, column_name, privilege_type)
                        from information_schema.column_privileges where grantee = 'server_sixth'
                        and (table_schema = 'keys_register' and table_name !~ '^flyway'
                            or table_schema = 'audit' and table_name in ('entry', 'content_key', 'named'))
                        union all
                        select concat_ws(' ', table_schema, table_name, privilege_type)
                        from information_schema.table_privileges where grantee = 'server_sixth'
                        and table_schema = 'keys_register' and table_name !~ '^flyway'
                        union all
                        select concat_ws(' ', specific_schema, routine_name, privilege_type)
                        from information_schema.routine_privileges
                        where grantee = 'server_sixth' and specific_schema = 'keys_register'
                        union all
                        select nspname from pg_namespace where nspname in ('audit', 'keys_register')
                        and has_schema_privilege('server_sixth', oid, 'usage')
                        """)) {
            while (row.next()) {
                rights.add(row.getString(1));
            }
        }
        return rights;
    }

    @Test
    void whoeverServesOnItIsToldWhatItsLogWouldRepeatUntilThatIsSet() throws SQLException {
        Settings settings = prepare("fourth");
        assertThat(Database.migrate(settings)).isPositive();
        execute(
                "alter role server_fourth set log_error_verbosity = 'default'",
                "alter role server_fourth set log_statement = 'all'",
                "alter role server_fourth set log_min_duration_statement = '1s'");
        assertThat(Leaks.intoTheDatabasesLog(settings.application()))
                .satisfiesExactly(
                        verbosity -> assertThat(verbosity).contains("log_error_verbosity = terse"),
                        parameters -> assertThat(parameters).contains("log_parameter_max_length = 0"),
                        statements -> assertThat(statements).contains("log_statement = none"));

        execute(
                "alter role server_fourth reset log_error_verbosity",
                "alter role server_fourth reset log_statement",
                "alter role server_fourth set log_parameter_max_length = 0");
        assertThat(Leaks.intoTheDatabasesLog(settings.application())).isEmpty();
    }

    @Test
    void whatIsMissingOrWrongIsNamed() throws SQLException {
        Map<String, String> environment = environment("third");
        execute("create role owner_third login password 'owner'", "create database third owner owner_third");
        assertThatThrownBy(() -> Database.migrate(Settings.from(environment)))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("CREATE ROLE server_third");
        assertThatThrownBy(() -> Settings.from(Map.of("NSOR_DB_URL", "mysql://elsewhere")))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("NSOR_DB_URL");
        assertThatThrownBy(() -> Settings.from(Map.of("NSOR_PORT", "65536"))).hasMessageContaining("NSOR_PORT");
        assertThat(Settings.from(Map.of("NSOR_PORT", "65535")).port()).isEqualTo(65535);
        assertThatThrownBy(() -> Database.migrate(Settings.from(Map.of("NSOR_DB_URL", "postgresql://127.0.0.1:1/x"))))
                .hasMessageContaining("NSOR_DB_OWNER_USER");
    }

    private static Settings prepare(String name) throws SQLException {
        execute(
                "create role owner_" + name + " login password 'owner'",
                "create role server_" + name + " login password 'server'",
                "create database " + name + " owner owner_" + name);
        return Settings.from(environment(name));
    }

    private static Map<String, String> environment(String name) {
        String url = SERVER.superuser().url();
        return Map.of(
                "NSOR_DATA",
                SERVER.data().resolveSibling(name).toString(),
                "NSOR_DB_URL",
                url.substring("jdbc:".length(), url.lastIndexOf('/') + 1) + name,
                "NSOR_DB_USER",
                "server_" + name,
                "NSOR_DB_PASSWORD",
                "server",
                "NSOR_DB_OWNER_USER",
                "owner_" + name,
                "NSOR_DB_OWNER_PASSWORD",
                "owner");
    }

    private static void owner(String name, String sql) throws SQLException {
        try (Connection connection = Settings.from(environment(name)).owner().connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int count(Statement statement, String of) throws SQLException {
        try (ResultSet rows = statement.executeQuery("select count(*) from " + of)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static void execute(String... statements) throws SQLException {
        try (Connection connection = SERVER.superuser().connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
