package pk.gov.nsor.survivors.alerts.places;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.survivors.alerts.OffenderState;
import pk.gov.nsor.survivors.alerts.OpenEvent;

/** The events that are open, with what was changed so far. One that is opened and closed by the same change is never written. */
public final class OpenEvents {

    private final Known known;
    private final PlaceTable table;

    /** Empty for those that are closed. */
    private final Map<Long, Optional<OpenEvent>> changed = new TreeMap<>();

    private final Map<Long, Optional<OpenEvent>> unwritten = new HashMap<>();
    private final Set<Long> written = new HashSet<>();
    private long last;

    OpenEvents(Known known, PlaceTable table) {
        this.known = known;
        this.table = table;
        this.last = known.lastEvent().get();
    }

    /** All, in their order. */
    public List<OpenEvent> all() {
        Map<Long, OpenEvent> all = new TreeMap<>(known.events());
        changed.forEach(
                (number, event) -> event.ifPresentOrElse(open -> all.put(number, open), () -> all.remove(number)));
        return new ArrayList<>(all.values());
    }

    /** The number of the last one there was. */
    public long last() {
        return last;
    }

    /**
     * Opens one.
     *
     * @param before what was known; null for nothing
     * @param after null where they are no longer on the register
     * @param goneAt since when they had left it, where they are back; null otherwise
     */
    public OpenEvent open(
            UUID alias,
            @Nullable OffenderState before,
            @Nullable OffenderState after,
            Instant now,
            @Nullable Instant goneAt) {
        OpenEvent event = new OpenEvent(++last, alias, before, after, now, goneAt);
        put(event.number(), Optional.of(event));
        return event;
    }

    /** Everybody has been told of these. */
    public void close(Collection<OpenEvent> events) {
        events.forEach(event -> put(event.number(), Optional.empty()));
    }

    /** Of whom is spoken by another name from now on. */
    public void rename(UUID before, UUID after) {
        for (OpenEvent event : all()) {
            if (event.alias().equals(before)) {
                put(event.number(), Optional.of(event.renamed(after)));
            }
        }
    }

    private void put(long number, Optional<OpenEvent> event) {
        changed.put(number, event);
        unwritten.put(number, event);
    }

    void write() {
        unwritten
                .entrySet()
                .removeIf(one -> one.getValue().isEmpty()
                        && !known.events().containsKey(one.getKey())
                        && !written.contains(one.getKey()));
        table.writeEvents(unwritten);
        written.addAll(unwritten.keySet());
        unwritten.clear();
    }

    void committed() {
        changed.forEach((number, event) -> event.ifPresentOrElse(
                open -> known.events().put(number, open), () -> known.events().remove(number)));
        known.lastEvent().set(last);
    }
}
