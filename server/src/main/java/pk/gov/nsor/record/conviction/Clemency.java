package pk.gov.nsor.record.conviction;

import java.time.LocalDate;
import pk.gov.nsor.record.conviction.check.Texts;

/**
 * A pardon or a remission of the sentence. It is recorded and does not change the duty to be on the register.
 *
 * @param authority who granted it, 1 to 120 characters
 */
public record Clemency(ConvictionId conviction, Type type, String authority, LocalDate on) implements LegalFact {

    private static final int LONGEST_AUTHORITY = 120;

    /** What was granted. */
    public enum Type {
        PARDON,
        REMISSION
    }

    /** @throws pk.gov.nsor.foundation.kernel.InvalidValueException where the authority is missing or too long */
    public Clemency {
        authority = Texts.clean(authority, "authority", LONGEST_AUTHORITY);
    }

    @Override
    public FactKind kind() {
        return FactKind.CLEMENCY;
    }
}
