package pk.gov.nsor.foundation.requirement.reading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.requirement.reading.WrittenCase.Conviction;
import pk.gov.nsor.foundation.requirement.reading.WrittenCase.Spell;

/** What is known of a person on a day, and what follows from it (rules 1 to 6). */
final class KnownFacts {

    /** A registrable conviction that counts; no start while pre-registered; no last day if life or not known. */
    record Standing(
            Conviction conviction,
            List<String> bases,
            int tier,
            @Nullable LocalDate startedOn,
            @Nullable LocalDate lastDay,
            boolean life) {}

    private final WrittenCase written;
    private final LocalDate day;
    private final List<Spell> custodyPeriods = new ArrayList<>();

    /** Days in custody of any kind, but for those of an open custodyPeriod, which has no last one. */
    private final Set<LocalDate> custody = new HashSet<>();

    private @Nullable LocalDate openFrom;

    /** The same, of custody for anything but a conviction that has been quashed: these days do not count. */
    private final Set<LocalDate> uncounted = new HashSet<>();

    private @Nullable LocalDate uncountedFrom;

    /** The registrable convictions that count, in the order given. */
    final List<Standing> standing = new ArrayList<>();

    /** Whether there is a registrable conviction, or was one until it was quashed. */
    private boolean thereWasOne;

    KnownFacts(WrittenCase written, List<ConvictionReading> readings, LocalDate day) {
        this.written = written;
        this.day = day;
        for (Spell custodyPeriod : written.custody()) {
            // A later admission does not exist; a later release means still in custody.
            if (!custodyPeriod.admittedOn().isAfter(day)) {
                LocalDate released = happened(custodyPeriod.releasedOn()) ? custodyPeriod.releasedOn() : null;
                custodyPeriods.add(new Spell(custodyPeriod.convictionId(), custodyPeriod.admittedOn(), released));
            }
        }
        markCustody();
        // Rule 1: "Before that day nobody is registrable."
        if (day.isBefore(ConvictionReading.ACT)) {
            return;
        }
        List<ConvictionReading> counting = new ArrayList<>();
        for (ConvictionReading reading : readings) {
            Conviction conviction = reading.conviction();
            LocalDate quashedOn = conviction.quashedOn();
            boolean ignored = quashedOn != null && quashedOn.isBefore(ConvictionReading.ACT);
            if (happened(conviction.judgmentOn())
                    && !ignored
                    && !reading.bases().isEmpty()) {
                thereWasOne = true;
                if (!happened(quashedOn)) {
                    counting.add(reading);
                }
            }
        }
        for (ConvictionReading reading : counting) {
            standing.add(stand(reading, counting));
        }
    }

    private boolean happened(@Nullable LocalDate fact) {
        return fact != null && !fact.isAfter(day);
    }

    private void markCustody() {
        for (Spell custodyPeriod : custodyPeriods) {
            boolean forQuashed = written.convictions().stream()
                    .anyMatch(conviction ->
                            conviction.id().equals(custodyPeriod.convictionId()) && happened(conviction.quashedOn()));
            if (custodyPeriod.releasedOn() == null) {
                openFrom = earlier(openFrom, custodyPeriod.admittedOn());
                if (!forQuashed) {
                    uncountedFrom = earlier(uncountedFrom, custodyPeriod.admittedOn());
                }
            } else {
                // Rule 5: "from admission up to, not including, the day of release"
                for (LocalDate each = custodyPeriod.admittedOn();
                        each.isBefore(custodyPeriod.releasedOn());
                        each = each.plusDays(1)) {
                    custody.add(each);
                    if (!forQuashed) {
                        uncounted.add(each);
                    }
                }
            }
        }
    }

    private static LocalDate earlier(@Nullable LocalDate one, LocalDate other) {
        return one == null || other.isBefore(one) ? other : one;
    }

    private Standing stand(ConvictionReading reading, List<ConvictionReading> counting) {
        Conviction conviction = reading.conviction();
        int tier = reading.tierAlone();
        // Rule 2: "One up if the day of its offence is after the day of judgment of another registrable conviction
        // that counts. Never above III."
        boolean afterAnother = counting.stream()
                .anyMatch(other -> other != reading
                        && conviction.offenceOn().isAfter(other.conviction().judgmentOn()));
        if (afterAnother) {
            tier = Math.min(tier + 1, 3);
        }
        // Rule 3: under 18 is before the 18th anniversary of birth, that of 29 February being 28 in a common year.
        boolean underAge = written.bornOn() != null
                && conviction.offenceOn().isBefore(written.bornOn().plusYears(18));
        LocalDate start = start(conviction);
        boolean life = tier == 3 && !underAge;
        int months = switch (tier) {
            case 1 -> underAge ? 90 : 180;
            case 2 -> underAge ? 150 : 300;
            default -> 300;
        };
        LocalDate last = life || start == null ? null : lastDay(start, months);
        return new Standing(conviction, reading.bases(), tier, start, last, life);
    }

