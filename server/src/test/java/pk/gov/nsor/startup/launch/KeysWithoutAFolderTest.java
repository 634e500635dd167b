package pk.gov.nsor.startup.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import picocli.CommandLine;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.keys.DestructionLog;
import pk.gov.nsor.foundation.keystore.KeyPostgres;
import pk.gov.nsor.startup.demo.SyntheticNation;
import pk.gov.nsor.startup.launch.command.KeysCommand;
import pk.gov.nsor.startup.launch.trail.AuditCommand;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.TestDatabase;
import pk.gov.nsor.testing.TestTokens;
import pk.gov.nsor.testing.WebSession;

/** Two servers, as processes with folders of their own, that have nothing in common but two databases. */
@Tag("process")
class KeysWithoutAFolderTest {

    private static final Pattern READY = Pattern.compile("is ready: +http://127.0.0.1:([0-9]+)/");

    private final TestDatabase database = TestDatabase.migrated();

    @TempDir
    private Path folder;

    @Test
    void eachOfTwoServersReadsWhatTheOtherWroteAndWhatIsErasedIsGoneForBoth() throws Exception {
        try (KeyPostgres keys = KeyPostgres.prepared(folder.resolve("keys"))) {
            Settings here = Settings.from(environment(keys, "here"));
            List<UUID> people = people(here);
            UUID person = people.getFirst();
            String officer;
            String colleague;
            try (Administration administration = Administration.open(here)) {
                administration.installation().markSynthetic();
                officer = new Officers(administration.accounts())
                        .with(Role.REGISTRAR)
                        .name();
                colleague = new Officers(administration.accounts())
                        .with(Role.REGISTRAR)
                        .name();
            }
            Map<String, String> environmentOfOne = withToken(environment(keys, "one"));
            Map<String, String> environmentOfOther = withToken(environment(keys, "other"));
            Process one = serve(environmentOfOne);
            Process other = serve(environmentOfOther);
            try {
                int portOfOne = awaitReady(one);
                int portOfOther = awaitReady(other);
                WebSession atOne = new WebSession(portOfOne);
                atOne.signIn(officer, Officers.PASSWORD);
                assertThat(atOne.get("/people/" + person).statusCode()).isEqualTo(200);
                // The session that one has sealed, opened by the other.
                WebSession atOther = new WebSession(portOfOther);
                atOther.setCookie("nsor", atOne.cookie("nsor"));
                assertThat(atOther.get("/people/" + person).statusCode()).isEqualTo(200);
                assertThat(atOther.get("/people/" + person + "/timeline").statusCode())
                        .isEqualTo(200);
                assertThat(verified(environment(keys, "here"))).isZero();

                sealed(environmentOfOne, environmentOfOther, "first");
                sealed(environmentOfOther, environmentOfOne, "second");
                WebSession later = new WebSession(portOfOther);
                later.signIn(colleague, Officers.PASSWORD);
                assertThat(later.get("/people/" + person).statusCode()).isEqualTo(200);
                atOne.signIn(officer, Officers.PASSWORD);
                assertThat(atOne.get("/people/" + person).statusCode()).isEqualTo(200);
                here = Settings.from(environmentOfOther);
                KeyStores.keys(here)
                        .destroyRecord(new DestructionLog.ErasedRecord(
                                person, UUID.randomUUID(), "SEALED_RECORD", LocalDate.of(2026, 11, 1)));
                assertThat(KeyStores.of(Settings.from(environment(keys, "one"))).findHalf(person))
                        .isEmpty();
                for (String name : List.of("one", "other", "here")) {
                    assertThat(folder.resolve(name + "/secrets/master.key")).doesNotExist();
                }
                keys.close();
                HttpResponse<String> away = later.ask("/people/" + person);
                assertThat(away.statusCode()).isEqualTo(503);
                assertThat(away.headers().firstValue("Retry-After")).isPresent();
            } finally {
                one.destroyForcibly();
                other.destroyForcibly();
                one.waitFor(20, TimeUnit.SECONDS);
                other.waitFor(20, TimeUnit.SECONDS);
            }
        }
    }

