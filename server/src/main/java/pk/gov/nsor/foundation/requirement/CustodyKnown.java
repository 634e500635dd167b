package pk.gov.nsor.foundation.requirement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.requirement.policy.CountingPolicy;

/**
 * A person's custody as far as it is known on a day: a later admission does not exist, and with a later release the
 * person is still in custody. Every list is in the order of admission.
 */
public final class CustodyKnown {

    private final List<TimeInCustody> all;
    private final Set<String> quashed = HashSet.newHashSet(2);

    CustodyKnown(Facts facts, LocalDate day) {
        all = new ArrayList<>(facts.custody().size());
        for (TimeInCustody custodyPeriod : facts.custody()) {
            if (!custodyPeriod.admittedOn().isAfter(day)) {
                all.add(
                        custodyPeriod.releasedOn() == null
                                        || !custodyPeriod.releasedOn().isAfter(day)
                                ? custodyPeriod
                                : new TimeInCustody(custodyPeriod.judgmentId(), custodyPeriod.admittedOn(), null));
            }
        }
        for (Judgment judgment : facts.judgments()) {
            if (CountingPolicy.isQuashed(judgment, day)) {
                quashed.add(judgment.id());
            }
        }
    }

    /** True where a custody period is open, whatever it is for. */
    public boolean isOpen() {
        for (TimeInCustody custodyPeriod : all) {
            if (custodyPeriod.releasedOn() == null) {
                return true;
            }
        }
        return false;
    }

    /** True where the person was in custody on the day, for whatever reason. */
    public boolean holds(LocalDate day) {
        for (TimeInCustody custodyPeriod : all) {
            if (custodyPeriod.holds(day)) {
                return true;
            }
        }
        return false;
    }

    /** The custody periods whose days stop a clock: those for anything but a conviction that has been quashed. */
    public Iterable<TimeInCustody> stopping() {
        if (quashed.isEmpty()) {
            return all;
        }
        return all.stream()
                .filter(custodyPeriod ->
                        custodyPeriod.judgmentId() == null || !quashed.contains(custodyPeriod.judgmentId()))
                .toList();
    }

    /**
     * The custody periods that name a conviction; those that touch or overlap are merged.
     *
     * @return open ones have no release
     */
    public List<TimeInCustody> naming(Judgment judgment) {
        List<TimeInCustody> merged = new ArrayList<>(2);
        TimeInCustody last = null;
        for (TimeInCustody custodyPeriod : all) {
            if (judgment.id().equals(custodyPeriod.judgmentId())) {
                if (last != null && touches(last, custodyPeriod)) {
                    last = new TimeInCustody(judgment.id(), last.admittedOn(), laterRelease(last, custodyPeriod));
                    merged.set(merged.size() - 1, last);
                } else {
                    last = custodyPeriod;
                    merged.add(last);
                }
            }
        }
        return merged;
    }

    private static boolean touches(TimeInCustody earlier, TimeInCustody later) {
        return earlier.releasedOn() == null || !later.admittedOn().isAfter(earlier.releasedOn());
    }

    private static @Nullable LocalDate laterRelease(TimeInCustody one, TimeInCustody other) {
        if (one.releasedOn() == null || other.releasedOn() == null) {
            return null;
        }
        LocalDate release = Objects.requireNonNull(one.releasedOn());
        return release.isAfter(other.releasedOn()) ? release : other.releasedOn();
    }
}
