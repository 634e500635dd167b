package pk.gov.nsor.access.internal;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import pk.gov.nsor.access.Handovers;
import pk.gov.nsor.access.machine.ClientAssertions;
import pk.gov.nsor.access.machine.ClientTokens;
import pk.gov.nsor.access.session.Challenges;
import pk.gov.nsor.access.session.SessionStore;
import pk.gov.nsor.audit.PurgeRuns;
import pk.gov.nsor.audit.PurgeRuns.Purge;

/** Removes what signing in keeps no longer. */
@Component
class Upkeep {

    private final SignInThrottle throttle;
    private final SessionStore sessions;
    private final Handovers handovers;
    private final Challenges challenges;
    private final ClientTokens tokens;
    private final ClientAssertions assertions;
    private final PurgeRuns runs;

    Upkeep(
            SignInThrottle throttle,
            SessionStore sessions,
            Handovers handovers,
            Challenges challenges,
            ClientTokens tokens,
            ClientAssertions assertions,
            PurgeRuns runs) {
        this.throttle = throttle;
        this.sessions = sessions;
        this.handovers = handovers;
        this.challenges = challenges;
        this.tokens = tokens;
        this.assertions = assertions;
        this.runs = runs;
    }

    @Scheduled(initialDelayString = "${nsor.upkeep.after}", fixedDelayString = "PT10M")
    void forget() {
        throttle.forget();
        runs.ran(Purge.SESSIONS, sessions.removeEnded());
        runs.ran(Purge.HANDOVERS, handovers.forget());
        challenges.forget();
        tokens.forget();
        assertions.forget();
    }
}
