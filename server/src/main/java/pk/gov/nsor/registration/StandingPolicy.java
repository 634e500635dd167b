package pk.gov.nsor.registration;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.conviction.Conviction;
import pk.gov.nsor.conviction.Offence;
import pk.gov.nsor.kernel.Section;
import pk.gov.nsor.registration.Standing.Basis;
import pk.gov.nsor.registration.Standing.Reason;
import pk.gov.nsor.registration.Standing.Reason.Code;
import pk.gov.nsor.requirement.OffenceRule;
import pk.gov.nsor.requirement.OffenceTable;

/**
 * Derives a standing from convictions: which count, on which basis, from which day. Tier, custody and the last day follow
 * with the module {@code requirement}; nothing here depends on them (see {@link Standing}).
 */
public final class StandingPolicy {

    /** The Act's first day (assumed, law.md): before it nobody is registrable. */
    static final LocalDate FIRST_DAY_OF_THE_ACT = LocalDate.of(2021, 12, 1);

    private static final int AGE_OF_MAJORITY = 18;

    private StandingPolicy() {}

    /**
     * The standing that follows from a person's convictions under a law.
     *
     * @param convictions the latest judgment first
     * @param bornOn null where unknown: nobody is then taken for a juvenile
     */
    public static Standing derive(OffenceTable law, List<Conviction> convictions, @Nullable LocalDate bornOn) {
        List<Reason> reasons = new ArrayList<>();
        Set<Basis> bases = EnumSet.noneOf(Basis.class);
        List<Conviction> counting = new ArrayList<>();
        boolean wasRegistrable = false;
        for (Conviction conviction : convictions) {
            List<Reason> steps = new ArrayList<>();
            Set<Basis> here = basesOf(law, conviction, steps);
            if (!here.isEmpty() && everRan(conviction)) {
                wasRegistrable = true;
            }
            if (conviction.quashing() != null) {
                // Once quashed it is as if it had never been; a quashing dated in the future is refused at recording.
                reasons.add(Reason.of(
                        Code.QUASHED,
                        conviction.judgment().caseNumber(),
                        conviction.quashing().on()));
                continue;
            }
            reasons.addAll(steps);
            if (!here.isEmpty()) {
                bases.addAll(here);
                counting.add(conviction);
            }
        }
        return standing(counting, bases, wasRegistrable, bornOn, reasons);
    }

    private static Standing standing(
            List<Conviction> counting,
            Set<Basis> bases,
            boolean wasRegistrable,
            @Nullable LocalDate bornOn,
            List<Reason> reasons) {
        LocalDate firstDay = counting.stream()
                .map(conviction -> firstDayOf(conviction))
                .min(LocalDate::compareTo)
                .orElse(null);
        if (firstDay == null) {
            reasons.add(Reason.of(Code.NONE_COUNTS));
            return new Standing(bases, null, null, wasRegistrable, false, reasons);
        }
        boolean juvenile = true;
        for (Conviction conviction : counting) {
            LocalDate offenceOn = conviction.judgment().offenceOn();
            if (bornOn != null && offenceOn.isBefore(bornOn.plusYears(AGE_OF_MAJORITY))) {
                reasons.add(Reason.of(Code.UNDER_EIGHTEEN, conviction.judgment().caseNumber(), offenceOn));
            } else {
                juvenile = false;
            }
        }
        reasons.add(Reason.of(Code.ON_REGISTER_FROM, firstDay));
        return new Standing(bases, firstDay, null, true, juvenile, reasons);
    }

    private static LocalDate firstDayOf(Conviction conviction) {
        LocalDate judgmentOn = conviction.judgment().judgmentOn();
        return judgmentOn.isBefore(FIRST_DAY_OF_THE_ACT) ? FIRST_DAY_OF_THE_ACT : judgmentOn;
    }

    /** Quashed on its day of judgment, or before the Act, a conviction never ran. */
    private static boolean everRan(Conviction conviction) {
        return conviction.quashing() == null || conviction.quashing().on().isAfter(firstDayOf(conviction));
    }

    private static Set<Basis> basesOf(OffenceTable law, Conviction conviction, List<Reason> reasons) {
        Set<Basis> bases = EnumSet.noneOf(Basis.class);
        LocalDate day = firstDayOf(conviction);
        if (!day.equals(conviction.judgment().judgmentOn())) {
            reasons.add(Reason.of(Code.BEFORE_THE_ACT, conviction.judgment().caseNumber()));
        }
        for (Offence offence : conviction.judgment().offences()) {
            List<OffenceRule> rows = law.inForce(offence.section(), day);
            if (rows.isEmpty()) {
                reasons.add(Reason.of(Code.NO_ROW, offence.section()));
            }
            for (OffenceRule row : rows) {
                if (row.narrow()) {
                    bases.add(Basis.NARROW);
                    reasons.add(Reason.of(Code.NARROW_BASIS, offence.section(), row.from()));
                }
                if (isWide(law, conviction, offence, row, day, reasons)) {
                    bases.add(Basis.WIDE);
                    reasons.add(Reason.of(Code.WIDE_BASIS, offence.section(), Objects.requireNonNull(row.schedule())));
                }
            }
        }
        return bases;
    }

    private static boolean isWide(
            OffenceTable law,
            Conviction conviction,
            Offence offence,
            OffenceRule row,
            LocalDate day,
            List<Reason> reasons) {
        if (row.schedule() == null) {
            return false;
        }
        if (!conviction.judgment().victim().isWomanOrChild()) {
            reasons.add(Reason.of(Code.NOT_A_WOMAN_OR_CHILD));
            return false;
        }
        if (row.connectedOnly() && !isConnected(law, offence, row, day)) {
            reasons.add(Reason.of(Code.NOT_CONNECTED, offence.section()));
            return false;
        }
        return true;
    }

    private static boolean isConnected(OffenceTable law, Offence offence, OffenceRule row, LocalDate day) {
        for (Section other : offence.connectedWith()) {
            for (OffenceRule candidate : law.inForce(other, day)) {
                if (candidate.schedule() == row.schedule() && !candidate.connectedOnly()) {
                    return true;
                }
            }
        }
        return false;
    }
}
