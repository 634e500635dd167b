package pk.gov.nsor.benchmark.sms;

import java.nio.file.Path;
import java.util.List;
import pk.gov.nsor.benchmark.setting.Child;

/** A pump's process. */
final class PumpProcess implements AutoCloseable {

    private final Child child;
    private final int port;

    PumpProcess(Path folder, int binds, int window) {
        child = Child.java(Pump.class, folder.resolve("pump.log"), List.of("" + binds, "" + window));
        port = Integer.parseInt(child.awaitLine("port ").substring(5));
    }

    int port() {
        return port;
    }

    double cpuSeconds() {
        return child.cpuSeconds();
    }

    /** @param rate questions a second; 0 for as many as the windows allow */
    PumpResult run(Path plan, long rate) {
        begin(plan, rate);
        return result();
    }

    void begin(Path plan, long rate) {
        child.say("run " + plan + " " + rate);
    }

    PumpResult result() {
        return PumpResult.read(child.awaitLine("done "));
    }

    /** Asks so many a second, acknowledged or not. */
    FloodResult flood(Path texts, long rate, int seconds) {
        child.say("flood " + texts + " " + rate + " " + seconds + " " + System.currentTimeMillis() / 60_000);
        return FloodResult.read(child.awaitLine("done "));
    }

    @Override
    public void close() {
        child.close();
    }
}
