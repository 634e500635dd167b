package pk.gov.nsor.record.conviction;

import java.util.UUID;

/**
 * Names one fact among those of its kind; opaque. A quashing has the identifier of the conviction it ends, a dismissal
 * that of the appeal, a death that of the person.
 */
public record FactId(UUID value) {

    public static FactId next() {
        return new FactId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
