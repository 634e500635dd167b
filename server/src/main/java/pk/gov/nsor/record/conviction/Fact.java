package pk.gov.nsor.record.conviction;

import java.util.ArrayList;
import java.util.List;

/**
 * A fact with all its versions.
 *
 * @param versions in the order of recording; at least one
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

    /** The fact as it is known now; for a withdrawn one, as it was before. */
    public T now() {
        return latest().fact();
    }

    /** The fact as if its latest version had this value. */
    public Fact<T> with(T now) {
        Version<T> latest = latest();
        List<Version<T>> changed = new ArrayList<>(versions);
        changed.set(
                changed.size() - 1,
                new Version<>(
                        latest.number(),
                        now,
                        latest.withdrawn(),
                        latest.reason(),
                        latest.recordedAt(),
                        latest.recordedBy()));
        return new Fact<>(id, changed);
    }

    /** False where it was withdrawn. */
    public boolean inForce() {
        return !latest().withdrawn();
    }

    /** The versions that were replaced by a later one, the latest first. */
    public List<Version<T>> replaced() {
        return versions.subList(0, versions.size() - 1).reversed();
    }
}
