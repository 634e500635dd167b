package pk.gov.nsor.agencies.verification;

/**
 * Which questions a list has.
 *
 * @param search a name or a register number; empty for all
 */
public record QuestionFilter(QuestionState state, String search) {}
