package pk.gov.nsor.foundation.access.web.signin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.DecidesNothing;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.access.credential.Passkeys;
import pk.gov.nsor.foundation.access.internal.Credentials;
import pk.gov.nsor.foundation.access.web.CurrentActor;
import pk.gov.nsor.foundation.access.web.SecurityConfiguration;
import pk.gov.nsor.foundation.access.web.signin.SecondStepCheck.Problem;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;

/** Signing in with a passkey: alone, or in place of the telephone's code after the password. */
@Controller
class PasskeySignInController {

    private final Passkeys passkeys;
    private final SecondStepCheck check;
    private final Credentials credentials;
    private final SignInCompletion completion;
    private final Trail trail;

    PasskeySignInController(
            Passkeys passkeys,
            SecondStepCheck check,
            Credentials credentials,
            SignInCompletion completion,
            Trail trail) {
        this.passkeys = passkeys;
        this.check = check;
        this.credentials = credentials;
        this.completion = completion;
        this.trail = trail;
    }

    /** The passkey options for the page's script: for the known user's own passkeys, or for anybody's. */
    @GetMapping("/passkeys/challenge")
    @Allows(anonymous = true, action = TrailAction.SIGN_IN, noEntry = "Gives a number drawn at random")
    ResponseEntity<String> challenge(HttpServletRequest request) {
        UUID account = CurrentActor.person()
                .map(SignedIn::accountId)
                .or(() -> PasswordPassed.of(request).map(PasswordPassed::accountId))
                .orElse(null);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(passkeys.toUse(account, request.getSession().getId()));
    }

    @DecidesNothing("It is a step of signing in")
    @PostMapping("/sign-in/passkey")
    @Allows(
            anonymous = true,
            action = TrailAction.SIGN_IN,
            noEntry = "Signing in leaves entries of its own, and whoever is signed in is led on")
    @Nullable
    String signIn(
            @RequestParam(defaultValue = "") String credential,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes flash)
            throws IOException, ServletException {
        if (CurrentActor.isKnown()) {
            // A sign-in that one user began in a session cannot be continued by another.
            return "redirect:" + SecurityConfiguration.SIGN_IN;
        }
        Optional<PasswordPassed> passed = PasswordPassed.of(request);
        // The account as it was before the passkey was checked: a reset in the meantime ends this sign-in.
        Optional<SignedIn> before = passed.map(PasswordPassed::accountId)
                .or(() -> passkeys.named(credential))
                .flatMap(credentials::current);
        Optional<UUID> account;
        if (passed.isPresent()) {
            UUID owner = passed.get().accountId();
            Optional<Problem> found =
                    check.passkey(owner, credential, passed.get().actor(request), request);
            found.ifPresent(problem -> problem.tell(flash));
            account = found.isPresent() ? Optional.empty() : Optional.of(owner);
        } else {
            account = check.passkey(
                    credential, Actor.unknown(request.getRemoteAddr()), request, problem -> problem.tell(flash));
        }
        Optional<SignedIn> person = account.flatMap(id -> before)
                .filter(owner -> passed.isEmpty() || passed.get().version() == owner.credentialVersion());
        if (person.isPresent()) {
            Actor actor = new Actor(Actor.Kind.OFFICER, person.get().accountId(), request.getRemoteAddr());
            completion.complete(person.get(), actor, "PASSKEY", request, response);
            return null;
        }
        account.ifPresent(closed -> {
            trail.appendAlone(TrailEntry.refused(Actor.unknown(request.getRemoteAddr()), TrailAction.SIGN_IN)
                    .about(closed)
                    .with(Map.of("reason", "CLOSED")));
            // Treated like a removed passkey: nobody signs in with it.
            Problem.of("passkey-unknown").tell(flash);
        });
        return "redirect:" + SecurityConfiguration.SIGN_IN + (passed.isPresent() ? "/code" : "");
    }
}
