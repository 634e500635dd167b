package pk.gov.nsor.startup.launch.simulator;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import pk.gov.nsor.foundation.audit.TrailCheckpoints;
import pk.gov.nsor.foundation.audit.TrailOrigins;
import pk.gov.nsor.startup.launch.KeyStores;
import pk.gov.nsor.startup.launch.LaunchException;
import pk.gov.nsor.startup.launch.Settings;

/** The witnesses of a demonstration: a simulated one over HTTP, and a file. */
public final class WitnessSimulatorProcess implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("Witness ready: (http://[^ ]+)");

    private final SimulatorProcess process;
    private final Path file;

    private WitnessSimulatorProcess(SimulatorProcess process, Path file) {
        this.process = process;
        this.file = file;
    }

    /** Whether no witnesses are set. */
    public static boolean isWanted() {
        return SimulatorProcess.environment("NSOR_WITNESSES", "").isEmpty();
    }

    /** @throws LaunchException where the simulator is not built or does not start */
    public static WitnessSimulatorProcess start(Settings settings) {
        String origin = TrailOrigins.parse(SimulatorProcess.environment("NSOR_TRAIL_ORIGIN", ""))
                .current();
        Path folder = settings.data().resolve("witness");
        SimulatorProcess process = SimulatorProcess.start(
                settings,
                "The simulated witness",
                "witness-simulator.log",
                List.of(
                        "witness",
                        "--http-port=" + SimulatorProcess.environment("NSOR_SIMULATOR_WITNESS_PORT", "8092"),
                        "--folder=" + folder.resolve("simulator"),
                        "--log="
                                + TrailCheckpoints.signer(KeyStores.keys(settings), origin)
                                        .verifier()
                                        .text()),
                Map.of(),
                READY,
                "set NSOR_WITNESSES to witnesses of your own.");
        return new WitnessSimulatorProcess(process, folder.resolve("checkpoints.txt"));
    }

    /** The settings with which the server sends checkpoints to them. */
    public Map<String, Object> witnessProperties() {
        return Map.of("nsor.trail.witnesses", "simulator=" + process.ready(1) + ",file=file:" + file);
    }

    @Override
    public void close() {
        process.close();
    }
}
