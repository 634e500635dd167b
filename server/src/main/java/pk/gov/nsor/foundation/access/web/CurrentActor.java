package pk.gov.nsor.foundation.access.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import pk.gov.nsor.foundation.access.Machine;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;

/** Who makes the request of this thread. */
public final class CurrentActor {

    private CurrentActor() {}

    public static Optional<SignedIn> person() {
        return principal() instanceof SignedIn person ? Optional.of(person) : Optional.empty();
    }

    static Optional<Machine> machine() {
        return principal() instanceof Machine machine ? Optional.of(machine) : Optional.empty();
    }

    /** Whether it is a client that is tried. */
    public static boolean isTrial() {
        return machine().filter(Machine::isTrial).isPresent();
    }

    /** Whether what was shown with the request is good for this. */
    static boolean has(String authority) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null
                && authentication.getAuthorities().stream()
                        .anyMatch(granted -> authority.equals(granted.getAuthority()));
    }

    public static boolean isKnown() {
        return person().isPresent() || machine().isPresent();
    }

    public static Actor of(HttpServletRequest request) {
        String origin = request.getRemoteAddr();
        return person().map(person -> new Actor(Actor.Kind.OFFICER, person.accountId(), origin))
                .or(() -> machine().map(machine -> new Actor(Actor.Kind.MACHINE, machine.clientId(), origin)))
                .orElseGet(() -> Actor.unknown(origin));
    }

    public static Authentication authentication(SignedIn person) {
        String[] authorities =
                person.roles().stream().map(role -> "ROLE_" + role.name()).toArray(String[]::new);
        return UsernamePasswordAuthenticationToken.authenticated(
                person, null, AuthorityUtils.createAuthorityList(authorities));
    }

    private static @Nullable Object principal() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication == null ? null : authentication.getPrincipal();
    }
}
