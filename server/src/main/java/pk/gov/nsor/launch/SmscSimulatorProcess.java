package pk.gov.nsor.launch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pk.gov.nsor.keys.SecretDirectory;

/** The SMSC simulator of a demonstration, in a process of its own that ends when this one does. */
final class SmscSimulatorProcess implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("SMSC ready: smpp ([^ :]+):([0-9]+) handset (http://[^ ]+)");
    private static final String SYSTEM_ID = "nsor";

    private final Process process;
    private final Matcher ready;
    private final String password;

    private SmscSimulatorProcess(Process process, Matcher ready, String password) {
        this.process = process;
        this.ready = ready;
        this.password = password;
    }

    /** @throws LaunchException where the simulator is not built or does not start */
    static SmscSimulatorProcess start(Settings settings, SecretDirectory secrets) {
        Path jar = Path.of(System.getProperty("nsor.simulators", "simulators/target/nsor-simulators-run.jar"));
        if (!Files.exists(jar)) {
            throw new LaunchException("The SMSC simulator is not built: " + jar + " is missing. Run bin/nsor build,"
                    + " or set NSOR_SMPP_HOST to an SMSC of your own.");
        }
        String password = secrets.password("smsc-simulator").substring(0, 8);
        try {
            ProcessBuilder builder = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx256m",
                    "-jar",
                    jar.toString(),
                    "smsc",
                    "--smpp-port=" + environment("NSOR_SIMULATOR_SMPP_PORT", "2775"),
                    "--http-port=" + environment("NSOR_SIMULATOR_HTTP_PORT", "8090"),
                    "--short-code=" + environment("NSOR_SMS_SHORT_CODE", "7000"),
                    "--neutral-sender=" + environment("NSOR_SMS_NEUTRAL_SENDER", "7100"),
                    "--system-id=" + SYSTEM_ID,
                    "--exit-with-parent");
            builder.environment().put("SMSC_PASSWORD", password);
            Process process = builder.redirectError(ProcessBuilder.Redirect.appendTo(
                            settings.data().resolve("smsc-simulator.log").toFile()))
                    .start();
            return new SmscSimulatorProcess(process, awaitReady(process, settings), password);
        } catch (IOException failed) {
            throw new LaunchException("The SMSC simulator did not start", failed);
        }
    }

    /** What the server needs to bind to it. */
    Map<String, Object> connectionProperties() {
        return Map.of(
                "nsor.smpp.host",
                ready.group(1),
                "nsor.smpp.port",
                ready.group(2),
                "nsor.smpp.system-id",
                SYSTEM_ID,
                "nsor.smpp.password",
                password);
    }

    /** The address of the page with the telephone. */
    String handset() {
        return ready.group(3);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Matcher awaitReady(Process process, Settings settings) throws IOException {
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher matcher = READY.matcher(line);
            if (matcher.find()) {
                return matcher;
            }
        }
        throw new LaunchException("The SMSC simulator did not start; see "
                + settings.data().resolve("smsc-simulator.log")
                + ". Is its port taken? NSOR_SIMULATOR_SMPP_PORT and NSOR_SIMULATOR_HTTP_PORT set others.");
    }

    private static String environment(String name, String usual) {
        String value = System.getenv(name);
        return value == null || value.isBlank() ? usual : value.strip();
    }
}
