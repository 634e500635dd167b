package pk.gov.nsor.survivors.alerts.places;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.survivors.alerts.Enrolment;
import pk.gov.nsor.survivors.alerts.OffenderState;
import pk.gov.nsor.survivors.alerts.OpenEvent;

/**
 * What is known, as committed.
 *
 * @param enrolments by place
 * @param offenders by the register's name for them
 * @param gone those who have left the register not long ago, by its name for them
 * @param byCase places by the name of the case
 * @param offendersByCase people by the names of their cases, also of those under appeal
 * @param stale those of whom the register has said nothing since it began anew, mostly as it speaks of them by another name now
 * @param events of which not everybody was told yet, by their numbers
 * @param lastEvent the number of the last event there was
 */
record Known(
        Map<UUID, Enrolment> enrolments,
        Map<UUID, OffenderState> offenders,
        Map<UUID, Gone> gone,
        Map<String, Set<UUID>> byCase,
        Map<String, Set<UUID>> offendersByCase,
        Set<UUID> stale,
        NavigableMap<Long, OpenEvent> events,
        AtomicLong lastEvent) {

    Known() {
        this(
                new ConcurrentHashMap<>(),
                new ConcurrentHashMap<>(),
                new ConcurrentHashMap<>(),
                new ConcurrentHashMap<>(),
                new ConcurrentHashMap<>(),
                ConcurrentHashMap.newKeySet(),
                new ConcurrentSkipListMap<>(),
                new AtomicLong());
    }

    /** Takes one that was open before. */
    void put(OpenEvent event) {
        events.put(event.number(), event);
        seen(event.number());
    }

    private void seen(@Nullable Long event) {
        if (event != null) {
            long _ = lastEvent.accumulateAndGet(event, Math::max);
        }
    }

    void put(Enrolment enrolment) {
        enrolments.put(enrolment.id(), enrolment);
        seen(enrolment.decidedUpTo());
        add(byCase, List.of(enrolment.caseName()), enrolment.id());
    }

    void remove(UUID place) {
        Enrolment gone = enrolments.remove(place);
        if (gone != null) {
            remove(byCase, List.of(gone.caseName()), place);
        }
    }

    void put(UUID alias, OffenderState state) {
        stale.remove(alias);
        OffenderState before = offenders.put(alias, state);
        if (before != null) {
            remove(offendersByCase, before.everyCaseName(), alias);
        }
        add(offendersByCase, state.everyCaseName(), alias);
    }

    void removeOffender(UUID alias) {
        stale.remove(alias);
        OffenderState gone = offenders.remove(alias);
        if (gone != null) {
            remove(offendersByCase, gone.everyCaseName(), alias);
        }
    }

    private static void add(Map<String, Set<UUID>> index, Collection<String> names, UUID id) {
        names.forEach(name ->
                index.computeIfAbsent(name, _ -> ConcurrentHashMap.newKeySet()).add(id));
    }

    private static void remove(Map<String, Set<UUID>> index, Collection<String> names, UUID id) {
        names.forEach(name -> index.computeIfPresent(name, (_, ids) -> {
            ids.remove(id);
            return ids.isEmpty() ? null : ids;
        }));
    }
}
