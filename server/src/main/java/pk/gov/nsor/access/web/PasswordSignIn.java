package pk.gov.nsor.access.web;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;
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

    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_PASSWORD = 200;

    private final Credentials credentials;
    private final PasswordEncoder passwords;
    private final SignInThrottle throttle;
    private final Trail trail;
    private final Clock clock;
    private final String hashOfNobody;
    // Each check takes 16 MiB and a processor for a while; a flood of them must not take all there is.
    private final Semaphore checking =
            new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()), true);

    PasswordSignIn(
            Credentials credentials, PasswordEncoder passwords, SignInThrottle throttle, Trail trail, Clock clock) {
        this.credentials = credentials;
        this.passwords = passwords;
        this.throttle = throttle;
        this.trail = trail;
        this.clock = clock;
        this.hashOfNobody = Objects.requireNonNull(passwords.encode("nobody's password"));
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
        Optional<SignedIn> account = check(userName, password(attempt));
        if (account.isEmpty()) {
            throttle.failed(Step.PASSWORD, userName, address);
            throw refused(typed, address);
        }
        SignedIn person = account.get();
        throttle.succeeded(Step.PASSWORD, userName, address);
        trail.appendAlone(TrailEntry.done(
                new Actor(Actor.Kind.OFFICER, person.accountId(), address), TrailAction.PASSWORD_ACCEPTED));
        return new PasswordPassed(person.accountId(), person.userName(), clock.instant()).authentication();
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    private Optional<SignedIn> check(String userName, String password) {
        // PostgreSQL takes no NUL in a text, and no account's name has one.
        boolean isName = userName.length() <= LONGEST_NAME && userName.indexOf('\0') < 0;
        Optional<Credentials.Stored> stored = isName ? credentials.find(userName) : Optional.empty();
        String hash = stored.map(Credentials.Stored::passwordHash).orElse(hashOfNobody);
        checking.acquireUninterruptibly();
        try {
            return passwords.matches(password, hash) ? stored.map(Credentials.Stored::account) : Optional.empty();
        } finally {
            checking.release();
        }
    }

    private BadCredentialsException refused(String typed, String address) {
        String shortened = typed.substring(0, Math.min(typed.length(), LONGEST_NAME));
        trail.appendAlone(
                TrailEntry.refused(Actor.unknown(address), TrailAction.SIGN_IN).with(Map.of("userName", shortened)));
        return new BadCredentialsException("Name or password is wrong");
    }

    private static String password(Authentication attempt) {
        String password = Objects.toString(attempt.getCredentials(), "");
        return password.substring(0, Math.min(password.length(), LONGEST_PASSWORD + 1));
    }

    static void pause(Duration delay) {
        try {
            Thread.sleep(delay);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
