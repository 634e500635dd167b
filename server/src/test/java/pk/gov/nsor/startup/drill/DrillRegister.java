package pk.gov.nsor.startup.drill;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import pk.gov.nsor.Nsor;
import pk.gov.nsor.foundation.sms.faults.FaultProcess;

/** The register's commands and its server, each a process of its own on the drill's database. */
final class DrillRegister {

    private final Path data;
    private final Path log;
    private final Map<String, String> environment = new HashMap<>();

    /** @param data the folder of the register */
    DrillRegister(Path data, DrillPostgres postgres, DrillSmsc smsc, Path witness, int port) throws IOException {
        this.data = data;
        this.log = data.resolveSibling(data.getFileName() + ".log");
        Files.createDirectories(data);
        environment.putAll(Map.of(
                "NSOR_DATA", data.toString(),
                "NSOR_DB_URL", postgres.url(),
                "NSOR_DB_PASSWORD", "application",
                "NSOR_DB_OWNER_USER", "nsor_owner",
                "NSOR_DB_OWNER_PASSWORD", "owner",
                "NSOR_DB_TLS", "elsewhere",
                "NSOR_PORT", Integer.toString(port),
                "NSOR_MANAGEMENT_PORT", "0",
                "NSOR_WITNESSES", "outside=file:" + witness));
        environment.putAll(Map.of(
                "NSOR_SMPP_HOST", "127.0.0.1",
                "NSOR_SMPP_PORT", Integer.toString(smsc.port()),
                "NSOR_SMPP_SYSTEM_ID", "nsor",
                "NSOR_SMPP_PASSWORD", "secret",
                "NSOR_SMPP_BINDS", "1"));
    }

    Path secrets() {
        return data.resolve("secrets");
    }

    /** From now on, as NSOR_TRAIL_ORIGIN has it. */
    void callTrail(String origins) {
        environment.put("NSOR_TRAIL_ORIGIN", origins);
    }

    /** What a command said, and how it ended. */
    record Said(int status, String text) {

        Said orFail(String what) {
            if (status != 0) {
                throw new IllegalStateException(what + " ended with status " + status + ":\n" + text);
            }
            return this;
        }
    }

    /** Runs a command to its end. */
    Said run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx1g",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                FaultProcess.withoutTests(),
                Nsor.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Files.writeString(
                log,
                "$ nsor " + String.join(" ", arguments) + "\n" + text,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        return new Said(process.waitFor(), text);
    }

    /** Starts the server; returns when it is ready. */
    FaultProcess serve() {
        FaultProcess process =
                FaultProcess.start(Nsor.class, FaultProcess.withoutTests(), environment, log, "serve", "--synthetic");
        String unused = process.awaitLine("Ctrl-C stops it");
        process.listenNoMore();
        return process;
    }
}
