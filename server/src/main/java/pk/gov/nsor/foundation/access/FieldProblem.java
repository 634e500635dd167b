package pk.gov.nsor.foundation.access;

/**
 * What is wrong with one field of a message.
 *
 * @param field JSON pointer (RFC 6901), for example {@code /person/cnic}; empty for the message as a whole
 * @param code names the rule, for example {@code cnic.digits}
 * @param message the rule in English
 */
public record FieldProblem(String field, String code, String message) {}