    /** Made by this process, the third with a folder of its own. */
    private List<UUID> people(Settings settings) {
        try (Database opened = Database.open(settings)) {
            DatabaseAccess access = opened.application();
            SingleConnectionDataSource connection =
                    new SingleConnectionDataSource(access.url(), access.user(), access.password(), true);
            try (SyntheticNation nation =
                    SyntheticNation.on(connection, KeyStores.keys(settings), Clock.system(Day.ZONE))) {
                nation.fill(new SyntheticNation.Order(12, 7, LocalDate.of(2026, 11, 1), false), there -> {});
            } finally {
                connection.destroy();
            }
            return JdbcClient.create(new DriverManagerDataSource(
                            database.superuser().url(),
                            database.superuser().user(),
                            database.superuser().password()))
                    .sql("select id from register.person order by serial")
                    .query(UUID.class)
                    .list();
        }
    }

    /** The key of a token, of each machine one, encrypts the master key. The servers run. */
    private void sealed(Map<String, String> maker, Map<String, String> other, String name) {
        String shares = folder.resolve(name).toString();
        String[] given = {"--share", shares + "/share-1.txt", "--share", shares + "/share-2.txt"};
        ceremony(maker, "make", "--officers", "Ayesha Khan,Bilal Ahmad", "--needed", "2", "--to", shares);
        ceremony(other, "restore", given[0], given[1], given[2], given[3]);
        ceremony(maker, "seal", given[0], given[1], given[2], given[3], "--yes");
    }

    private static void ceremony(Map<String, String> environment, String... arguments) {
        StringWriter said = new StringWriter();
        CommandLine command = KeysCommand.of(environment);
        command.setOut(new PrintWriter(said, true));
        command.setErr(new PrintWriter(said, true));
        String[] whole = new String[arguments.length + 1];
        whole[0] = "ceremony";
        System.arraycopy(arguments, 0, whole, 1, arguments.length);
        assertThat(command.execute(whole)).as(said.toString()).isZero();
    }

    private Map<String, String> withToken(Map<String, String> environment) {
        environment.putAll(TestTokens.one(folder));
        return environment;
    }

    private static int verified(Map<String, String> environment) {
        CommandLine command = AuditCommand.of(environment);
        command.setOut(new PrintWriter(new StringWriter()));
        int _ = command.execute("checkpoint");
        return AuditCommand.of(environment).execute("verify", "--contents");
    }

    private Map<String, String> environment(KeyPostgres keys, String data) {
        Map<String, String> environment = new HashMap<>();
        environment.put("NSOR_DATA", folder.resolve(data).toString());
        environment.put("NSOR_DB_URL", database.application().url());
        environment.put("NSOR_DB_USER", database.application().user());
        environment.put("NSOR_DB_PASSWORD", database.application().password());
        environment.put("NSOR_KEYS_URL", keys.application().url());
        environment.put("NSOR_KEYS_USER", keys.application().user());
        environment.put("NSOR_KEYS_PASSWORD", keys.application().password());
        return environment;
    }

    private static Process serve(Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "pk.gov.nsor.Nsor",
                "serve",
                "--synthetic");
        builder.environment().putAll(environment);
        builder.environment().putAll(Map.of("NSOR_PORT", "0", "NSOR_MANAGEMENT_PORT", "0"));
        return builder.redirectErrorStream(true).start();
    }

    private static int awaitReady(Process process) throws IOException {
        StringBuilder said = new StringBuilder();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.append(line).append('\n');
            Matcher ready = READY.matcher(line);
            if (ready.find()) {
                Thread.ofVirtual().start(() -> output.lines().forEach(later -> {}));
                return Integer.parseInt(ready.group(1));
            }
        }
        throw new IllegalStateException("It did not start:\n" + said);
    }
}
