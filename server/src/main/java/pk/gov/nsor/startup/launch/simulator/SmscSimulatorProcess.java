package pk.gov.nsor.startup.launch.simulator;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import pk.gov.nsor.foundation.keys.SecretDirectory;
import pk.gov.nsor.startup.launch.LaunchException;
import pk.gov.nsor.startup.launch.Settings;

/** The SMSC simulator of a demonstration. */
public final class SmscSimulatorProcess implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("SMSC ready: smpp ([^ :]+):([0-9]+) handset (http://[^ ]+)");
    private static final String SYSTEM_ID = "nsor";

    private final SimulatorProcess process;
    private final String password;

    private SmscSimulatorProcess(SimulatorProcess process, String password) {
        this.process = process;
        this.password = password;
    }

    /** @throws LaunchException where the simulator is not built or does not start */
    public static SmscSimulatorProcess start(Settings settings, SecretDirectory secrets) {
        String password = secrets.password("smsc-simulator").substring(0, 8);
        SimulatorProcess process = SimulatorProcess.start(
                settings,
                "The SMSC simulator",
                "smsc-simulator.log",
                List.of(
                        "smsc",
                        "--smpp-port=" + SimulatorProcess.environment("NSOR_SIMULATOR_SMPP_PORT", "2775"),
                        "--http-port=" + SimulatorProcess.environment("NSOR_SIMULATOR_HTTP_PORT", "8090"),
                        "--short-code=" + SimulatorProcess.environment("NSOR_SMS_SHORT_CODE", "7000"),
                        "--neutral-sender=" + SimulatorProcess.environment("NSOR_SMS_NEUTRAL_SENDER", "7100"),
                        "--system-id=" + SYSTEM_ID),
                Map.of("SMSC_PASSWORD", password),
                READY,
                "set NSOR_SMPP_HOST to an SMSC of your own.");
        return new SmscSimulatorProcess(process, password);
    }

    /** The settings with which the server binds to it. */
    public Map<String, Object> connectionProperties() {
        return Map.of(
                "nsor.smpp.host",
                process.ready(1),
                "nsor.smpp.port",
                process.ready(2),
                "nsor.smpp.system-id",
                SYSTEM_ID,
                "nsor.smpp.password",
                password);
    }

    /** The address of the page with the telephone. */
    public String handset() {
        return process.ready(3);
    }

    @Override
    public void close() {
        process.close();
    }
}
