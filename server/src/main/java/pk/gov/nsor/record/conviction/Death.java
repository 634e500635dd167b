package pk.gov.nsor.record.conviction;

import java.time.LocalDate;

/**
 * The person died, as one source says or as is established. From the day of an established death the record is sealed.
 *
 * @param source how it is known
 * @param established whether two sources or persons confirm it; until then the derivation ignores the death
 */
public record Death(LocalDate on, Source source, boolean established) implements LegalFact {

    /** A death that is reported and not established. */
    public Death(LocalDate on, Source source) {
        this(on, source, false);
    }

    /** Where the report of a death comes from. */
    public enum Source {
        DEATH_CERTIFICATE,
        NADRA,
        PRISON,
        POLICE,
        COURT,
        FAMILY
    }

    Death reported() {
        return new Death(on, source);
    }

    Death establishedNow() {
        return new Death(on, source, true);
    }

    @Override
    public FactKind kind() {
        return FactKind.DEATH;
    }
}
