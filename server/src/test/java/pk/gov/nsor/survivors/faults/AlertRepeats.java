package pk.gov.nsor.survivors.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.survivors.faults.AlertJournal.Kind;
import pk.gov.nsor.survivors.faults.AlertJournal.Line;
import pk.gov.nsor.survivors.faults.Kill.Victim;

/** Looks for a reason for each text that came again. */
final class AlertRepeats {

    /** Written so shortly before a kill, a confirmation may not have been read, or not marked any more. */
    private static final long UNDERWAY_MICROS = 500_000;
    /** Marks that could not be written while the database was away are written at the latest so long after. */
    private static final long MARKING_MICROS = 5_000_000;
    /** A reminder comes so long after the text before it, by the vault's clock; some of it may have been the way to the SMSC. */
    private static final long REMINDED_AFTER_MICROS =
            Duration.ofMinutes(10).minusSeconds(90).toMillis() * 1000;

    /** How often an alert is sent, until she has confirmed it. */
    private static final int MOST = 3;

    private static final String NOT_CONFIRMED = "texts sent again: not confirmed";
    private static final String JUST_BEFORE = "texts sent again: confirmed just before a kill";
    private static final String REMINDERS = "reminders, of what its code has not confirmed";

    private final List<Kill> kills;
    private final long laterFrom;
    private final Map<String, Long> confirmedAt = new HashMap<>();
    private final Map<String, Long> heardAt = new HashMap<>();
    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private final List<String> violations = new ArrayList<>();

    /** @param number of the submission */
    record Came(long micros, String number) {}

    AlertRepeats(List<Line> journal, List<Kill> kills, long laterFrom) {
        this.kills = kills;
        this.laterFrom = laterFrom;
        for (Line line : journal) {
            if (line.kind() == Kind.CONFIRMED) {
                Long _ = confirmedAt.putIfAbsent(line.fields()[0], line.micros());
            } else if (line.kind() == Kind.HEARD) {
                Long _ = heardAt.putIfAbsent(line.fields()[0] + " " + line.fields()[1], line.micros());
            }
        }
        for (String reason : List.of(NOT_CONFIRMED, JUST_BEFORE, REMINDERS)) {
            counts.put(reason, 0);
        }
    }

    Map<String, Integer> counts() {
        return counts;
    }

    List<String> violations() {
        return violations;
    }

    /** The texts of one alert, in their order. */
    void judge(String phone, AlertText text, List<Came> came) {
        long heard = heardAt.getOrDefault(phone + " " + text.code(), Long.MAX_VALUE);
        int reminders = 0;
        for (int at = 1; at < came.size(); at++) {
            String reason = reason(came.get(at - 1), came.get(at), heard);
            if (reason == null) {
                violations.add("doubled: %s is sent the same after %d ms without a reason"
                        .formatted(phone, (came.get(at).micros - came.get(at - 1).micros) / 1000));
            } else {
                counts.merge(reason, 1, Integer::sum);
                reminders += reason.equals(REMINDERS) ? 1 : 0;
            }
        }
        if (reminders >= MOST) {
            violations.add("doubled: %s is reminded %d times".formatted(phone, reminders));
        }
    }

    private @Nullable String reason(Came before, Came again, long heard) {
        if (vaultsMicros(again.micros) - vaultsMicros(before.micros) >= REMINDED_AFTER_MICROS
                && heard > again.micros - UNDERWAY_MICROS) {
            return REMINDERS;
        }
        Long confirmed = confirmedAt.get(before.number);
        if (confirmed == null || confirmed > again.micros) {
            return NOT_CONFIRMED;
        }
        return kills.stream().anyMatch(kill -> isUnderway(confirmed, kill, again.micros)) ? JUST_BEFORE : null;
    }

    private long vaultsMicros(long micros) {
        return micros >= laterFrom ? micros + VaultWork.LATER.toMillis() * 1000 : micros;
    }

    /** Whether a kill came between the confirmation and its mark. */
    private boolean isUnderway(long confirmed, Kill kill, long again) {
        return switch (kill.victim()) {
            case VAULT ->
                kill.from() < again
                        && confirmed > unmarkedSince(kill.from()) - UNDERWAY_MICROS
                        && confirmed < kill.from() + UNDERWAY_MICROS;
            case SMSC -> kill.from() < again && Math.abs(kill.from() - confirmed) < UNDERWAY_MICROS;
            // The vault keeps in mind what it could not mark.
            case VAULT_POSTGRES, VAULT_POSTGRES_SESSION, REGISTER, REGISTER_POSTGRES, REGISTER_POSTGRES_SESSION ->
                false;
        };
    }

    /** From when on the vault could not mark anything; the kill itself where nothing kept it from marking. */
    private long unmarkedSince(long vaultKill) {
        return kills.stream()
                .filter(kill ->
                        kill.victim() == Victim.VAULT_POSTGRES || kill.victim() == Victim.VAULT_POSTGRES_SESSION)
                .filter(kill -> kill.from() < vaultKill && kill.until() + MARKING_MICROS > vaultKill)
                .mapToLong(Kill::from)
                .min()
                .orElse(vaultKill);
    }
}
