package pk.gov.nsor.survivors.faults;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import pk.gov.nsor.foundation.sms.faults.FaultProcess;

/** The process of the vault's SMSC, from the story's side. */
final class AlertSmscProcess {

    private static final long PATIENCE_NANOS = 90_000_000_000L;

    private final Path folder;
    private int port;
    private FaultProcess process;

    AlertSmscProcess(Path folder) {
        this.folder = folder;
        this.process = launch();
    }

    int port() {
        return port;
    }

    Path journal() {
        return folder.resolve("journal.txt");
    }

    void start() {
        process = launch();
    }

    void kill() throws InterruptedException {
        process.kill();
    }

    /** Waits until the vault is bound. */
    void awaitVault() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (status("links") < 1) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("The vault does not bind again");
            }
            Thread.sleep(20);
        }
    }

    /**
     * Waits until no text has come for a while and the vault has all that telephones have answered.
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
                AlertSmsc.class,
                FaultProcess.everything(),
                Map.of(),
                folder.resolve("smsc.log"),
                journal().toString(),
                Integer.toString(port));
        port = Integer.parseInt(started.awaitLine("port ").substring(5));
        return started;
    }
}
