package pk.gov.nsor.survivors.alerts.web;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import pk.gov.nsor.survivors.alerts.Alert;
import pk.gov.nsor.survivors.alerts.Enrolment;

/** For what the screen of whoever is on duty at a cell rings. */
public final class CallsDue {

    private CallsDue() {}

    /**
     * Since when the latest of those waits whom an adviser is to call, or of whom an adviser is to look at something first. What is not
     * urgent wakes no adviser either: between 21 and 7 o’clock it does not count, however long it has waited.
     *
     * @return empty where nobody waits
     */
    public static Optional<Instant> latest(Collection<Enrolment> ofCell, Instant now) {
        return ofCell.stream()
                .flatMap(enrolment -> enrolment.alerts().stream())
                .filter(alert -> alert.rings(now))
                .map(Alert::waitsSince)
                .filter(since -> !since.isAfter(now))
                .max(Comparator.naturalOrder());
    }
}
