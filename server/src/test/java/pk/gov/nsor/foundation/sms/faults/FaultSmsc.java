package pk.gov.nsor.foundation.sms.faults;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** The process of the SMSC, from the story's side. */
final class FaultSmsc {

    private static final long PATIENCE_NANOS = 90_000_000_000L;

    private final Path folder;
    private final long seed;
    private final int rate;
    private final String address;
    private int port;
    private FaultProcess process;

    /**
     * On this machine alone, at a free port.
     *
     * @param rate questions a second
     */
    FaultSmsc(Path folder, long seed, int rate) {
        this(folder, seed, rate, "127.0.0.1", 0);
    }

    /**
     * @param rate questions a second
     * @param address where it listens
     */
    FaultSmsc(Path folder, long seed, int rate, String address, int port) {
        this.folder = folder;
        this.seed = seed;
        this.rate = rate;
        this.address = address;
        this.port = port;
        this.process = launch();
    }

    int port() {
        return port;
    }

    void start() {
        process = launch();
    }

    void kill() throws InterruptedException {
        process.kill();
    }

    void ask() {
        process.say("ask");
    }

    void stopAsking() {
        process.say("stop");
    }

    long acknowledged() {
        return status("acknowledged");
    }

    /** Waits until the register is bound with so many links. */
    void awaitLinks(int links) throws InterruptedException {
        await("links", links, Long.MAX_VALUE);
    }

    /**
     * Waits until everything is acknowledged and no answer has come for a while.
     *
     * @return false where it does not come to that
     */
    boolean awaitCalm(long quietMillis) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (status("open") > 0 || status("quiet") < quietMillis) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(100);
        }
        return true;
    }

    private void await(String name, long least, long most) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        long value = status(name);
        while (value < least || value > most) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("The SMSC still has " + name + "=" + value);
            }
            Thread.sleep(20);
            value = status(name);
        }
    }

    private long status(String name) {
        process.say("status");
        Map<String, Long> status = Arrays.stream(process.awaitLine("status ").split(" "))
                .skip(1)
                .map(word -> word.split("="))
                .collect(Collectors.toMap(word -> word[0], word -> Long.valueOf(word[1])));
        return status.get(name);
    }

    private FaultProcess launch() {
        FaultProcess started = FaultProcess.start(
                FloodSmsc.class,
                FaultProcess.everything(),
                Map.of(),
                folder.resolve("smsc.log"),
                folder.toString(),
                Integer.toString(port),
                Long.toString(seed),
                Integer.toString(rate),
                address);
        port = Integer.parseInt(started.awaitLine("port ").substring(5));
        return started;
    }
}
