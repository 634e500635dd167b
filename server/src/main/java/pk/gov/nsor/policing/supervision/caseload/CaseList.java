package pk.gov.nsor.policing.supervision.caseload;

import java.util.Locale;
import pk.gov.nsor.policing.supervision.CaseScope;

/** A list of the caseload. The names, in lower case with dashes, are what addresses call them. */
public enum CaseList {
    /** Alleged breaches that nobody has decided. */
    OVERDUE,
    /** Duties due today, and those due before it that can still be done after an outage. */
    DUE_TODAY,
    /** Duties that have opened and are due after today. */
    DUE_SOON,
    /** Visits planned for today or a day before, and not reported. */
    VISITS,
    /** Visits planned for a day after today. */
    VISITS_COMING,
    /** Assessments of risk that are to be done again by today or a day before. */
    RISK_REVIEWS,
    /** People of the own caseload of whom nobody knows where they are. */
    UNKNOWN,
    /** Releases that prisons announced to the own districts; those whose day is past are to be asked about. */
    RELEASES,
    /** Transfers offered to the own districts and not answered. */
    TRANSFERS_IN,
    /** Transfers that the own stations offered and nobody has answered. */
    TRANSFERS_OUT,
    /** The national alert: all absconders. */
    ALERTS,
    /** Everybody for whom a station answers. */
    EVERYBODY;

    /** What addresses and messages call it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the list is of use in a scope: the nation has no outside. */
    public boolean isOf(CaseScope scope) {
        return !scope.isNational() || (this != TRANSFERS_OUT && this != UNKNOWN);
    }
}
