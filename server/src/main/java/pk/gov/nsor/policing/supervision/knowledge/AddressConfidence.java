package pk.gov.nsor.policing.supervision.knowledge;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How sure it is that somebody lives at an address. It falls with the days since it was confirmed, and rises only by
 * another confirmation. Plain Java, without database or clock.
 *
 * @param kind how it was confirmed last, of the confirmations that make it as sure as it is; null where there is none
 * @param on the day of that confirmation, or of the failure; null where there is neither
 * @param days how long ago that was
 */
public record AddressConfidence(
        Level level, @Nullable Kind kind, @Nullable LocalDate on, long days) {

    /** How sure, from the least on. */
    public enum Level {
        /** Somebody was there and did not find it so. */
        FAILED,
        NONE,
        LOW,
        FAIR,
        HIGH
    }

    /** How an address is confirmed. */
    public enum Kind {
        /** An officer was there. */
        VISIT(Level.HIGH),
        DOCUMENT(Level.HIGH),
        /** Somebody else says so. */
        ANOTHER(Level.FAIR),
        /** The person says so when appearing. */
        APPEARANCE(Level.FAIR),
        /** Notified when it was recorded, and not confirmed since. */
        TOLD(Level.LOW);

        private final Level first;

        Kind(Level first) {
            this.first = first;
        }
    }

    /** A confirmation. */
    public record Confirmation(Kind kind, LocalDate on) {}

    /**
     * How sure the address is on a day. Of several confirmations the one counts that makes it surest, of those the latest. A
     * failure takes away what was confirmed up to and on its day.
     *
     * @param failures the days on which somebody was there and did not find it so
     * @param periods after how many days it falls by one level, at least 1, of every kind
     */
    public static AddressConfidence of(
            Collection<Confirmation> confirmations,
            Collection<LocalDate> failures,
            Map<Kind, Integer> periods,
            LocalDate today) {
        LocalDate failedOn = failures.stream()
                .filter(day -> !day.isAfter(today))
                .max(LocalDate::compareTo)
                .orElse(null);
        AddressConfidence surest = failedOn != null
                ? new AddressConfidence(Level.FAILED, null, failedOn, ChronoUnit.DAYS.between(failedOn, today))
                : new AddressConfidence(Level.NONE, null, null, 0);
        AddressConfidence confirmed = surest;
        for (Confirmation each : confirmations) {
            boolean counts =
                    !each.on().isAfter(today) && (failedOn == null || each.on().isAfter(failedOn));
            if (counts) {
                AddressConfidence alone = alone(each, periods, today);
                surest = surer(surest, alone);
                confirmed = each.kind() == Kind.TOLD ? confirmed : surer(confirmed, alone);
            }
        }
        // An address that was confirmed once is not called "never confirmed" because it was notified or entered later.
        return surest.kind == Kind.TOLD && confirmed.kind != null
                ? new AddressConfidence(surest.level, confirmed.kind, confirmed.on, confirmed.days)
                : surest;
    }

    private static AddressConfidence alone(Confirmation confirmation, Map<Kind, Integer> periods, LocalDate today) {
        Kind kind = confirmation.kind();
        long days = ChronoUnit.DAYS.between(confirmation.on(), today);
        long fallen = days / Math.max(1, periods.getOrDefault(kind, 1));
        long level = Math.max(Level.NONE.ordinal(), kind.first.ordinal() - fallen);
        return new AddressConfidence(Level.values()[(int) level], kind, confirmation.on(), days);
    }

    private static AddressConfidence surer(AddressConfidence one, AddressConfidence other) {
        if (one.level != other.level) {
            return one.level.compareTo(other.level) > 0 ? one : other;
        }
        return one.on == null || (other.on != null && other.on.isAfter(one.on)) ? other : one;
    }
}
