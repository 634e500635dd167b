package pk.gov.nsor.startup.launch.simulator;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import pk.gov.nsor.foundation.keys.SecretDirectory;
import pk.gov.nsor.startup.launch.LaunchException;
import pk.gov.nsor.startup.launch.Settings;

/** The simulated NADRA of a demonstration. It knows the demonstration's people by a file that the register writes. */
public final class NadraSimulatorProcess implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("NADRA ready: (http://[^ ]+)");

    private final SimulatorProcess process;
    private final String token;

    private NadraSimulatorProcess(SimulatorProcess process, String token) {
        this.process = process;
        this.token = token;
    }

    /** Whether no verification is set. */
    public static boolean isWanted() {
        return SimulatorProcess.environment("NSOR_NADRA_URL", "").isEmpty();
    }

    /** @throws LaunchException where the simulator is not built or does not start */
    public static NadraSimulatorProcess start(Settings settings, SecretDirectory secrets) {
        String token = secrets.password("nadra-simulator");
        SimulatorProcess process = SimulatorProcess.start(
                settings,
                "The simulated NADRA",
                "nadra-simulator.log",
                List.of(
                        "nadra",
                        "--http-port=" + SimulatorProcess.environment("NSOR_SIMULATOR_NADRA_PORT", "8093"),
                        "--people=" + settings.data().resolve("nadra").resolve("people.tsv"),
                        "--dirt=typical"),
                Map.of("NADRA_TOKEN", token),
                READY,
                "set NSOR_NADRA_URL to a verification of your own.");
        return new NadraSimulatorProcess(process, token);
    }

    /** The settings with which the server asks it. */
    public Map<String, Object> properties() {
        return Map.of("nsor.nadra.url", process.ready(1), "nsor.nadra.token", token);
    }

    @Override
    public void close() {
        process.close();
    }
}
