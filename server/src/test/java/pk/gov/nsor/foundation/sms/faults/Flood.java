package pk.gov.nsor.foundation.sms.faults;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import pk.gov.nsor.foundation.sms.faults.Outage.Victim;

/** A flood of questions by SMS beside other faults: an SMSC of its own asks, and what became of each question is counted at the end. */
public final class Flood {

    private static final long QUIET_MILLIS = 15_000;

    private final Path folder;
    private final FaultSmsc smsc;
    private final List<Outage> outages = new ArrayList<>();

    /** What was counted, and what is not as it should be. */
    public record Result(Map<String, Integer> counts, List<String> violations) {}

    /**
     * Starts the SMSC, which asks from when the first link is bound.
     *
     * @param folder a new one, for its journal
     * @param rate questions a second
     */
    public Flood(Path folder, long seed, int rate, String address, int port) {
        this.folder = folder;
        this.smsc = new FaultSmsc(folder, seed, rate, address, port);
    }

    /** Returns when so many links for questions are bound, and asks. */
    public void begin(int links) throws InterruptedException {
        smsc.awaitLinks(links);
        smsc.ask();
    }

    /** The clock by which faults are told, in microseconds. */
    public static long now() {
        return FloodJournal.now();
    }

    /** A server was killed, and was there again. */
    public void serverKilled(long from, long until) {
        outages.add(new Outage(Victim.SERVER, from, until));
    }

    /** The database did not take anything. */
    public void databaseAway(long from, long until) {
        outages.add(new Outage(Victim.POSTGRES, from, until));
    }

    /** What the SMSC confirmed may not have reached the server. */
    public void lineCut(long from, long until) {
        outages.add(new Outage(Victim.SMSC, from, until));
    }

    /** Asks no more, waits until all is answered, and counts. */
    public Result end() throws InterruptedException {
        smsc.stopAsking();
        boolean isCalm = smsc.awaitCalm(QUIET_MILLIS);
        smsc.kill();
        FloodCheck.Result counted = FloodCheck.of(FloodJournal.read(folder.resolve("journal.txt")), outages);
        List<String> violations = new ArrayList<>(counted.violations());
        if (!isCalm) {
            violations.add("the flood of questions does not come to an end");
        }
        return new Result(counted.counts(), violations);
    }
}