    /** Rule 4: the start day, or null until the release that makes it. */
    private @Nullable LocalDate start(Conviction conviction) {
        boolean oneBelongs = false;
        LocalDate start = null;
        for (Spell custodyPeriod : joined(conviction)) {
            boolean endedBefore = custodyPeriod.releasedOn() != null
                    && custodyPeriod.releasedOn().isBefore(conviction.judgmentOn());
            boolean beganTooLate =
                    custodyPeriod.admittedOn().isAfter(conviction.judgmentOn().plusDays(30));
            if (!endedBefore && !beganTooLate) {
                oneBelongs = true;
                if (custodyPeriod.releasedOn() != null) {
                    start = earlier(start, custodyPeriod.releasedOn());
                }
            }
        }
        return oneBelongs ? start : conviction.judgmentOn();
    }

    /** Rule 4: touching or overlapping custodyPeriods that name one conviction are one custodyPeriod. */
    private List<Spell> joined(Conviction conviction) {
        List<Spell> named = new ArrayList<>(custodyPeriods.stream()
                .filter(custodyPeriod -> conviction.id().equals(custodyPeriod.convictionId()))
                .toList());
        boolean again = true;
        while (again) {
            again = false;
            for (int i = 0; i < named.size() && !again; i++) {
                for (int j = i + 1; j < named.size() && !again; j++) {
                    Spell one = named.get(i);
                    Spell other = named.get(j);
                    if (reaches(one, other) && reaches(other, one)) {
                        named.remove(j);
                        named.set(i, join(one, other));
                        again = true;
                    }
                }
            }
        }
        return named;
    }

    /** Whether the first is not over before the day the second begins. */
    private static boolean reaches(Spell first, Spell second) {
        return first.releasedOn() == null || !first.releasedOn().isBefore(second.admittedOn());
    }

    private static Spell join(Spell one, Spell other) {
        LocalDate released = one.releasedOn() == null || other.releasedOn() == null
                ? null
                : one.releasedOn().isAfter(other.releasedOn()) ? one.releasedOn() : other.releasedOn();
        return new Spell(one.convictionId(), earlier(one.admittedOn(), other.admittedOn()), released);
    }

    /** Rule 5: walks from the start; null if an open custodyPeriod is reached before the days are complete. */
    private @Nullable LocalDate lastDay(LocalDate start, int months) {
        int owed = 0;
        LocalDate end = start.plusMonths(months);
        for (LocalDate each = start; each.isBefore(end); each = each.plusDays(1)) {
            owed++;
        }
        int counted = 0;
        for (LocalDate each = start; ; each = each.plusDays(1)) {
            if (uncountedFrom != null && !each.isBefore(uncountedFrom)) {
                return null;
            }
            if (!uncounted.contains(each)) {
                counted++;
                if (counted == owed) {
                    return each;
                }
            }
        }
    }

    boolean died() {
        return happened(written.diedOn());
    }

    /** Whether a custodyPeriod is open by what is known. */
    boolean inCustody() {
        return openFrom != null;
    }

    /** Whether a day lies in custody of any kind. */
    boolean inCustodyOn(LocalDate each) {
        return custody.contains(each) || (openFrom != null && !each.isBefore(openFrom));
    }

    /** Rule 6: the convictions running on a day, by the last days known here. */
    List<Standing> runningOn(LocalDate each) {
        if (died() || each.isBefore(ConvictionReading.ACT)) {
            return List.of();
        }
        return standing.stream()
                .filter(one -> !one.conviction().judgmentOn().isAfter(each))
                .filter(one -> one.lastDay() == null || !one.lastDay().isBefore(each))
                .toList();
    }

    /** The status on a day on which nothing more is known than here. */
    String statusOn(LocalDate each) {
        if (!thereWasOne) {
            return "NOT_REGISTRABLE";
        }
        List<Standing> running = runningOn(each);
        if (running.isEmpty()) {
            return "SEALED";
        }
        return running.stream().allMatch(one -> one.startedOn() == null) ? "PRE_REGISTERED" : "ACTIVE";
    }

    /** Rule 6: the latest of the last days of those running on a day; null if one is life or not known. */
    @Nullable
    LocalDate endOfRequirement(LocalDate each) {
        List<Standing> running = runningOn(each);
        if (running.stream().anyMatch(one -> one.lastDay() == null)) {
            return null;
        }
        return running.stream()
                .map(Standing::lastDay)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }
}
