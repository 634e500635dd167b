package pk.gov.nsor.conviction;

import java.util.List;

/**
 * A fact with everything that was ever known of it.
 *
 * @param versions the first recorded first; at least one
 */
public record Fact<T extends LegalFact>(FactId id, List<Version<T>> versions) {

    public Fact {
        versions = List.copyOf(versions);
    }

    public Version<T> first() {
        return versions.getFirst();
    }

    public Version<T> latest() {
        return versions.getLast();
    }

    /** As it is known now; of a withdrawn one as it was before. */
    public T now() {
        return latest().fact();
    }

    /** False where it was withdrawn. */
    public boolean inForce() {
        return !latest().withdrawn();
    }

    /** The versions that a later one replaced, the latest first. */
    public List<Version<T>> replaced() {
        return versions.subList(0, versions.size() - 1).reversed();
    }
}
