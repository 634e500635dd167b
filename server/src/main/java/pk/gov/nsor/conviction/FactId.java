package pk.gov.nsor.conviction;

import java.util.UUID;

/**
 * Names one fact among those of its kind; opaque. A quashing is named as the conviction it ends, a dismissal as the appeal,
 * a death as the person.
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
