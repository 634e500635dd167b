package pk.gov.nsor.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.client.ClientCredentials;
import pk.gov.nsor.foundation.access.client.ClientScope;
import pk.gov.nsor.foundation.access.client.MachineClient;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.testing.FeedWork;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;

/**
 * What docs/agencies.md says about clients made from the description is done line by line: two tools make a client from what
 * this register serves, both compile, and a court's program runs with each. {@code src/test/typescript/forms.ts} is compiled
 * with them, for what no program needs to say.
 */
@Tag("process")
@RegisterTest
class GeneratedClientsTest {

    private static final Path EXAMPLES = Path.of("..", "docs", "examples", "typescript");
    private static final Path FOLDER = Path.of("target", "typescript").toAbsolutePath();
    private static final Pattern BLOCK =
            Pattern.compile("```\\ncd docs/examples/typescript && npm ci\\n(.*?)```", Pattern.DOTALL);

    @Autowired
    private MachineClients clients;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    @Test
    void bothToolsMakeAClientThatCompilesAndSendsAsksAndReadsWhatIsWrong() throws Exception {
        install();
        String secret = ClientCredentials.newSecret();
        MachineClient made = clients.create(
                "generated-" + UUID.randomUUID(),
                Feed.COURT,
                "COURTS",
                ClientScope.COUNTRY,
                secret,
                Actor.system("test"));
        Map<String, String> environment = Map.of(
                "REGISTER",
                "http://127.0.0.1:" + port,
                "NAME",
                made.name(),
                "SECRET",
                secret,
                "CNIC",
                Samples.cnic().formatted());
        Matcher written = BLOCK.matcher(Files.readString(Path.of("..", "docs", "agencies.md")));
        assertThat(written.find()).isTrue();
        List<String> commands = written.group(1).lines().toList();
        assertThat(commands).hasSize(5);
        for (String command : commands) {
            List<String> said = run(environment, "sh", "-c", command);
            if (command.startsWith("node ")) {
                assertThat(said)
                        .as(command)
                        .containsExactly(
                                "The court is sessions-court-lahore",
                                "The judgment was received: 202",
                                "It stands as RECEIVED, with 0 reasons",
                                "Refused: 422, /conviction/judgmentOn: judgment.before-offence");
            }
        }
        new FeedWork(jdbc).await();
    }

    /** The project as it is in docs, with what its lock file names. Another run of the same versions asks npm for nothing. */
    private static void install() throws Exception {
        Files.createDirectories(FOLDER);
        for (String made : List.of("generated", "built")) {
            remove(FOLDER.resolve(made));
        }
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                copy(file, file.getFileName().toString());
            }
        }
        copy(Path.of("src", "test", "typescript", "forms.ts"), "forms.ts");
        Path installed = FOLDER.resolve("installed-lock.json");
        String wanted = Files.readString(FOLDER.resolve("package-lock.json"));
        if (!Files.exists(installed) || !Files.readString(installed).equals(wanted)) {
            run(Map.of(), "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
            Files.writeString(installed, wanted);
        }
    }

    private static void copy(Path file, String name) throws IOException {
        Files.copy(file, FOLDER.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }

    private static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> {
                try {
                    Files.delete(path);
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            });
        }
    }

    /** What it says, line by line; it has to end well. */
    private static List<String> run(Map<String, String> environment, String... command) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(FOLDER.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.environment().put("NO_COLOR", "1");
        Process process = started(builder);
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).as(said).isTrue();
        assertThat(process.exitValue())
                .as(String.join(" ", command) + ": " + said)
                .isZero();
        return said.lines().toList();
    }

    private static Process started(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException missing) {
            throw new AssertionError(
                    "Node.js with npm is missing, with which agencies make their clients. Install it (Debian: apt-get install"
                            + " nodejs npm).",
                    missing);
        }
    }
}
