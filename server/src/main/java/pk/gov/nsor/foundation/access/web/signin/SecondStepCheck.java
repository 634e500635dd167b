package pk.gov.nsor.foundation.access.web.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import pk.gov.nsor.foundation.access.credential.Passkeys;
import pk.gov.nsor.foundation.access.credential.SecondFactors;
import pk.gov.nsor.foundation.access.internal.RefusalEntries;
import pk.gov.nsor.foundation.access.internal.SignInThrottle;
import pk.gov.nsor.foundation.access.internal.SignInThrottle.Claim;
import pk.gov.nsor.foundation.access.internal.SignInThrottle.Step;
import pk.gov.nsor.foundation.access.internal.SignInThrottle.Why;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;

/** Checks codes and passkeys, no faster than guesses may be made. */
@Component
class SecondStepCheck {

    private final SecondFactors factors;
    private final Passkeys passkeys;
    private final SignInThrottle throttle;
    private final RefusalEntries refusals;
    private final Clock clock;

    SecondStepCheck(
            SecondFactors factors, Passkeys passkeys, SignInThrottle throttle, RefusalEntries refusals, Clock clock) {
        this.factors = factors;
        this.passkeys = passkeys;
        this.throttle = throttle;
        this.refusals = refusals;
        this.clock = clock;
    }

    /**
     * Why a code or a passkey was not taken.
     *
     * @param name the end of its messages' keys
     * @param seconds to wait
     */
    record Problem(String name, long seconds) {

        static Problem of(String name) {
            return new Problem(name, 0);
        }

        public boolean clock() {
            return name.equals("wrong");
        }

        /** Whether it is about the code, and not about a passkey. */
        public boolean isOfCode() {
            return !name.startsWith("passkey");
        }

        /** The field of the page of the pass-phrase that it is about. */
        public String getPasswordField() {
            return name.equals("typed") ? "new" : "old";
        }

        /** Makes the page after the redirect show it. */
        void tell(RedirectAttributes flash) {
            flash.addFlashAttribute("refusal", "access.step." + name);
            flash.addFlashAttribute("isError", "true");
            flash.addFlashAttribute("refusalSeconds", Long.toString(seconds));
        }
    }

    /** Empty where the code, of the telephone or a recovery code, is right. */
    Optional<Problem> code(UUID account, String code, Actor actor) {
        return throttled(account, actor, () -> switch (factors.check(account, code, actor)) {
            case ACCEPTED, RECOVERY_ACCEPTED -> null;
            case USED -> Problem.of("used");
            case WRONG -> Problem.of("wrong");
        });
    }

    /** Runs a check of a code, if the account's codes may be guessed at now. */
    Optional<Problem> throttled(UUID account, Actor actor, Supplier<@Nullable Problem> check) {
        return throttled(Step.CODE, account, account.toString(), actor, TrailAction.SECOND_STEP, check);
    }

    /** Empty where the passkey is the account's and has signed what this session asked. */
    Optional<Problem> passkey(UUID account, String answer, Actor actor, HttpServletRequest request) {
        return passkey(account, account, answer, actor, TrailAction.SECOND_STEP, request);
    }

    /**
     * The account whose passkey has signed this session's challenge, whichever account it is.
     *
     * @param refused is called with the reason where there is none
     */
    Optional<UUID> passkey(String answer, Actor actor, HttpServletRequest request, Consumer<Problem> refused) {
        UUID owner = passkeys.named(answer).orElse(null);
        Optional<Problem> problem = passkey(null, owner, answer, actor, TrailAction.SIGN_IN, request);
        problem.ifPresent(refused);
        return problem.isPresent() ? Optional.empty() : Optional.ofNullable(owner);
    }

    private Optional<Problem> passkey(
            @Nullable UUID account,
            @Nullable UUID counted,
            String answer,
            Actor actor,
            TrailAction action,
            HttpServletRequest request) {
        String session = request.getSession().getId();
        String name = counted == null ? "nobody" : counted.toString();
        return throttled(Step.PASSKEY, counted, name, actor, action, () -> switch (passkeys.check(
                account, answer, session, actor, action)) {
            case ACCEPTED -> null;
            case UNKNOWN -> Problem.of("passkey-unknown");
            case EXPIRED -> Problem.of("passkey-expired");
            case COPIED -> Problem.of("passkey-copied");
            case WRONG -> Problem.of("passkey-wrong");
        });
    }

    private Optional<Problem> throttled(
            Step step,
            @Nullable UUID account,
            String counted,
            Actor actor,
            TrailAction action,
            Supplier<@Nullable Problem> check) {
        // An unknown passkey has no account to protect: only its network is counted.
        Claim claim = account == null
                ? throttle.claimOfNobody(step, actor.origin())
                : throttle.claim(step, counted, actor.origin());
        switch (claim) {
            case Claim.Refused(Why why, Duration wait) -> {
                TrailEntry entry = TrailEntry.refused(actor, action);
                refusals.append(
                        actor.origin(), account == null ? entry : entry.about(account), Map.of("reason", why.name()));
                return Optional.of(refused(step, why, wait));
            }
            case Claim.Granted(Duration delay) -> PasswordSignIn.pause(delay);
        }
        Problem problem = check.get();
        if (account != null && problem == null) {
            throttle.succeeded(step, counted, actor.origin());
        } else if (account != null) {
            throttle.failed(step, counted, actor.origin());
        }
        return Optional.ofNullable(problem);
    }

    private static Problem refused(Step step, Why why, Duration wait) {
        return switch (why) {
            case WAIT, NETWORK -> new Problem(step == Step.PASSKEY ? "passkey-wait" : "wait", wait.toSeconds() + 1);
            case DAY -> Problem.of("day");
        };
    }

    /** What pages that ask for a code show: why the last was not taken, and the register's time to compare. */
    void show(Model model, @Nullable Problem problem) {
        model.addAttribute("problem", problem);
        if (problem != null) {
            model.addAttribute("isError", true);
        }
        model.addAttribute(
                "now", clock.instant().truncatedTo(ChronoUnit.SECONDS).atZone(clock.getZone()));
    }
}
