package pk.gov.nsor.startup.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What the scripts of {@code bin} find, install and set, tried without installing anything. */
class ScriptsTest {

    @Test
    void theServerCollectsGarbageBesideItsWorkFromThreeProcessorsOn() throws Exception {
        assertThat(run("nproc() { echo 2; }; memory_options 4")).contains("-XX:+UseSerialGC");
        assertThat(run("nproc() { echo 3; }; memory_options 4")).contains("-XX:+UseG1GC");
        assertThat(run("nproc() { echo 3; }; memory_options 1")).contains("-XX:+UseSerialGC");
    }

    @Test
    void aCollectorThatTheOperatorNamesIsTheOnlyOne() throws Exception {
        assertThat(run("NSOR_JAVA_OPTIONS='-Xmx2g -XX:+UseZGC'; memory_options 4"))
                .isEqualTo("-XX:+ExitOnOutOfMemoryError");
    }

    @Test
    void theServerEndsWhenItIsOutOfMemory() throws Exception {
        assertThat(run("memory_options 4")).contains("-XX:+ExitOnOutOfMemoryError");
    }

    @Test
    void whereThereIsNoJdkRootGetsDebiansAndOthersAreToldWhatToInstall() throws Exception {
        String withoutJdk =
                "look_for_java() { [ -n \"${found:-}\" ]; }; apt-get() { echo \"apt-get $*\" >&2; found=yes; }; ";
        assertThat(run(withoutJdk + "id() { echo 0; }; (find_java)"))
                .contains("Installing JDK 25", "apt-get install", "openjdk-25-jdk-headless");
        assertThat(run(withoutJdk + "id() { echo 1000; }; (find_java) || true"))
                .contains("Install it (Debian: apt-get install openjdk-25-jdk-headless)")
                .doesNotContain("Installing");
    }

    private static String run(String script) throws IOException, InterruptedException {
        Path library = Path.of("..", "bin", "lib.sh").toAbsolutePath().normalize();
        Process bash = new ProcessBuilder("bash", "-c", "set -euo pipefail; source '" + library + "'; " + script)
                .redirectErrorStream(true)
                .start();
        String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(bash.exitValue()).as(said).isZero();
        return said.strip();
    }
}
