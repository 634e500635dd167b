package pk.gov.nsor.policing.supervision.duty;

/** Why somebody has to appear in person. The names are stored. */
public enum DutyKind {
    /** Every 12, 6 or 3 months, by tier (law.md, rule 7). */
    VERIFICATION,
    /** Within so many working days after a release from custody. */
    FIRST_APPEARANCE,
    /** Every week, for a person without a fixed address. */
    WEEKLY
}
