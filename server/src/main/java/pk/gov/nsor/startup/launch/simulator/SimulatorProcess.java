package pk.gov.nsor.startup.launch.simulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pk.gov.nsor.startup.launch.LaunchException;
import pk.gov.nsor.startup.launch.Settings;

/** A simulator for a demonstration, in a process of its own that ends with this one. */
final class SimulatorProcess implements AutoCloseable {

    private final Process process;
    private final Matcher ready;

    private SimulatorProcess(Process process, Matcher ready) {
        this.process = process;
        this.ready = ready;
    }

    /**
     * Starts a simulator and waits until it is ready.
     *
     * @param what its name for people
     * @param log the file under the register's data for its error output
     * @param arguments which simulator, and its options
     * @param readyLine the line it prints when it is ready
     * @param otherwise what to set or try where it does not start
     * @throws LaunchException where the simulators are not built, or it does not start
     */
    static SimulatorProcess start(
            Settings settings,
            String what,
            String log,
            List<String> arguments,
            Map<String, String> environment,
            Pattern readyLine,
            String otherwise) {
        Path jar = Path.of(System.getProperty("nsor.simulators", "simulators/target/nsor-simulators-run.jar"));
        if (!Files.exists(jar)) {
            throw new LaunchException(
                    what + " is not built: " + jar + " is missing. Run bin/nsor build, or " + otherwise);
        }
        Path complaints = settings.data().resolve(log);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-jar",
                jar.toString()));
        command.addAll(arguments);
        command.add("--exit-with-parent");
        try {
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().putAll(environment);
            Process process = builder.redirectError(ProcessBuilder.Redirect.appendTo(complaints.toFile()))
                    .start();
            return new SimulatorProcess(
                    process, awaitReady(process, readyLine, what + " did not start; see " + complaints + ". "));
        } catch (IOException failed) {
            throw new LaunchException(what + " did not start", failed);
        }
    }

    /** The groups of the line that it printed when it was ready. */
    String ready(int group) {
        return ready.group(group);
    }

    /** The environment's value, or the default. */
    static String environment(String name, String usual) {
        String value = System.getenv(name);
        return value == null || value.isBlank() ? usual : value.strip();
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

    private static Matcher awaitReady(Process process, Pattern readyLine, String notStarted) throws IOException {
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher matcher = readyLine.matcher(line);
            if (matcher.find()) {
                return matcher;
            }
        }
        throw new LaunchException(notStarted + "Is its port taken? NSOR_SIMULATOR_SMPP_PORT, NSOR_SIMULATOR_HTTP_PORT,"
                + " NSOR_SIMULATOR_WITNESS_PORT and NSOR_SIMULATOR_NADRA_PORT set others.");
    }
}
