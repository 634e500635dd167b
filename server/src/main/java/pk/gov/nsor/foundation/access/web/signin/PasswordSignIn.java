package pk.gov.nsor.foundation.access.web.signin;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.access.credential.PasswordsBusyException;
import pk.gov.nsor.foundation.access.internal.Credentials;
import pk.gov.nsor.foundation.access.internal.RefusalEntries;
import pk.gov.nsor.foundation.access.internal.SignInThrottle;
import pk.gov.nsor.foundation.access.internal.SignInThrottle.Claim;
import pk.gov.nsor.foundation.access.internal.SignInThrottle.Step;
import pk.gov.nsor.foundation.access.internal.SignInThrottle.Why;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;

/**
 * Checks a name and a password, the first step of signing in. Every outcome is on the trail before it is returned.
 * Nobody learns whether the name or the password was wrong, also not by the time it takes.
 */
@Component
public class PasswordSignIn implements AuthenticationProvider {

    private final PasswordCheck passwords;
    private final SignInThrottle throttle;
    private final RefusalEntries refusals;
    private final Trail trail;
    private final Clock clock;

    PasswordSignIn(
            PasswordCheck passwords, SignInThrottle throttle, RefusalEntries refusals, Trail trail, Clock clock) {
        this.passwords = passwords;
        this.throttle = throttle;
        this.refusals = refusals;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String typed = attempt.getName();
        String userName = typed.strip().toLowerCase(Locale.ROOT);
        String address = attempt.getDetails() instanceof WebAuthenticationDetails details
                ? details.getRemoteAddress()
                : "unknown";
        switch (throttle.claim(Step.PASSWORD, userName, address)) {
            case Claim.Refused(Why why, Duration _) -> throw refused(typed, address, why);
            case Claim.Granted(Duration delay) -> pause(delay);
        }
        Optional<Credentials.Stored> account = check(userName, Objects.toString(attempt.getCredentials(), ""), address);
        if (account.isEmpty()) {
            throttle.failed(Step.PASSWORD, userName, address);
            throw refused(typed, address, null);
        }
        SignedIn person = account.get().account();
        throttle.succeeded(Step.PASSWORD, userName, address);
        trail.appendAlone(TrailEntry.done(
                new Actor(Actor.Kind.OFFICER, person.accountId(), address), TrailAction.PASSWORD_ACCEPTED));
        return PasswordPassed.by(person, clock.instant(), account.get().mustChange())
                .authentication();
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    /** @param why it was not checked; null where it was checked, and wrong */
    private AuthenticationException refused(String typed, String address, @Nullable Why why) {
        String shortened = typed.substring(0, Math.min(typed.length(), PasswordCheck.LONGEST_NAME));
        refusals.append(
                address,
                TrailEntry.refused(Actor.unknown(address), TrailAction.SIGN_IN),
                why == null ? Map.of("userName", shortened) : Map.of("userName", shortened, "reason", why.name()));
        return why == Why.DAY || why == Why.NETWORK
                ? new LockedException("Too many were wrong")
                : new BadCredentialsException("Name or password is wrong");
    }

    private Optional<Credentials.Stored> check(String userName, String password, String address) {
        try {
            return passwords.check(userName, password);
        } catch (PasswordsBusyException busy) {
            throttle.unchecked(Step.PASSWORD, userName, address);
            throw new AuthenticationServiceException("Not looked at", busy);
        }
    }

    static void pause(Duration delay) {
        try {
            Thread.sleep(delay);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
