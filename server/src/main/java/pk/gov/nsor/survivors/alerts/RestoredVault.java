package pk.gov.nsor.survivors.alerts;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.sms.HeldMessages;
import pk.gov.nsor.survivors.alerts.places.Draft;
import pk.gov.nsor.survivors.alerts.places.Places;

/**
 * A vault that was put back to an earlier moment does not know what survivors have said since: a number it has may be in somebody
 * else's hands, and who paused may seem to be told. Before it serves, everybody is stopped, once for each restore, and is a call that an
 * adviser owes; nothing that waited is sent.
 */
@Component
class RestoredVault implements SmartInitializingSingleton {

    private final Places places;
    private final AlertPauses alertPauses;
    private final NewAlerts newAlerts;
    private final HeldMessages messages;
    private final JdbcClient jdbc;
    private final Clock clock;

    RestoredVault(
            Places places,
            AlertPauses alertPauses,
            NewAlerts newAlerts,
            HeldMessages messages,
            JdbcClient jdbc,
            Clock clock) {
        this.places = places;
        this.alertPauses = alertPauses;
        this.newAlerts = newAlerts;
        this.messages = messages;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        int _ = places.change(this::stop);
    }

    private int stop(Draft draft) {
        if (!isFirst()) {
            return 0;
        }
        // Every message that waits, also of whoever's enrolment was erased since.
        int _ = messages.drop(Instant.EPOCH, false, true);
        List<Enrolment> stopped = draft.enrolments().stream()
                .filter(one -> !one.state().isClosed())
                .toList();
        stopped.forEach(one -> stop(draft, one));
        return stopped.size();
    }

    private boolean isFirst() {
        return jdbc.sql("""
                        update survivors.reading set restoration = held.id from restore.held
                        where held.put_right and restoration is distinct from held.id
                        """).update() == 1;
    }

    private void stop(Draft draft, Enrolment enrolment) {
        switch (enrolment.state()) {
            case ACTIVE -> {
                Enrolment _ = alertPauses.pause(draft, enrolment);
            }
            case PROPOSED, APPROVED -> alertPauses.pauseOnceDecided(draft, enrolment);
            case PAUSED, REFUSED, EXPIRED -> {
                // Nothing is sent to her.
            }
        }
        if (!enrolment.isToBeAskedAgain()) {
            Enrolment quiet = draft.find(enrolment.id()).orElseThrow();
            draft.put(quiet.with(newAlerts.toCall(quiet, AlertKind.RESTORED, clock.instant())));
        }
    }
}
