package pk.gov.nsor.foundation.access.internal;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.account.Handovers;
import pk.gov.nsor.foundation.access.machine.ClientAssertions;
import pk.gov.nsor.foundation.access.machine.ClientTokens;
import pk.gov.nsor.foundation.access.session.Challenges;
import pk.gov.nsor.foundation.access.session.DatabaseSessionRepository;
import pk.gov.nsor.foundation.audit.PurgeRuns;
import pk.gov.nsor.foundation.audit.PurgeRuns.Purge;
import pk.gov.nsor.foundation.jobs.Job;

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

    @Bean
    static Job accessUpkeepJob(Upkeep upkeep) {
        return Job.inOneProcess("access.upkeep", Duration.ofMinutes(10)).does(upkeep::forget);
    }

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
