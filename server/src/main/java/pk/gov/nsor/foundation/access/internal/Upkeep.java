package pk.gov.nsor.foundation.access.internal;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Handovers;
import pk.gov.nsor.foundation.access.machine.ClientAssertions;
import pk.gov.nsor.foundation.access.machine.ClientTokens;
import pk.gov.nsor.foundation.access.session.Challenges;
import pk.gov.nsor.foundation.access.session.DatabaseSessionRepository;
import pk.gov.nsor.foundation.audit.PurgeRuns;
import pk.gov.nsor.foundation.audit.PurgeRuns.Purge;

/** Removes expired data of sign-in. */
@Component
class Upkeep {

    private final SignInThrottle throttle;
    private final DatabaseSessionRepository sessions;
    private final Handovers handovers;
    private final Challenges challenges;
    private final ClientTokens tokens;
    private final ClientAssertions assertions;
    private final PurgeRuns runs;

    Upkeep(
            SignInThrottle throttle,
            DatabaseSessionRepository sessions,
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
        if (!runs.mayErase()) {
            return;
        }
        throttle.forget();
        runs.ran(Purge.SESSIONS, sessions.removeEnded());
        runs.ran(Purge.HANDOVERS, handovers.forget());
        challenges.forget();
        tokens.forget();
        assertions.forget();
    }
}
