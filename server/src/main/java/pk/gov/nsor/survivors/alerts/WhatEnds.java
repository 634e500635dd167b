package pk.gov.nsor.survivors.alerts;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import pk.gov.nsor.survivors.alerts.StateChanges.Change;

/** What need not be sent any more by what has happened since. */
final class WhatEnds {

    /** What says that a release that was announced is not to be on that day, or has been. */
    private static final Set<AlertKind> END_ANNOUNCED = EnumSet.of(
            AlertKind.RELEASE_PLANNED,
            AlertKind.TAKEN_BACK,
            AlertKind.RELEASED,
            AlertKind.RELEASED_UNANNOUNCED,
            AlertKind.ESCAPED);

    /** What is over when somebody is found, in custody or elsewhere; of whoever is free still it holds. */
    private static final Set<AlertKind> ENDED_BY_FOUND = EnumSet.of(
            AlertKind.ESCAPED,
            AlertKind.WHEREABOUTS_UNKNOWN,
            AlertKind.RELEASED,
            AlertKind.RELEASED_UNANNOUNCED,
            AlertKind.MOVED_NEAR);

    private WhatEnds() {}

    /** Whether a change ends it, unless it holds of somebody else in her case. */
    static boolean isEnded(Alert alert, Change change) {
        if (END_ANNOUNCED.contains(change.kind())
                && (isAnnounced(alert, change)
                        || (alert.kind() == AlertKind.TAKEN_BACK && change.kind() != AlertKind.TAKEN_BACK))) {
            return true;
        }
        return switch (change.kind()) {
            case FOUND -> ENDED_BY_FOUND.contains(alert.kind());
            case ESCAPED ->
                EnumSet.of(AlertKind.FOUND, AlertKind.RELEASED, AlertKind.RELEASED_UNANNOUNCED, AlertKind.MOVED_NEAR)
                        .contains(alert.kind());
            case RELEASED, RELEASED_UNANNOUNCED ->
                EnumSet.of(AlertKind.FOUND, AlertKind.ESCAPED).contains(alert.kind());
            case WHEREABOUTS_UNKNOWN -> alert.kind() == AlertKind.FOUND;
            case OFF_REGISTER -> alert.kind() != AlertKind.OFF_REGISTER;
            case RELEASE_PLANNED, MOVED_NEAR, TAKEN_BACK, NUMBER, RESTORED, CHECK -> false;
        };
    }

    /** Whether it is over when somebody is found. */
    static boolean isEndedByFound(AlertKind kind) {
        return ENDED_BY_FOUND.contains(kind);
    }

    /** Of several people of her case the day says whose release it was. */
    static boolean isAnnounced(Alert alert, Change change) {
        return alert.kind() == AlertKind.RELEASE_PLANNED
                && (alert.day().equals(change.announced()) || alert.day().equals(change.day()));
    }

    /** The last that she was sent of an escape, a release or a loss of sight, where it was not followed by its end. */
    static Optional<Alert> lastUnanswered(Enrolment enrolment) {
        return enrolment.alerts().reversed().stream()
                .filter(alert ->
                        alert.kind() == AlertKind.FOUND || (ENDED_BY_FOUND.contains(alert.kind()) && alert.sent() > 0))
                .findFirst()
                .filter(alert -> alert.kind() != AlertKind.FOUND);
    }
}
