package pk.gov.nsor.record.conviction.custody;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.record.conviction.ConvictionId;
import pk.gov.nsor.record.conviction.CustodyEvent.Type;
import pk.gov.nsor.record.conviction.CustodyPeriodId;
import pk.gov.nsor.record.conviction.check.CustodyCheck;

/**
 * Decides which custody period each event belongs to, by the order in which the events happened, whatever the order in
 * which they became known. Pure: the same events give the same periods.
 */
public final class StayOrder {

    private StayOrder() {}

    /**
     * An event, on record or not.
     *
     * @param key the caller's name for it
     * @param recorded whether it is on record, so that it must belong to some custody period
     * @param stay the custody period it belongs to; null where that is to be determined, as for a report of a prison's
     *     system
     * @param conviction that it names; null where it names none
     * @param mayTell whether its sender may report about somebody who is in the prison
     */
    public record Event<K>(
            K key,
            boolean recorded,
            @Nullable CustodyPeriodId stay,
            Type type,
            LocalDate on,
            String prison,
            @Nullable ConvictionId conviction,
            Predicate<String> mayTell) {}

    /**
     * The custody period of each event that has one; events that are not on record and fit nowhere are left out.
     *
     * @return empty where the events on record fit into no order
     */
    public static <K> Optional<Map<K, CustodyPeriodId>> of(List<Event<K>> events) {
        List<Event<K>> tried = new ArrayList<>(events);
        while (true) {
            Walk<K> walk = new Walk<>();
            walk.through(tried);
            if (walk.unfit == null) {
                return Optional.of(walk.stays);
            }
            // An event that is not on record conflicts with one that is.
            if (walk.latestNew == null) {
                return Optional.empty();
            }
            tried.remove(walk.latestNew);
        }
    }

    private static final class Walk<K> {

        /**
         * Order within one day: what began a custody period, what happened in it, what ended it; recorded events
         * before others.
         */
        private final Comparator<Event<K>> order = Comparator.comparing(
                        (Event<K> event) -> event.type() == Type.RELEASED ? 1 : 0)
                .thenComparing(event -> !event.recorded())
                .thenComparing(Event::type)
                .thenComparing(Event::prison);

        private final Map<K, CustodyPeriodId> stays = new LinkedHashMap<>();
        private CustodyCheck.Whereabouts where = CustodyCheck.Whereabouts.RELEASED;
        private boolean hasBeenReleased;
        private @Nullable CustodyPeriodId stay;
        private @Nullable ConvictionId conviction;
        private String prison = "";
        private @Nullable Event<K> latestNew;
        private @Nullable Event<K> unfit;

        void through(List<Event<K>> events) {
            Map<LocalDate, List<Event<K>>> days = new TreeMap<>();
            events.forEach(event ->
                    days.computeIfAbsent(event.on(), _ -> new ArrayList<>()).add(event));
            for (List<Event<K>> day : days.values()) {
                day.sort(order);
                Optional<Event<K>> next = next(day);
                while (next.isPresent()) {
                    take(next.get());
                    day.remove(next.get());
                    next = next(day);
                }
                unfit = day.stream().filter(Event::recorded).findFirst().orElse(null);
                if (unfit != null) {
                    return;
                }
            }
        }

        private Optional<Event<K>> next(List<Event<K>> day) {
            return day.stream().filter(this::fits).findFirst();
        }

        private boolean fits(Event<K> event) {
            if (!CustodyCheck.isPossible(where, event.type())) {
                return false;
            }
            if (event.type().begins()) {
                return event.type() != Type.RECALLED || hasBeenReleased;
            }
            boolean isOfThisStay = event.stay() == null || event.stay().equals(stay);
            boolean isOfThisCase =
                    event.conviction() == null || event.conviction().equals(conviction);
            return isOfThisStay && isOfThisCase && event.mayTell().test(prison);
        }

        private void take(Event<K> event) {
            if (event.type().begins()) {
                stay = event.stay() == null ? CustodyPeriodId.next() : event.stay();
                conviction = event.conviction();
            }
            stays.put(event.key(), java.util.Objects.requireNonNull(stay));
            where = CustodyCheck.after(event.type());
            hasBeenReleased |= event.type() == Type.RELEASED;
            prison = event.prison();
            if (!event.recorded()) {
                latestNew = event;
            }
        }
    }
}
