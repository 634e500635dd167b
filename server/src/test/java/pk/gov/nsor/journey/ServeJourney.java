package pk.gov.nsor.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pk.gov.nsor.startup.demo.DemoCodes;
import pk.gov.nsor.testing.WebSession;

/** The first steps of a new user, with real processes: start, ask, report a conviction, kill, start again. */
@Tag("process")
class ServeJourney {

    private static final String ON_REGISTER = "93520-1234567-1";

    @TempDir
    private Path data;

    @Test
    void theDemonstrationAnswersAndSurvivesAKill() throws Exception {
        String receipt;
        try (RunningRegister register = RunningRegister.start(data)) {
            assertThat(register.welcome()).contains("Synthetic offenders: 500 of 500", "registrar1", "registrar2");
            assertThat(register.ask("03990000101", "AREA Lahore")).startsWith("Lahore district, ");
            assertThat(register.ask("03990000102", ON_REGISTER))
                    .contains("34567-1")
                    .contains("درج ہے");
            HttpResponse<String> recorded = register.post("/api/v1/convictions", conviction());
            assertThat(recorded.statusCode()).as(recorded.body()).isEqualTo(202);
            seeFiguresAndLinks(register, data);
            receipt = recorded.body().replaceAll(".*\"receipt\":\"([^\"]+)\".*", "$1");
            List<ProcessHandle> children = register.children();
            assertThat(children).isNotEmpty();
            register.kill();
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(children).noneMatch(ProcessHandle::isAlive));
        }
        assertThat(RunningRegister.anythingRuns(data)).isFalse();
        try (RunningRegister again = RunningRegister.start(data)) {
            assertThat(again.welcome()).as("a second start loads nothing twice").doesNotContain("of 500");
            assertThat(again.ask("03990000103", ON_REGISTER)).contains("درج ہے");
            HttpResponse<String> repeated = again.post("/api/v1/convictions", conviction());
            assertThat(repeated.statusCode()).isEqualTo(200);
            assertThat(repeated.body()).contains(receipt);
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> !RunningRegister.anythingRuns(data));
        assertThat(RunningRegister.refusedWithoutDemo(data))
                .as("its accounts' passwords have been printed")
                .contains("holds synthetic data", "--demo");
        await().atMost(Duration.ofSeconds(10)).until(() -> !RunningRegister.anythingRuns(data));
    }

    @Test
    void theVaultStartsWithTheEnvironmentThatTheScriptGivesIt() throws Exception {
        try (RunningRegister vault = RunningRegister.startVault(data)) {
            assertThat(vault.welcome()).contains("adviser1", "adviser2");
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> !RunningRegister.anythingRuns(data));
    }

    /** What the gateway of the real server says of itself comes to the page of figures. */
    private static void seeFiguresAndLinks(RunningRegister register, Path data) {
        WebSession session = new WebSession(register.address().getPort());
        assertThat(session.passPassword("registrar1", register.find("registrar1 +([^ ]+)"))
                        .headers()
                        .firstValue("Location"))
                .hasValueSatisfying(where -> assertThat(where).endsWith("/sign-in/code"));
        String code = new DemoCodes(data.resolve("secrets"))
                .code("registrar1", Instant.now())
                .orElseThrow();
        session.submit("/sign-in/code", "/sign-in/code", java.util.Map.of("code", code));
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(session.get("/sms").body())
                        .contains("All links are up: 1 of 1", "On the register", "2 messages were taken")
                        .containsPattern("99 of 100 answers within</dt><dd class=\"number\">[0-9]"));
    }

    private static String conviction() throws java.io.IOException {
        return Files.readString(Path.of("../docs/examples/conviction.json"));
    }
}
