package pk.gov.nsor.agencies.verification;

/** Why an answer in which all is alike does not confirm by itself. The names are stored; the first that applies is. */
public enum Held {
    /** The policy says that people confirm. */
    POLICY,
    /** One officer has entered judgment and CNIC, so a second has to see it. */
    BY_OFFICER,
    /** Whatever counts was done under 18. */
    UNDER_18,
    /** A person has examined or withdrawn this CNIC before. */
    EXAMINED,
    /** There are other CNICs on the record. */
    SEVERAL_CNICS,
    /** A message names somebody else for the CNIC. */
    CLASH,
    /** A dispute about the CNIC is open. */
    DISPUTE,
    /** The record may be of the person of another one. */
    DUPLICATE,
    /** NADRA says that a finger which was taken at the counter is not of whoever has the CNIC. */
    FINGER,
    /** One person has sent a file with judgment and CNIC, so a second has to see it. */
    FILE,
    /** The record is joined with others. */
    JOINED
}
