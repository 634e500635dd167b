package pk.gov.nsor.survivors.alerts.web;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.survivors.alerts.Enrolments;
import pk.gov.nsor.survivors.alerts.feed.FeedReading;
import pk.gov.nsor.survivors.alerts.feed.UnsentAlerts;

/**
 * A screen that rings where somebody of the cell is to be called: nothing of it goes by SMS, whose operator would see when something
 * happened. Every answer to it has the same length.
 */
@Controller
class WatchController {

    static final String PATH = EnrolmentListController.PATH + "/watch";

    private final Enrolments enrolments;
    private final FeedReading feed;
    private final UnsentAlerts unsent;
    private final Clock clock;

    WatchController(Enrolments enrolments, FeedReading feed, UnsentAlerts unsent, Clock clock) {
        this.enrolments = enrolments;
        this.feed = feed;
        this.unsent = unsent;
        this.clock = clock;
    }

    @GetMapping(PATH)
    @Allows(
            value = Role.SUPPORT_ADVISER,
            action = TrailAction.ENROLMENTS_VIEWED,
            noEntry = "Says what the screen is for, and nothing of anybody")
    String page() {
        return "alerts/watch";
    }

    /**
     * Since when the latest waits, in milliseconds of 13 digits; zeros where nobody does. Behind it 1 where the register does not answer and
     * else 0, and the same for messages that cannot be sent. It keeps whoever is on duty signed in.
     */
    @GetMapping(PATH + "/state")
    @Allows(
            value = Role.SUPPORT_ADVISER,
            action = TrailAction.ENROLMENTS_VIEWED,
            noEntry = "Says that somebody waits and not who; the list then is asked for, and that look is told")
    ResponseEntity<String> state(@AuthenticationPrincipal SignedIn reader) {
        Instant latest = CallsDue.latest(enrolments.of(reader), clock.instant()).orElse(Instant.EPOCH);
        return ResponseEntity.ok()
                .contentType(MediaType.TEXT_PLAIN)
                .body(String.format(
                        Locale.ROOT,
                        "%013d%d%d",
                        latest.toEpochMilli(),
                        feed.silence().isPresent() ? 1 : 0,
                        unsent.since().isPresent() ? 1 : 0));
    }
}
