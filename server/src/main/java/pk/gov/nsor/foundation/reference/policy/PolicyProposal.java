package pk.gov.nsor.foundation.reference.policy;

/**
 * A new value of a policy.
 *
 * @param source where the authority has set it; empty where it has not, and the value is assumed
 */
public record PolicyProposal(String key, String value, String source) {}
