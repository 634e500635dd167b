package pk.gov.nsor.access.web;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;
import pk.gov.nsor.access.PasswordsBusyException;
import pk.gov.nsor.access.SignedIn;
import pk.gov.nsor.access.internal.Credentials;
import pk.gov.nsor.access.internal.SignInThrottle;
import pk.gov.nsor.access.internal.SignInThrottle.Step;
import pk.gov.nsor.audit.Actor;
import pk.gov.nsor.audit.Trail;
import pk.gov.nsor.audit.TrailAction;
import pk.gov.nsor.audit.TrailEntry;

/**
 * Checks a name and a password, the first step of signing in. Every outcome is on the trail before it is told; whether the
 * name or the password was wrong is told to nobody, also not by the time it takes.
 */
@Component
class PasswordSignIn implements AuthenticationProvider {

    private final PasswordCheck passwords;
    private final SignInThrottle throttle;
    private final Trail trail;
    private final Clock clock;

    PasswordSignIn(PasswordCheck passwords, SignInThrottle throttle, Trail trail, Clock clock) {
        this.passwords = passwords;
        this.throttle = throttle;
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
        if (!throttle.wait(Step.PASSWORD, userName, address).isZero()) {
            throw refused(typed, address);
        }
        pause(throttle.delay(Step.PASSWORD, userName, address));
        Optional<Credentials.Stored> account = check(userName, Objects.toString(attempt.getCredentials(), ""));
        if (account.isEmpty()) {
            throttle.failed(Step.PASSWORD, userName, address);
            throw refused(typed, address);
        }
        SignedIn person = account.get().account();
        throttle.succeeded(Step.PASSWORD, userName, address);
        trail.appendAlone(TrailEntry.done(
                new Actor(Actor.Kind.OFFICER, person.accountId(), address), TrailAction.PASSWORD_ACCEPTED));
        return new PasswordPassed(
                        person.accountId(),
                        person.userName(),
                        clock.instant(),
                        account.get().mustChange())
                .authentication();
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    private BadCredentialsException refused(String typed, String address) {
        String shortened = typed.substring(0, Math.min(typed.length(), PasswordCheck.LONGEST_NAME));
        trail.appendAlone(
                TrailEntry.refused(Actor.unknown(address), TrailAction.SIGN_IN).with(Map.of("userName", shortened)));
        return new BadCredentialsException("Name or password is wrong");
    }

    private Optional<Credentials.Stored> check(String userName, String password) {
        try {
            return passwords.check(userName, password);
        } catch (PasswordsBusyException busy) {
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
