package pk.gov.nsor.accountability.emergencyaccess;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.access.WorkPlace;
import pk.gov.nsor.foundation.escalation.EscalationLevel;

/**
 * A record that was opened by its number, or a number that opened nothing.
 *
 * @param number as it is written
 * @param person whose record; null where nothing was opened
 * @param level whose supervisors are notified
 * @param province of the reader then; null for none
 * @param district of the reader then; null for none
 * @param endsAt until when it is open; null where it never was
 * @param dueAt until when the next of the two has to answer
 * @param outcomeAt when the reader said what came of it; null for not yet
 * @param decision null for none yet
 * @param repeats the last one before for which the reader gave the same reason, of another number; null for none
 * @param closesPage whether the page is closed to the reader since this try
 */
public record EmergencyAccess(
        UUID id,
        UUID reader,
        String number,
        @Nullable UUID person,
        EscalationLevel level,
        @Nullable String province,
        @Nullable String district,
        Instant brokenAt,
        @Nullable Instant endsAt,
        Instant dueAt,
        @Nullable Instant outcomeAt,
        @Nullable Decision decision,
        @Nullable UUID decidedBy,
        @Nullable Instant decidedAt,
        @Nullable Instant settledAt,
        @Nullable UUID repeats,
        boolean closesPage) {

    /** What the supervisor found. The names are stored. */
    public enum Decision {
        ACCEPTED,
        OBJECTED
    }

    /** Whether the record is open to its reader. */
    public boolean isOpen(Instant now) {
        return endsAt != null && now.isBefore(endsAt);
    }

    /** Whether the reader still has to say what came of it. */
    public boolean waitsForReader() {
        return person != null && outcomeAt == null && decision == null;
    }

    /** Whether somebody has not answered in time. */
    public boolean isOverdue(Instant now) {
        return decision == null && !now.isBefore(dueAt);
    }

    /** Whether the national supervisors still have to handle the objection to it. */
    public boolean isObjected() {
        return decision == Decision.OBJECTED && settledAt == null;
    }

    /** Whether the reader may see it: users see their own, and supervisors those notified at their level or below. */
    public boolean isFor(SignedIn asking) {
        return asking.accountId().equals(reader)
                || asking.has(Role.NATIONAL_SUPERVISOR)
                || (asking.has(Role.PROVINCIAL_SUPERVISOR)
                        && level != EscalationLevel.NATIONAL
                        && isWithin(asking.jurisdiction()))
                || (asking.has(Role.DISTRICT_SUPERVISOR)
                        && level == EscalationLevel.DISTRICT
                        && isWithin(asking.jurisdiction()));
    }

    /**
     * Whether they are notified and decide: the supervisors of its level, and the national ones once it is overdue;
     * never the reader.
     */
    public boolean isDecidedBy(SignedIn asking, Instant now) {
        return !asking.accountId().equals(reader)
                && (isOfItsLevel(asking) || (asking.has(Role.NATIONAL_SUPERVISOR) && isOverdue(now)));
    }

    private boolean isOfItsLevel(SignedIn asking) {
        return switch (level) {
            case DISTRICT -> asking.has(Role.DISTRICT_SUPERVISOR) && isWithin(asking.jurisdiction());
            case PROVINCE -> asking.has(Role.PROVINCIAL_SUPERVISOR) && isWithin(asking.jurisdiction());
            case NATIONAL -> asking.has(Role.NATIONAL_SUPERVISOR);
            case OFFICER, REMINDED, OVERSIGHT -> false;
        };
    }

    private boolean isWithin(Jurisdiction jurisdiction) {
        return !(jurisdiction instanceof Jurisdiction.National)
                && jurisdiction.covers(
                        new WorkPlace(province == null ? "" : province, district == null ? "" : district));
    }
}
