package pk.gov.nsor.survivors.alerts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.survivors.alerts.OffenderState.Custody;

/**
 * What a survivor is told of a change. States are compared and not messages: a feed that is replayed says what is known already, and
 * so tells nobody anything.
 */
final class StateChanges {

    private StateChanges() {}

    /**
     * A change.
     *
     * @param day of a planned release; null for other kinds
     * @param happened when, as far as the register says; null where it does not
     * @param announced the day of a release that was announced before; null where none was, or it is not known
     * @param withRelease of a move: whether it is by a release, which is told beside it
     * @param wrong what is taken back other than a release that was announced; null where nothing is
     * @param wrongSince from when on that was told; null where it is not known
     */
    record Change(
            AlertKind kind,
            @Nullable LocalDate day,
            @Nullable Instant happened,
            @Nullable LocalDate announced,
            boolean withRelease,
            @Nullable AlertKind wrong,
            @Nullable Instant wrongSince) {

        Change(AlertKind kind, @Nullable LocalDate day, @Nullable Instant happened, @Nullable LocalDate announced) {
            this(kind, day, happened, announced, false, null, null);
        }

        Change(AlertKind kind, @Nullable LocalDate day, @Nullable Instant happened) {
            this(kind, day, happened, null);
        }

        /** What was told is not so, or no longer. */
        static Change takingBack(AlertKind wrong, @Nullable Instant since) {
            return new Change(AlertKind.TAKEN_BACK, null, null, null, false, wrong, since);
        }
    }

    /**
     * The changes from one state to the next, the most urgent first.
     *
     * @param before null where nothing was known: then nothing has changed
     * @param after null where the person is no longer on the register
     * @param districts which the survivor has named
     */
    static List<Change> between(@Nullable OffenderState before, @Nullable OffenderState after, Set<String> districts) {
        List<Change> changes = new ArrayList<>();
        if (before == null) {
            return changes;
        }
        if (after == null) {
            changes.add(new Change(AlertKind.OFF_REGISTER, null, null));
            return changes;
        }
        custody(before, after, changes);
        whereabouts(before, after, changes);
        Set<String> left = before.where().near(districts);
        Set<String> near = after.where().near(districts);
        if (!left.containsAll(near)) {
            boolean withRelease = before.custody() != Custody.AT_LIBERTY;
            changes.add(new Change(
                    AlertKind.MOVED_NEAR, null, happenedBetween(before, after), null, withRelease, null, null));
        } else if (after.custody() == Custody.AT_LIBERTY && near.isEmpty() && !left.isEmpty()) {
            changes.add(Change.takingBack(AlertKind.MOVED_NEAR, null));
        }
        return changes;
    }

    /** What comes with a change of custody is as old as that; of what comes alone it is not known. */
    private static @Nullable Instant happenedBetween(OffenderState before, OffenderState after) {
        return before.custody() == after.custody() ? null : happened(after);
    }

    /**
     * Whether what she was told holds of anybody in her case. Whose escape or release it was an alert does not say: what holds of one
     * of them is sent on.
     *
     * @param now what is so of those who were convicted in it
     * @param ended whether somebody has left the register
     */
    static boolean holds(Alert alert, List<OffenderState> now, Set<String> districts, boolean ended) {
        return switch (alert.kind()) {
            case ESCAPED -> now.stream().anyMatch(state -> state.custody() == Custody.ESCAPED);
            case WHEREABOUTS_UNKNOWN -> now.stream().anyMatch(state -> state.whereaboutsUnknownSince() != null);
            case RELEASED, RELEASED_UNANNOUNCED ->
                now.stream().anyMatch(state -> state.custody() == Custody.AT_LIBERTY);
            case MOVED_NEAR ->
                now.stream().anyMatch(state -> liberty(state, districts).contains(AlertKind.MOVED_NEAR));
            case RELEASE_PLANNED ->
                ended && now.stream().anyMatch(state -> alert.day().equals(state.releaseOn()));
            case FOUND, TAKEN_BACK -> ended && !now.isEmpty();
            case OFF_REGISTER -> false;
            case NUMBER, RESTORED, CHECK -> true;
        };
    }

    /** What somebody who begins to be told is told of what is so already. */
    static List<Change> present(OffenderState state) {
        List<Change> changes = new ArrayList<>();
        if (state.custody() == Custody.ESCAPED) {
            changes.add(new Change(AlertKind.ESCAPED, null, happened(state)));
        }
        if (state.custody() == Custody.HELD && state.releaseOn() != null) {
            changes.add(new Change(AlertKind.RELEASE_PLANNED, state.releaseOn(), null));
        }
        // Of whoever has escaped that is said already.
        if (state.whereaboutsUnknownSince() != null && state.custody() != Custody.ESCAPED) {
            changes.add(new Change(AlertKind.WHEREABOUTS_UNKNOWN, null, null));
        }
        return changes;
    }

