package pk.gov.nsor.startup.launch.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import pk.gov.nsor.Nsor;
import pk.gov.nsor.agencies.imports.PaperRegister;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.NewAccount;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.client.ClientCredentials;
import pk.gov.nsor.foundation.access.client.ClientScope;
import pk.gov.nsor.startup.launch.Administration;
import pk.gov.nsor.startup.launch.DatabaseAccess;
import pk.gov.nsor.startup.launch.Settings;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.TestDatabase;

/** {@code bin/nsor import} as a process of its own, without a server. */
class ImportCommandTest {

    private static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final String SOURCE = "paper-register";
    private static final String REGISTRAR = "registrar.one";

    @TempDir
    private static Path folder;

    private final JdbcClient jdbc = JdbcClient.create(new DriverManagerDataSource(
            DATABASE.application().url(),
            DATABASE.application().user(),
            DATABASE.application().password()));

    @BeforeAll
    static void aSourceAndARegistrar() {
        try (Administration administration = Administration.open(Settings.from(environment()))) {
            administration.installation().markSynthetic();
            administration
                    .clients()
                    .create(
                            SOURCE,
                            Feed.COURT,
                            "COURTS",
                            ClientScope.COUNTRY,
                            ClientCredentials.newSecret(),
                            Administration.ACTOR);
            administration
                    .accounts()
                    .create(
                            new NewAccount(
                                            REGISTRAR,
                                            "Registrar One",
                                            Set.of(Role.REGISTRAR),
                                            "NPB",
                                            Jurisdiction.NATIONAL)
                                    .numbered(Officers.number()),
                            Officers.PASSWORD,
                            Administration.ACTOR);
        }
    }

    private static java.util.Map<String, String> environment() {
        DatabaseAccess application = DATABASE.application();
        return java.util.Map.of(
                "NSOR_DATA", DATABASE.data().toString(),
                "NSOR_DB_URL", application.url(),
                "NSOR_DB_USER", application.user(),
                "NSOR_DB_PASSWORD", application.password());
    }

    /** What a process said, and how it ended. */
    private record Ended(int status, String said) {}

    private static Process start(Path said, String... arguments) throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx400m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath,
                Nsor.class.getName(),
                "import"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().putAll(environment());
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return process;
    }

    private static Ended run(String... arguments) throws IOException, InterruptedException {
        Path said = Files.createTempFile(folder, "said", ".txt");
        Process process = start(said, arguments);
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        return new Ended(process.exitValue(), Files.readString(said));
    }

    private static Path file(String text) throws IOException {
        return Files.writeString(folder.resolve(UUID.randomUUID() + ".csv"), text, StandardCharsets.UTF_8);
    }

    private int count(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }

    @Test
    void aFileIsCheckedAndThenImported() throws Exception {
        Path file = file(PaperRegister.file(PaperRegister.line(), PaperRegister.line(Samples.cnic(), "31-02-2023")));

        Ended dry = run(file.toString(), "--source", SOURCE, "--as", REGISTRAR, "--dry-run");
        assertThat(dry.said()).contains("1 would be recorded", "1 are bad", "line 3: Date of Judgment:", "as in:");
        assertThat(dry.status()).isEqualTo(3);

        Ended sent = run(file.toString(), "--source", SOURCE, "--as", REGISTRAR);
        assertThat(sent.said()).contains("2 of 2 lines: 1 recorded, 0 wait for a registrar, 1 bad.");
        assertThat(sent.status()).isEqualTo(3);
        assertThat(Files.readString(Path.of(file.toString().replace(".csv", ".bad.csv"))))
                .contains("31-02-2023", "Date of Judgment:");

        Ended again = run(file.toString(), "--source", SOURCE, "--as", REGISTRAR);
        assertThat(again.said()).contains("was imported on");
        assertThat(again.status()).isEqualTo(1);
    }

    @Test
    void whatCannotBeTakenIsSaidInASentence() throws Exception {
        Path file = file("PK\u0003\u0004 this is an archive");

        assertThat(run(file.toString(), "--source", SOURCE, "--as", REGISTRAR).said())
                .contains("nsor: This is a ZIP");
        assertThat(run(file.toString(), "--source", "nobody", "--as", REGISTRAR).said())
                .contains("nsor: No client of a court or a prison is called “nobody”");
        assertThat(run(file.toString(), "--source", SOURCE, "--as", "nobody").said())
                .contains("nsor: No account");
    }

    @Test
    void anImportThatIsKilledAgainAndAgainCountsEveryLineOnce() throws Exception {
        int lines = 300;
        Path file = file(PaperRegister.many(lines));
        int before = count("select count(*) from feeds.received");
        int people = count("select count(*) from register.person");
        Ended dry = run(file.toString(), "--source", SOURCE, "--as", REGISTRAR, "--dry-run");
        assertThat(dry.status()).as(dry.said()).isZero();

        int kills = 0;
        while (kills < 3) {
            int there = count("select coalesce(max(position), 0) from imports.batch where lines = " + lines);
            int until = there + 5 + (int) (Math.random() * 50);
            Process process = start(
                    Files.createTempFile(folder, "said", ".txt"),
                    file.toString(),
                    "--source",
                    SOURCE,
                    "--as",
                    REGISTRAR,
                    "--resume");
            while (process.isAlive()
                    && count("select coalesce(max(position), 0) from imports.batch where lines = " + lines) < until) {
                Thread.sleep(5);
            }
            process.destroyForcibly().waitFor();
            kills++;
        }
        Ended last = run(file.toString(), "--source", SOURCE, "--as", REGISTRAR, "--resume");

        assertThat(last.said()).contains("300 of 300 lines: 300 recorded, 0 wait for a registrar, 0 bad.");
        assertThat(last.status()).isZero();
        assertThat(count("select count(*) from feeds.received") - before).isEqualTo(lines);
        assertThat(count("select count(*) from register.person") - people).isEqualTo(lines);
        assertThat(count(
                        "select count(distinct receipt) from imports.outcome o join imports.batch b on b.id = o.batch_id"
                                + " where b.lines = 300"))
                .isEqualTo(lines);
    }
}
