package pk.gov.nsor.startup.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import pk.gov.nsor.testing.TestDatabase;

@Tag("register")
class DatabaseMigrationTest {

    private final DatabaseAccess owner = TestDatabase.migrated().owner();
    private final JdbcClient jdbc =
            JdbcClient.create(new DriverManagerDataSource(owner.url(), owner.user(), owner.password()));

    @Test
    void aDatabaseThatIsUpToDateIsLeftAsItIs() {
        assertThat(DatabaseMigration.migrate(owner, "nsor_app")).isZero();
    }

    @Test
    void aDatabaseThatWasMadeFromOtherMigrationsIsRefusedAndLeftAsItIs() {
        jdbc.sql("update migration.flyway_schema_history set version = '0010', description = 'older'"
                        + " where version = '1001'")
                .update();
        int before = steps();
        assertThatThrownBy(() -> DatabaseMigration.migrate(owner, "nsor_app"))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("was made by another version of the register")
                .hasMessageContaining("Nothing was changed");
        assertThat(steps()).isEqualTo(before);
    }

    private int steps() {
        return jdbc.sql("select count(*) from migration.flyway_schema_history")
                .query(Integer.class)
                .single();
    }
}
