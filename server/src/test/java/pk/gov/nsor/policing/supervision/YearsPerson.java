package pk.gov.nsor.policing.supervision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.conviction.ConvictionId;
import pk.gov.nsor.record.conviction.CustodyPeriodId;

/** What the faults know of one person, kept apart from the register: enough to say what the register must have found. */
final class YearsPerson {

    final PersonId id;
    final ConvictionId conviction;
    final int months;
    final LocalDate judgedOn;
    final LocalDate openedOn;
    final List<Stay> stays = new ArrayList<>();
    /** The days on which the register could not know what was owed: a release or an admission was recorded after it. */
    final List<Stay> unknown = new ArrayList<>();

    final Set<LocalDate> appearances = new HashSet<>();
    String district;

    @Nullable
    LocalDate startedOn;

    @Nullable
    CustodyPeriodId custodyPeriod;

    boolean isAtLarge;

    @Nullable
    LocalDate escapedOn;

    /** Whether a journey abroad is under way, or was told and is not over. */
    boolean isTravelling;

    /** Where the person lives from which day on, as far as the record can know. */
    final NavigableMap<LocalDate, String> homes = new TreeMap<>();

    @Nullable
    LocalDate diedOn;

    @Nullable
    LocalDate quashedOn;

    /** @param until the first day that is not one of it; null while it lasts */
    record Stay(LocalDate from, @Nullable LocalDate until) {
        boolean holds(LocalDate day) {
            return !from.isAfter(day) && (until == null || until.isAfter(day));
        }
    }

    YearsPerson(
            PersonId id, ConvictionId conviction, int months, LocalDate judgedOn, LocalDate openedOn, String district) {
        this.id = id;
        this.conviction = conviction;
        this.months = months;
        this.judgedOn = judgedOn;
        this.openedOn = openedOn;
        this.district = district;
    }

    /** For whoever looks into a violation. */
    @Override
    public String toString() {
        return id + " (from " + openedOn + ", inside " + stays + (isAtLarge ? ", at large" : "") + ", died " + diedOn
                + ", quashed " + quashedOn + ", in " + district + ")";
    }

    boolean isInside() {
        return custodyPeriod != null;
    }

    boolean isGone() {
        return diedOn != null || quashedOn != null;
    }

    boolean needsStation() {
        return !isGone() && (!isInside() || isAtLarge);
    }

    boolean wasInside(LocalDate day) {
        return stays.stream().anyMatch(stay -> stay.holds(day));
    }

    /** Whether a prison answered for the person: not for somebody who has escaped from it and was not caught again. */
    boolean wasHeld(LocalDate day) {
        LocalDate escaped = escapedOn;
        return wasInside(day) && (escaped == null || day.isBefore(escaped));
    }

    void moved(LocalDate on, String to) {
        homes.put(on, to);
        district = to;
    }

    void movedBack(LocalDate on) {
        homes.remove(on);
        district = homes.lastEntry().getValue();
    }

    void escaped(LocalDate on) {
        isAtLarge = true;
        escapedOn = on;
    }

    void recaptured() {
        isAtLarge = false;
        escapedOn = null;
    }

    boolean isUnknown(LocalDate from, LocalDate until) {
        return unknown.stream()
                .anyMatch(stay -> !stay.from().isAfter(until)
                        && (stay.until() == null || !stay.until().isBefore(from)));
    }

    void admitted(CustodyPeriodId by, LocalDate on) {
        custodyPeriod = by;
        stays.add(new Stay(on, null));
    }

    void released(LocalDate on) {
        Stay last = stays.removeLast();
        stays.add(new Stay(last.from(), on));
        custodyPeriod = null;
        recaptured();
    }

    LocalDate lastAdmission() {
        return stays.getLast().from();
    }

    /** The days on which the person came out. */
    List<LocalDate> releases() {
        List<LocalDate> days = new ArrayList<>();
        for (Stay stay : stays) {
            LocalDate until = stay.until();
            if (until != null) {
                days.add(until);
            }
        }
        return days;
    }
}
