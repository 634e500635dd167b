package pk.gov.nsor.access.web;

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
import pk.gov.nsor.access.Passkeys;
import pk.gov.nsor.access.SecondFactors;
import pk.gov.nsor.access.internal.SignInThrottle;
import pk.gov.nsor.access.internal.SignInThrottle.Step;
import pk.gov.nsor.audit.Actor;
import pk.gov.nsor.audit.Trail;
import pk.gov.nsor.audit.TrailAction;
import pk.gov.nsor.audit.TrailEntry;

/** Looks at codes and passkeys, no faster than guesses may be made. */
@Component
class SecondStepCheck {

    private final SecondFactors factors;
    private final Passkeys passkeys;
    private final SignInThrottle throttle;
    private final Trail trail;
    private final Clock clock;

    SecondStepCheck(SecondFactors factors, Passkeys passkeys, SignInThrottle throttle, Trail trail, Clock clock) {
        this.factors = factors;
        this.passkeys = passkeys;
        this.throttle = throttle;
        this.trail = trail;
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

        /** Has the page that is led to say it. */
        void tell(RedirectAttributes flash) {
            flash.addFlashAttribute("refusal", "access.step." + name);
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
     * The account whose passkey has signed what this session asked, of whoever it is.
     *
     * @param refused hears why where there is none
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
        // Nobody's passkey has no account to guard: it is only looked at more slowly after many.
        Duration wait = account == null ? Duration.ZERO : throttle.wait(step, counted, actor.origin());
        if (account != null && !wait.isZero()) {
            trail.appendAlone(TrailEntry.refused(actor, action).about(account).with(Map.of("reason", "WAIT")));
            return Optional.of(new Problem(step == Step.PASSKEY ? "passkey-wait" : "wait", wait.toSeconds() + 1));
        }
        PasswordSignIn.pause(throttle.delay(step, counted, actor.origin()));
        Problem problem = check.get();
        if (problem == null) {
            throttle.succeeded(step, counted, actor.origin());
        } else {
            throttle.failed(step, counted, actor.origin());
        }
        return Optional.ofNullable(problem);
    }

    /** What pages that ask for a code show: why the last was not taken, and the register's time to compare. */
    void show(Model model, @Nullable Problem problem) {
        model.addAttribute("problem", problem);
        model.addAttribute(
                "now", clock.instant().truncatedTo(ChronoUnit.SECONDS).atZone(clock.getZone()));
    }
}
