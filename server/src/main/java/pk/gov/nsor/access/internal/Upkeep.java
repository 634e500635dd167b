package pk.gov.nsor.access.internal;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import pk.gov.nsor.access.Handovers;
import pk.gov.nsor.access.session.Challenges;
import pk.gov.nsor.access.session.SessionStore;

/** Removes what signing in keeps no longer. */
@Component
class Upkeep {

    private final SignInThrottle throttle;
    private final SessionStore sessions;
    private final Handovers handovers;
    private final Challenges challenges;

    Upkeep(SignInThrottle throttle, SessionStore sessions, Handovers handovers, Challenges challenges) {
        this.throttle = throttle;
        this.sessions = sessions;
        this.handovers = handovers;
        this.challenges = challenges;
    }

    @Scheduled(initialDelayString = "${nsor.upkeep.after}", fixedDelayString = "PT10M")
    void forget() {
        throttle.forget();
        sessions.removeEnded();
        handovers.forget();
        challenges.forget();
    }
}