    /**
     * What she is told when a judgment stands that was under appeal: what is so, and where the person came free meanwhile.
     *
     * @param before what was known while the appeal was pending; null for nothing
     */
    static List<Change> standing(
            @Nullable OffenderState before, OffenderState now, String caseName, Enrolment enrolment) {
        List<Change> changes = present(now);
        if (before != null) {
            before.then(caseName)
                    .map(then -> liberty(then, enrolment.districts()))
                    .ifPresent(known -> changes.addAll(freed(now, new ArrayList<>(known), enrolment)));
        }
        return changes;
    }

    /** What somebody who has been told before and goes on may not know, though nobody would begin with it: where the person is free. */
    static List<AlertKind> liberty(OffenderState state, Set<String> districts) {
        return liberty(state.where(), districts);
    }

    private static List<AlertKind> liberty(OffenderState.Then where, Set<String> districts) {
        List<AlertKind> kinds = new ArrayList<>();
        if (where.custody() == Custody.AT_LIBERTY) {
            kinds.add(AlertKind.RELEASED);
            if (!where.near(districts).isEmpty()) {
                kinds.add(AlertKind.MOVED_NEAR);
            }
        }
        return kinds;
    }

    /**
     * Where the person is free and was not so before. A release into one of her districts is said by that.
     *
     * @param known what was so before, without which it is told; what is so still is taken out
     */
    static List<Change> freed(OffenderState now, List<AlertKind> known, Enrolment enrolment) {
        List<AlertKind> since = liberty(now, enrolment.districts()).stream()
                .filter(kind -> !known.remove(kind))
                .toList();
        boolean isRelease = since.contains(AlertKind.RELEASED);
        AlertKind chosen = released(enrolment);
        return since.stream()
                .map(kind -> kind == AlertKind.RELEASED
                        ? new Change(chosen, null, happened(now))
                        : new Change(kind, null, null, null, isRelease, null, null))
                .toList();
    }

    /** By which kind a release is told that is told later: one that nobody announced to her is one to whoever chose that alone. */
    static AlertKind released(Enrolment enrolment) {
        return enrolment.events().contains(AlertKind.RELEASED) ? AlertKind.RELEASED : AlertKind.RELEASED_UNANNOUNCED;
    }

    private static void custody(OffenderState before, OffenderState after, List<Change> changes) {
        Instant happened = happened(after);
        if (before.custody() != after.custody()) {
            switch (after.custody()) {
                case ESCAPED -> changes.add(new Change(AlertKind.ESCAPED, null, happened, before.releaseOn()));
                case HELD -> changes.add(new Change(AlertKind.FOUND, null, happened));
                case AT_LIBERTY ->
                    changes.add(new Change(
                            before.custody() == Custody.HELD && !wasAnnounced(before, after)
                                    ? AlertKind.RELEASED_UNANNOUNCED
                                    : AlertKind.RELEASED,
                            null,
                            happened,
                            before.releaseOn()));
            }
        }
        if (after.custody() == Custody.HELD && !Objects.equals(before.releaseOn(), after.releaseOn())) {
            changes.add(
                    after.releaseOn() == null
                            ? new Change(AlertKind.TAKEN_BACK, null, null, before.releaseOn())
                            : new Change(AlertKind.RELEASE_PLANNED, after.releaseOn(), null, before.releaseOn()));
        }
    }

    /** Whoever leaves before the day that was announced leaves unannounced. */
    private static boolean wasAnnounced(OffenderState before, OffenderState after) {
        return before.releaseOn() != null
                && (after.custodySince() == null || !after.custodySince().isBefore(before.releaseOn()));
    }

    private static void whereabouts(OffenderState before, OffenderState after, List<Change> changes) {
        LocalDate since = after.whereaboutsUnknownSince();
        if (before.whereaboutsUnknownSince() == null && since != null && after.custody() != Custody.ESCAPED) {
            changes.add(new Change(AlertKind.WHEREABOUTS_UNKNOWN, null, happenedBetween(before, after)));
        } else if (before.whereaboutsUnknownSince() != null
                && since == null
                && changes.stream().noneMatch(change -> change.kind() == AlertKind.FOUND)) {
            changes.add(new Change(AlertKind.FOUND, null, null));
        }
    }

    private static @Nullable Instant happened(OffenderState after) {
        LocalDate day = after.custodySince();
        return after.since() != null
                ? after.since()
                // The end of the day: it may have happened until then.
                : day == null ? null : day.plusDays(1).atStartOfDay(Day.ZONE).toInstant();
    }
}
