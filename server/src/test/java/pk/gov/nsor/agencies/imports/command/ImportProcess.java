package pk.gov.nsor.agencies.imports.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import pk.gov.nsor.Nsor;
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
import pk.gov.nsor.testing.TestDatabase;

/** {@code bin/nsor import} as a process of its own on a test's database. */
record ImportProcess(TestDatabase database, Path folder) {

    /** What a process said, and how it ended. */
    record Ended(int status, String said) {}

    /** A client of courts in whose name files come, and a registrar who sends them. */
    static void prepare(TestDatabase database, String source, String registrar) {
        try (Administration administration = Administration.open(Settings.from(environment(database)))) {
            administration.installation().markSynthetic();
            administration
                    .clients()
                    .create(
                            source,
                            Feed.COURT,
                            "COURTS",
                            ClientScope.COUNTRY,
                            ClientCredentials.newSecret(),
                            Administration.ACTOR);
            administration
                    .accounts()
                    .create(
                            new NewAccount(
                                            registrar,
                                            "Registrar One",
                                            Set.of(Role.REGISTRAR),
                                            "NPB",
                                            Jurisdiction.NATIONAL)
                                    .numbered(Officers.number()),
                            Officers.PASSWORD,
                            Administration.ACTOR);
        }
    }

    private static Map<String, String> environment(TestDatabase database) {
        DatabaseAccess application = database.application();
        return Map.of(
                "NSOR_DATA", database.data().toString(),
                "NSOR_DB_URL", application.url(),
                "NSOR_DB_USER", application.user(),
                "NSOR_DB_PASSWORD", application.password());
    }

    Process start(Path said, String... arguments) throws IOException {
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
        builder.environment().putAll(environment(database));
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return process;
    }

    Ended run(String... arguments) throws IOException, InterruptedException {
        Path said = Files.createTempFile(folder, "said", ".txt");
        Process process = start(said, arguments);
        assertThat(process.waitFor(30, TimeUnit.MINUTES)).isTrue();
        return new Ended(process.exitValue(), Files.readString(said));
    }
}
