package pk.gov.nsor.agencies.referrals;

/** A list of referrals. The names, in lower case with dashes, are what addresses call them. */
public enum ReferralList {
    /** Not acknowledged yet. */
    OPEN,
    /** Acknowledged, and the child still lives there. */
    ACKNOWLEDGED,
    /** Withdrawn, of people who are on the register today. */
    WITHDRAWN
}
