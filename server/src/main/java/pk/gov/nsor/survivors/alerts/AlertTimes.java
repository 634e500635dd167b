package pk.gov.nsor.survivors.alerts;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.Day;

/**
 * When a message goes. A message that says nothing takes the pace of an urgent one or of another, by lot, so that its times show
 * nothing.
 */
final class AlertTimes {

    /** Between them she is woken only where she wants to be. */
    static final LocalTime MORNING = LocalTime.of(7, 0);

    static final LocalTime EVENING = LocalTime.of(21, 0);

    /** How often a message is sent until she confirms it. */
    static final int MOST = 3;

    private static final Duration URGENT_AGAIN = Duration.ofMinutes(10);
    /** At most so long something urgent waits for what comes with it: it is repeated three times before an adviser calls. */
    private static final Duration SOON = Duration.ofMinutes(9);

    private static final Duration AGAIN = Duration.ofHours(8);
    private static final Duration VALID = Duration.ofHours(6);
    /** From the end of a message's validity until it is known to have been dropped. */
    private static final Duration DROPPED_BY = Duration.ofMinutes(5);

    private static final Duration SPREAD = Duration.ofHours(6);

    private static final int ONE_FOLLOWS = 10;

    private static final int ONE_FOR_TWO = 5;

    /** From one message that says nothing to the next, in the middle: with fewer of them an alert would stand out. */
    private static final Duration CHECKS = Duration.ofDays(6);

    /** In days: how far ahead the day of a message is at most. */
    static final int MOST_AHEAD = 365;

    private final SecureRandom random = new SecureRandom();

    /**
     * When it is sent first and when an adviser is to call.
     *
     * @param first not in the night, unless she wants that
     * @param call at once where she is not woken by something urgent
     */
    record Times(Instant first, Instant call) {}

    /**
     * The same for a message with a day: one that is further ahead than a day that says nothing can be waits until it is not.
     *
     * @param now or a later moment, before which it does not go
     */
    Times of(boolean urgent, boolean atNight, LocalDate day, Instant now) {
        return day.minusDays(MOST_AHEAD).isAfter(Dates.of(now))
                ? of(
                        false,
                        atNight,
                        day.minusDays(MOST_AHEAD - random.nextInt(MOST_AHEAD / 2))
                                .atTime(MORNING)
                                .atZone(Day.ZONE)
                                .toInstant())
                : of(urgent, atNight, now);
    }

    /** A day that says nothing, by lot: how far ahead releases are announced is not known, so tomorrow is as likely as this year. */
    LocalDate day(LocalDate today) {
        return today.plusDays((long) Math.exp(random.nextDouble() * Math.log(MOST_AHEAD + 2)) - 1);
    }

    Times of(boolean urgent, boolean atNight, Instant now) {
        Instant first = urgent ? now : now.plusSeconds(random.nextLong(SPREAD.toSeconds()));
        Instant kept = outOfNight(first, atNight);
        if (urgent) {
            return new Times(kept, kept.equals(first) ? now.plus(URGENT_AGAIN.multipliedBy(MOST)) : now);
        }
        return new Times(kept, kept.plus(AGAIN.multipliedBy(MOST)));
    }

    /**
     * Of what is urgent and comes with something else: minutes after it, and an adviser calls as of what comes alone.
     *
     * @param other when the other is sent first
     */
    Times shortlyAfter(Instant other, boolean atNight, Instant now) {
        Instant first = outOfNight(other.plusSeconds(random.nextLong(60, SOON.toSeconds())), atNight);
        boolean isSoon = first.isBefore(now.plus(URGENT_AGAIN));
        return new Times(first, isSoon ? now.plus(URGENT_AGAIN.multipliedBy(MOST)) : now);
    }

    /** Whether something waits for its day, which is too far ahead to be sent yet. */
    static boolean isPutOff(Instant first, Instant now) {
        return first.isAfter(now.plus(Duration.ofDays(1)));
    }

    /** When it is sent again; null where it was sent often enough. */
    @Nullable
    Instant again(boolean urgent, boolean atNight, int sent, Instant now) {
        return sent >= MOST ? null : outOfNight(now.plus(urgent ? URGENT_AGAIN : AGAIN), atNight);
    }

    /**
     * When the next message goes that says nothing: at any time, however long the last one is ago. One in ten follows the last
     * one within six hours, as what happens sometimes does.
     */
    Instant nextCheck(Instant now) {
        if (random.nextInt(ONE_FOLLOWS) == 0) {
            return now.plusSeconds(random.nextLong(SPREAD.toSeconds()));
        }
        double waits = -Math.log(1 - random.nextDouble()) * ONE_FOLLOWS / (ONE_FOLLOWS - 1);
        return now.plusSeconds((long) (waits * CHECKS.toSeconds()));
    }

    /** When it is seen again whether a message may say that nothing happened: by lot, so that not all go at once when it may. */
    Instant putOff(Instant now) {
        return now.plusSeconds(random.nextLong(Duration.ofDays(1).toSeconds()));
    }

    /** Whether a message that says nothing is repeated as one of what is urgent, by lot: most of what happens is (assumed). */
    boolean isUrgentCheck() {
        return random.nextInt(3) < 2;
    }

    /**
     * An alert takes the place of the next message that says nothing, and one in five of two: the next one would often have
     * come after the month that somebody counts by, which would then have one more than others.
     */
    Instant checkAfterAlert(Instant nextCheck) {
        return random.nextInt(ONE_FOR_TWO) == 0 ? nextCheck(nextCheck(nextCheck)) : nextCheck(nextCheck);
    }

    /**
     * Until when a message may be delivered that goes now: whoever is not to be woken is not by one that the SMSC had to wait with
     * either.
     *
     * @param now not in the night, unless she wants that
     */
    static Instant validUntil(boolean atNight, Instant now) {
        Instant until = now.plus(VALID);
        Instant evening = now.atZone(Day.ZONE).with(EVENING).toInstant();
        return atNight || until.isBefore(evening) ? until : evening;
    }

    /** When a message that goes now is either with the SMSC or dropped, and another may go. */
    static Instant afterwards(boolean atNight, Instant now) {
        return outOfNight(validUntil(atNight, now).plus(DROPPED_BY), atNight);
    }

    /** The moment itself, or seven o’clock of the morning after it where she is not to be woken. */
    static Instant outOfNight(Instant at, boolean atNight) {
        ZonedDateTime local = at.atZone(Day.ZONE);
        LocalTime time = local.toLocalTime();
        if (atNight || (!time.isBefore(MORNING) && time.isBefore(EVENING))) {
            return at;
        }
        ZonedDateTime morning = local.with(MORNING);
        return (time.isBefore(MORNING) ? morning : morning.plusDays(1)).toInstant();
    }
}
