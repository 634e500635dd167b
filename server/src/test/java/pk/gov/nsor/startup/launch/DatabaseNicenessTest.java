package pk.gov.nsor.startup.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("process")
class DatabaseNicenessTest {

    @Test
    void sessionsOfItsProcessesGiveWayAsItDoes() throws Exception {
        Process guard = new ProcessBuilder("sh", "-c", "setsid sleep 60 & setsid sleep 60 & wait").start();
        try {
            while (guard.descendants().filter(this::hasBegunASession).count() < 2) {
                Thread.sleep(20);
            }
            DatabaseNiceness niceness = new DatabaseNiceness(guard.toHandle(), 10);
            for (int times = 0; times < 3; times++) {
                niceness.apply();
            }
            List<Path> groups = guard.descendants()
                    .map(process -> Path.of("/proc/" + process.pid() + "/autogroup"))
                    .toList();
            assertThat(groups).hasSize(2);
            if (Files.exists(Path.of("/proc/self/autogroup"))) {
                assertThat(groups)
                        .allSatisfy(group -> assertThat(Files.readString(group)).endsWith("nice 10\n"));
            } else {
                assertThat(groups)
                        .as("a system that does not group by sessions is left alone")
                        .noneMatch(Files::exists);
            }
        } finally {
            guard.descendants().forEach(ProcessHandle::destroy);
            guard.destroy();
        }
    }

    @Test
    void itKnowsWhetherItGivesWayItself() throws Exception {
        ProcessBuilder nice = new ProcessBuilder(
                "nice",
                "-n",
                "3",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Own.class.getName());
        Process process = nice.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(Integer.parseInt(said.strip())).isEqualTo(Math.min(19, DatabaseNiceness.own() + 3));
    }

    private boolean hasBegunASession(ProcessHandle process) {
        return process.info().command().orElse("").endsWith("sleep");
    }

    /** Says the number of its process. */
    static final class Own {
        public static void main(String[] arguments) {
            System.out.println(DatabaseNiceness.own());
        }
    }
}
