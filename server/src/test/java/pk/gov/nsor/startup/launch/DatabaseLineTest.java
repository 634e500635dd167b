package pk.gov.nsor.startup.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseLineTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://localhost:5432/nsor",
                "postgresql://127.0.0.1/nsor?sslmode=disable",
                "postgresql://127.255.0.9:1/nsor",
                "postgresql://[::1]:5432/nsor",
                "postgresql:///nsor",
                "jdbc:postgresql:nsor",
                "postgresql://127.0.0.1:1,localhost:2/nsor",
                "postgresql://db.npb.example/nsor?sslmode=verify-full",
                "postgresql://db.npb.example/nsor?sslmode=prefer&sslmode=verify-full",
                "postgresql://10.0.0.5,10.0.0.6/nsor?targetServerType=primary&sslmode=verify-full&sslrootcert=ca.pem"
            })
    void aLineThatStaysHereOrIsCheckedIsTaken(String url) {
        assertThat(Settings.from(Map.of("NSOR_DB_URL", url)).databaseUrl()).endsWith(url.replace("jdbc:", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://db.npb.example/nsor",
                "postgresql://10.0.0.5:5432/nsor?sslmode=verify-ca",
                "postgresql://10.0.0.5:5432/nsor?sslmode=require",
                "postgresql://10.0.0.5:5432/nsor?sslmode=verify-full&sslmode=disable",
                "postgresql://127.0.0.1,10.0.0.6/nsor",
                "postgresql://127.0.0.1.npb.example/nsor",
                "postgresql://localhost.npb.example/nsor",
                "postgresql://[fd00::1]:5432/nsor",
                "postgresql://db.npb.example/nsor?xsslmode=verify-full",
                "jdbc:postgresql:nsor?host=10.0.0.5"
            })
    void aLineToAnotherMachineThatIsNotCheckedIsRefusedUnlessSomebodySaysWhatGuardsIt(String url) {
        assertThatExceptionOfType(LaunchException.class)
                .isThrownBy(() -> Settings.from(Map.of("NSOR_DB_URL", url)))
                .withMessageContaining("sslmode=verify-full")
                .withMessageContaining("NSOR_DB_TLS=elsewhere");
        assertThat(Settings.from(Map.of("NSOR_DB_URL", url, "NSOR_DB_TLS", "elsewhere"))
                        .databaseUrl())
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"no", "off", "Elsewhere", "require"})
    void anotherWordIsNoPermission(String word) {
        assertThatExceptionOfType(LaunchException.class)
                .isThrownBy(
                        () -> Settings.from(Map.of("NSOR_DB_URL", "postgresql://127.0.0.1/nsor", "NSOR_DB_TLS", word)))
                .withMessageContaining("NSOR_DB_TLS is verify-full or elsewhere");
    }
}
