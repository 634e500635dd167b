package pk.gov.nsor.survivors.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.sms.faults.FaultProcess;
import pk.gov.nsor.survivors.faults.Kill.Victim;

/** People escape, are recaptured and released while the register, the vault, their databases and the SMSC are killed. */
final class SurvivorsStory {

    private final Path folder;
    private final long seed;
    /** Of who is killed, and when. */
    private final Random random;

    private final Consumer<String> progress;
    private final List<Kill> kills = new ArrayList<>();

    /** @param folder a new one, for everything */
    SurvivorsStory(Path folder, long seed, Consumer<String> progress) {
        this.folder = folder;
        this.seed = seed;
        this.random = new Random(seed);
        long started = System.nanoTime();
        this.progress = line -> progress.accept("%6.1f s  %s".formatted((System.nanoTime() - started) / 1e9, line));
    }

    /**
     * How long and how much.
     *
     * @param rounds in each something is killed
     * @param people on the register, from whom those to whom something happens are taken
     * @param enrolments of survivors
     * @param quietMillis how long no text may have come at the end
     */
    record Size(int rounds, int people, int enrolments, long quietMillis) {}

    /** @param damage planted in what the SMSC has before it is counted; null for none */
    AlertCheck.Result live(Size size, @Nullable AlertDamage damage)
            throws IOException, InterruptedException, SQLException {
        SurvivorsSetting setting = new SurvivorsSetting(folder, new Random(seed + 1), size.people, size.enrolments);
        Happenings happenings =
                new Happenings(setting.register(), setting.vault(), setting.prisons(), setting.offenders());
        long laterFrom;
        try {
            setting.smsc().awaitVault();
            int things = setting.offenders().stream()
                    .mapToInt(offender -> offender.steps().size())
                    .sum();
            progress.accept("%,d offenders with %,d events to come, %,d survivors enrolled"
                    .formatted(
                            setting.offenders().size(),
                            things,
                            setting.survivors().size()));
            happenings.begin();
            List<Victim> order = new ArrayList<>();
            for (int round = 1; round <= size.rounds; round++) {
                happenings.allow(things / size.rounds);
                round(round, victims(order), setting, happenings);
            }
            happenings.end();
            laterFrom = later(size, setting);
        } finally {
            setting.end();
        }
        List<AlertJournal.Line> journal = AlertJournal.read(setting.smsc().journal());
        return AlertCheck.of(
                damage == null ? journal : damage.plantedIn(journal, kills, setting.survivors()),
                kills,
                setting.offenders(),
                happened(setting.offenders(), happenings),
                setting.survivors(),
                laterFrom);
    }

    private List<Victim> victims(List<Victim> order) {
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
        return victims;
    }

    private void round(int round, List<Victim> victims, SurvivorsSetting setting, Happenings happenings)
            throws InterruptedException {
        Thread.sleep(200 + random.nextInt(2500));
        Map<Victim, Long> killed = new EnumMap<>(Victim.class);
        for (Victim victim : victims) {
            // From the moment before: afterwards is too late for what the victim does not do any more.
            killed.put(victim, AlertJournal.now());
            kill(victim, setting);
            Thread.sleep(random.nextInt(victims.size() > 1 ? 100 : 1));
        }
        Thread.sleep(random.nextInt(600));
        if (killed.containsKey(Victim.SMSC)) {
            setting.smsc().start();
        }
        if (killed.containsKey(Victim.REGISTER)) {
            setting.register().start();
        }
        if (killed.containsKey(Victim.VAULT)) {
            setting.vault().start();
        }
        setting.register().awaitPostgres();
        setting.vault().awaitPostgres();
        setting.smsc().awaitVault();
        killed.forEach((victim, from) -> kills.add(new Kill(victim, from, AlertJournal.now())));
        happenings.check();
        progress.accept("round %d: killed %s; %,d events happened".formatted(round, victims, happenings.count()));
    }

    private void kill(Victim victim, SurvivorsSetting setting) throws InterruptedException {
        switch (victim) {
            case REGISTER -> setting.register().kill();
            case REGISTER_POSTGRES -> setting.register().killPostgres();
            case REGISTER_POSTGRES_SESSION -> setting.register().killPostgresSession(new Random(seed));
            case VAULT -> setting.vault().kill();
            case VAULT_POSTGRES -> setting.vault().killPostgres();
            case VAULT_POSTGRES_SESSION -> setting.vault().killPostgresSession(new Random(seed));
            case SMSC -> setting.smsc().kill();
        }
    }

    /** Lets the vault tell what it spreads over hours; returns since when its clock was ahead. */
    private long later(Size size, SurvivorsSetting setting) throws InterruptedException, SQLException {
        if (!Happenings.awaitRead(setting.register())) {
            progress.accept("the vault has not read all that happened");
        }
        int unrecorded = Happenings.unrecorded(setting.register());
        if (unrecorded > 0) {
            throw new IllegalStateException("The register has not recorded %d messages".formatted(unrecorded));
        }
        if (!setting.smsc().awaitCalm(size.quietMillis)) {
            progress.accept("it does not become quiet");
        }
        long from = AlertJournal.now();
        setting.vault().kill();
        kills.add(new Kill(Victim.VAULT, from, AlertJournal.now()));
        FaultProcess later = setting.later();
        setting.smsc().awaitVault();
        progress.accept("hours later");
        // It sends what is due every five seconds.
        Thread.sleep(size.quietMillis);
        if (!setting.smsc().awaitCalm(size.quietMillis / 3)) {
            progress.accept("it does not become quiet");
        }
        later.kill();
        progress.accept("everything is quiet");
        return from;
    }

    private static Map<Integer, List<Offender.Step>> happened(List<Offender> offenders, Happenings happenings) {
        Map<UUID, List<Offender.Step>> byPerson = happenings.happened();
        Map<Integer, List<Offender.Step>> happened = new HashMap<>();
        for (int place = 0; place < offenders.size(); place++) {
            happened.put(place, byPerson.getOrDefault(offenders.get(place).person(), List.of()));
        }
        return happened;
    }
}
