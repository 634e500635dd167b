package pk.gov.nsor.foundation.requirement.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.Section;
import pk.gov.nsor.foundation.requirement.Charge;
import pk.gov.nsor.foundation.requirement.CitedRow;
import pk.gov.nsor.foundation.requirement.Judgment;
import pk.gov.nsor.foundation.requirement.Law;
import pk.gov.nsor.foundation.requirement.OffenceRule;
import pk.gov.nsor.foundation.requirement.Reason.Code;
import pk.gov.nsor.foundation.requirement.Reasons;
import pk.gov.nsor.foundation.requirement.Schedule;

/**
 * Rule 1: the bases of a conviction, by the rows in force on its day of judgment, or on the Act's first day where that is
 * later. A conviction with a basis is registrable; its registrable offences are those that gave one.
 */
public final class BasisPolicy {

    private final Law law;
    private final Judgment judgment;
    private final LocalDate day;

    public BasisPolicy(Law law, Judgment judgment) {
        this.law = law;
        this.judgment = judgment;
        this.day = law.notBeforeTheAct(judgment.judgmentOn());
    }

    /**
     * A charge that gave a basis.
     *
     * @param rows the rows used for it
     */
    public record Grounds(Charge charge, List<OffenceRule> rows, boolean narrow, boolean wide) {}

    /** The charges that gave a basis, in their order; none where the conviction is not registrable. */
    public List<Grounds> grounds(Reasons reasons) {
        List<Grounds> grounds = new ArrayList<>(judgment.charges().size());
        for (Charge charge : judgment.charges()) {
            Grounds ground = grounds(charge, reasons);
            if (!ground.rows().isEmpty()) {
                grounds.add(ground);
            }
        }
        return grounds;
    }

    /** The rows that alone, with what the charge is connected with, give a basis. */
    private Grounds grounds(Charge charge, Reasons reasons) {
        List<OffenceRule> rows = law.offences().rowsOf(charge.section());
        List<OffenceRule> giving = new ArrayList<>(2);
        boolean anyInForce = false;
        boolean anyNarrow = false;
        boolean anyWide = false;
        for (OffenceRule row : rows) {
            if (row.inForceOn(day)) {
                anyInForce = true;
                boolean narrow = isNarrow(row, charge, reasons);
                boolean wide = isWide(row, charge, reasons);
                anyNarrow |= narrow;
                anyWide |= wide;
                if (narrow || wide) {
                    giving.add(row);
                }
            }
        }
        if (rows.isEmpty()) {
            reasons.add(Code.NO_ROW, judgment, charge.section());
        } else if (!anyInForce) {
            reasons.add(Code.NO_ROW_IN_FORCE, judgment, charge.section(), day);
        } else if (giving.isEmpty()) {
            reasons.add(Code.NO_BASIS, judgment, charge.section(), day);
        }
        return new Grounds(charge, giving, anyNarrow, anyWide);
    }

    /** Rows used for the basis of an offence that others are connected with: it stands for itself. */
    List<OffenceRule> groundsOf(Section connected) {
        List<OffenceRule> giving = new ArrayList<>(2);
        for (OffenceRule row : law.offences().rowsOf(connected)) {
            if (row.inForceOn(day)
                    && (row.narrow()
                            || (isScheduled(row)
                                    && !row.connectedOnly()
                                    && judgment.victim().isWomanOrChild()))) {
                giving.add(row);
            }
        }
        return giving;
    }

    /** s.2(1)(h) names the section; the victim does not matter. */
    private boolean isNarrow(OffenceRule row, Charge charge, Reasons reasons) {
        if (row.narrow()) {
            reasons.add(Code.NARROW_BASIS, judgment, charge.section(), CitedRow.of(row));
        }
        return row.narrow();
    }

    /** A schedule names the section, alone or with an offence of the same schedule, and the victim is a woman or a child. */
    private boolean isWide(OffenceRule row, Charge charge, Reasons reasons) {
        Schedule schedule = row.schedule();
        if (schedule == null) {
            return false;
        }
        if (!judgment.victim().isWomanOrChild()) {
            reasons.add(Code.NOT_A_WOMAN_OR_CHILD, judgment, charge.section(), schedule);
            return false;
        }
        if (!row.connectedOnly()) {
            reasons.add(Code.WIDE_BASIS, judgment, charge.section(), schedule, CitedRow.of(row));
            return true;
        }
        Section other = connection(charge, schedule);
        if (other == null) {
            reasons.add(Code.NOT_CONNECTED, judgment, charge.section(), schedule);
            return false;
        }
        reasons.add(Code.WIDE_BASIS_CONNECTED, judgment, charge.section(), schedule, CitedRow.of(row), other);
        return true;
    }

    /** The first connected offence with a row of the schedule that counts alone. */
    private @Nullable Section connection(Charge charge, Schedule schedule) {
        for (Section other : charge.connectedWith()) {
            for (OffenceRule row : law.offences().rowsOf(other)) {
                if (row.inForceOn(day) && row.schedule() == schedule && !row.connectedOnly()) {
                    return other;
                }
            }
        }
        return null;
    }

    private static boolean isScheduled(OffenceRule row) {
        return row.schedule() != null;
    }
}
