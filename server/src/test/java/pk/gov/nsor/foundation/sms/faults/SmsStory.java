package pk.gov.nsor.foundation.sms.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import pk.gov.nsor.foundation.sms.faults.Outage.Victim;

/** A flood of questions during which the register, its PostgreSQL and the SMSC are killed at random moments. */
final class SmsStory {

    private static final int BINDS = 2;

    private final Path folder;
    private final Random random;
    private final long seed;
    private final Consumer<String> progress;
    private final List<Outage> outages = new ArrayList<>();

    /** @param folder a new one, for the journal and the register's data */
    SmsStory(Path folder, long seed, Consumer<String> progress) {
        this.folder = folder;
        this.seed = seed;
        this.random = new Random(seed);
        long started = System.nanoTime();
        this.progress = line -> progress.accept("%6.1f s  %s".formatted((System.nanoTime() - started) / 1e9, line));
    }

    /**
     * How long and how hard.
     *
     * @param rounds in each something is killed
     * @param people on the register, 0 for an empty one
     * @param rate questions a second
     * @param quietMillis how long no answer may have come at the end
     */
    record Size(int rounds, int people, int rate, long quietMillis) {}

    FloodCheck.Result live(Size size) throws IOException, InterruptedException, SQLException {
        FaultSmsc smsc = new FaultSmsc(folder, seed, size.rate);
        FaultRegister register = new FaultRegister(folder, smsc.port());
        try {
            if (size.people > 0) {
                register.fill(size.people, seed, folder);
                // It reads who is on the register when it starts.
                smsc.kill();
                smsc.start();
            }
            smsc.awaitLinks(BINDS);
            progress.accept("the register is bound");
            List<Victim> order = new ArrayList<>();
            for (int round = 1; round <= size.rounds; round++) {
                if (order.isEmpty()) {
                    order.addAll(List.of(Victim.values()));
                    Collections.shuffle(order, random);
                }
                List<Victim> victims = new ArrayList<>(List.of(order.removeLast()));
                if (random.nextInt(4) == 0) {
                    Victim second = Victim.values()[random.nextInt(Victim.values().length)];
                    if (!victims.contains(second)) {
                        victims.add(second);
                    }
                }
                round(round, victims, register, smsc);
            }
            boolean calm = smsc.awaitCalm(size.quietMillis);
            if (!calm) {
                progress.accept("the flood does not come to an end");
            }
            progress.accept("%,d parts of questions acknowledged; everything is quiet".formatted(smsc.acknowledged()));
        } finally {
            register.stop();
            smsc.kill();
        }
        return FloodCheck.of(FloodJournal.read(folder.resolve("journal.txt")), outages);
    }

    private void round(int round, List<Victim> victims, FaultRegister register, FaultSmsc smsc)
            throws InterruptedException {
        smsc.ask();
        Thread.sleep(200 + random.nextInt(1200));
        Map<Victim, Long> killed = new EnumMap<>(Victim.class);
        for (Victim victim : victims) {
            // From the moment before: afterwards is too late for what the victim does not do any more.
            killed.put(victim, FloodJournal.now());
            kill(victim, register, smsc);
            Thread.sleep(random.nextInt(victims.size() > 1 ? 100 : 1));
        }
        Thread.sleep(random.nextInt(600));
        if (killed.containsKey(Victim.SMSC)) {
            smsc.start();
            smsc.ask();
        }
        if (killed.containsKey(Victim.SERVER)) {
            register.start();
        }
        register.awaitPostgres();
        smsc.awaitLinks(BINDS);
        killed.forEach((victim, from) -> outages.add(new Outage(victim, from, FloodJournal.now())));
        Thread.sleep(200 + random.nextInt(600));
        smsc.stopAsking();
        progress.accept("round %d: killed %s; %,d parts of questions acknowledged"
                .formatted(round, victims, smsc.acknowledged()));
    }

    private void kill(Victim victim, FaultRegister register, FaultSmsc smsc) throws InterruptedException {
        switch (victim) {
            case SERVER -> register.kill();
            case POSTGRES -> register.killPostgres();
            case POSTGRES_SESSION -> register.killPostgresSession(random);
            case SMSC -> smsc.kill();
        }
    }
}
