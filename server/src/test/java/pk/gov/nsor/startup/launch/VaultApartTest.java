package pk.gov.nsor.startup.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pk.gov.nsor.foundation.keys.SecretDirectory;

/** The database of the survivors' vault beside the register's. */
@Tag("process")
class VaultApartTest {

    @TempDir
    private Path folder;

    @Test
    void noCredentialOfTheRegisterOpensTheVaultsDatabase() throws SQLException {
        Path binaries = Path.of("target").toAbsolutePath();
        Path register = folder.resolve("register");
        Path vault = register.resolve("vault");
        try (EmbeddedPostgres registers =
                        EmbeddedPostgres.start(register, binaries, new SecretDirectory(register.resolve("secrets")));
                EmbeddedPostgres vaults =
                        EmbeddedPostgres.start(vault, binaries, new SecretDirectory(vault.resolve("secrets")))) {
            int _ = DatabaseMigration.migrateVault(
                    vaults.owner(), vaults.application().user());
            for (DatabaseAccess access : List.of(registers.application(), registers.owner(), registers.superuser())) {
                DatabaseAccess tried = new DatabaseAccess(vaults.application().url(), access.user(), access.password());
                assertThatThrownBy(tried::connect)
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                refused -> assertThat(refused.getSQLState()).isEqualTo("28P01"));
            }
            try (Connection own = vaults.application().connect()) {
                assertThat(own.isValid(1)).isTrue();
            }
        }
    }

    @Test
    void theVaultIsWhatTheEnvironmentSays() {
        assertThat(Settings.from(Map.of("NSOR_APPLICATION", "vault")).vault()).isTrue();
        assertThat(Settings.from(Map.of()).vault()).isFalse();
    }
}
