package pk.gov.nsor.conviction;

import java.time.LocalDate;

/**
 * The person died: from that day the record is sealed.
 *
 * @param source how it is known
 */
public record Death(LocalDate on, Source source) implements LegalFact {

    /** Where the news of a death comes from. */
    public enum Source {
        DEATH_CERTIFICATE,
        NADRA,
        PRISON,
        POLICE,
        COURT,
        FAMILY
    }

    @Override
    public FactKind kind() {
        return FactKind.DEATH;
    }
}
