package pk.gov.nsor.conviction;

import java.util.UUID;

/** Names one stay in custody, from an admission to a release; opaque. */
public record SpellId(UUID value) {

    public static SpellId next() {
        return new SpellId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
