package pk.gov.nsor.access.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pk.gov.nsor.access.Allows;
import pk.gov.nsor.access.SecondFactors;
import pk.gov.nsor.access.SignedIn;
import pk.gov.nsor.access.TimeCodes;
import pk.gov.nsor.access.internal.Credentials;
import pk.gov.nsor.access.internal.SignInThrottle;
import pk.gov.nsor.access.internal.SignInThrottle.Step;
import pk.gov.nsor.audit.Actor;
import pk.gov.nsor.audit.Trail;
import pk.gov.nsor.audit.TrailAction;
import pk.gov.nsor.audit.TrailEntry;

/**
 * The second step of signing in: the code of the telephone; for whoever has no second factor yet, setting it up. Only
 * whose password was right moments ago gets here; everybody else is sent to sign in.
 */
@Controller
@RequestMapping("/sign-in")
@Allows(anonymous = true, action = TrailAction.SECOND_STEP)
class SecondStepController {

    private static final String START = "redirect:" + SecurityConfiguration.SIGN_IN;
    private static final String SECRET = "nsor.second-factor.secret";
    private static final String RECOVERY = "nsor.second-factor.recovery-codes";
    private static final int GROUP = 4;

    private final SecondFactors factors;
    private final SignInThrottle throttle;
    private final Credentials credentials;
    private final SignInCompletion completion;
    private final Trail trail;
    private final Clock clock;

    SecondStepController(
            SecondFactors factors,
            SignInThrottle throttle,
            Credentials credentials,
            SignInCompletion completion,
            Trail trail,
            Clock clock) {
        this.factors = factors;
        this.throttle = throttle;
        this.credentials = credentials;
        this.completion = completion;
        this.trail = trail;
        this.clock = clock;
    }

    @GetMapping("/code")
    String code(HttpServletRequest request, Model model) {
        Optional<PasswordPassed> passed = PasswordPassed.of(request);
        if (passed.isEmpty()) {
            return START;
        }
        return factors.isEnrolled(passed.get().accountId()) ? codePage(model, null) : "redirect:/sign-in/enrol";
    }

    @PostMapping("/code")
    @Nullable
    String check(
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model)
            throws IOException, ServletException {
        Optional<PasswordPassed> passed = PasswordPassed.of(request);
        if (passed.isEmpty()) {
            return START + "?expired";
        }
        Actor actor = actor(passed.get(), request);
        Optional<Problem> problem = throttled(
                passed.get(), actor, () -> switch (factors.check(passed.get().accountId(), code, actor)) {
                    case ACCEPTED, RECOVERY_ACCEPTED -> null;
                    case USED -> Problem.of("used");
                    case WRONG -> Problem.of("wrong");
                });
        return problem.isPresent() ? codePage(model, problem.get()) : complete(passed.get(), actor, request, response);
    }

    @GetMapping("/enrol")
    String enrol(HttpServletRequest request, Model model) {
        Optional<PasswordPassed> passed = PasswordPassed.of(request);
        if (passed.isEmpty()) {
            return START;
        }
        return factors.isEnrolled(passed.get().accountId())
                ? "redirect:/sign-in/code"
                : enrolPage(passed.get(), request.getSession(), model, null);
    }

    @PostMapping("/enrol")
    String enrol(@RequestParam(defaultValue = "") String code, HttpServletRequest request, Model model) {
        Optional<PasswordPassed> passed = PasswordPassed.of(request);
        if (passed.isEmpty()) {
            return START + "?expired";
        }
        HttpSession session = request.getSession();
        Actor actor = actor(passed.get(), request);
        Optional<Problem> problem = throttled(passed.get(), actor, () -> {
            List<String> recovery =
                    factors.enrol(passed.get().accountId(), TimeCodes.read(secret(session)), code, actor);
            if (recovery.isEmpty()) {
                return Problem.of("wrong");
            }
            session.removeAttribute(SECRET);
            session.setAttribute(RECOVERY, recovery.toArray(String[]::new));
            return null;
        });
        if (problem.isEmpty()) {
            return "redirect:/sign-in/recovery-codes";
        }
        // Enrolled meanwhile, in another window: that telephone is the one that counts.
        return factors.isEnrolled(passed.get().accountId())
                ? "redirect:/sign-in/code"
                : enrolPage(passed.get(), session, model, problem.get());
    }

    /** The recovery codes, until the person says that they are kept; signed in is who has said so. */
    @GetMapping("/recovery-codes")
    String recoveryCodes(HttpServletRequest request, Model model) {
        if (PasswordPassed.of(request).isEmpty()
                || !(request.getSession().getAttribute(RECOVERY) instanceof String[] codes)) {
            return START;
        }
        model.addAttribute("codes", codes);
        return "access/recovery-codes";
    }

    @PostMapping("/recovery-codes")
    @Nullable
    String keep(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
        Optional<PasswordPassed> passed = PasswordPassed.of(request);
        if (passed.isEmpty() || request.getSession().getAttribute(RECOVERY) == null) {
            return START + "?expired";
        }
        request.getSession().removeAttribute(RECOVERY);
        return complete(passed.get(), actor(passed.get(), request), request, response);
    }

    private @Nullable String complete(
            PasswordPassed passed, Actor actor, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        Optional<SignedIn> person = credentials.current(passed.accountId());
        if (person.isEmpty()) {
            return START + "?error";
        }
        completion.complete(person.get(), actor, request, response);
        return null;
    }

    private Optional<Problem> throttled(
            PasswordPassed passed, Actor actor, java.util.function.Supplier<@Nullable Problem> check) {
        String account = passed.accountId().toString();
        Duration wait = throttle.wait(Step.CODE, account, actor.origin());
        if (!wait.isZero()) {
            trail.appendAlone(TrailEntry.refused(actor, TrailAction.SECOND_STEP)
                    .about(passed.accountId())
                    .with(Map.of("reason", "WAIT")));
            return Optional.of(new Problem("wait", wait.toSeconds() + 1));
        }
        PasswordSignIn.pause(throttle.delay(Step.CODE, account, actor.origin()));
        Problem problem = check.get();
        if (problem == null) {
            throttle.succeeded(Step.CODE, account, actor.origin());
        } else {
            throttle.failed(Step.CODE, account, actor.origin());
        }
        return Optional.ofNullable(problem);
    }

    private String codePage(Model model, @Nullable Problem problem) {
        problem(model, problem);
        return "access/second-step";
    }

    private String enrolPage(PasswordPassed passed, HttpSession session, Model model, @Nullable Problem problem) {
        String secret = secret(session);
        model.addAttribute(
                "qr",
                QrCode.of("otpauth://totp/NSOR:" + encoded(passed.userName()) + "?secret=" + secret + "&issuer=NSOR"));
        model.addAttribute("key", secret.replaceAll("(.{" + GROUP + "})(?=.)", "$1 "));
        problem(model, problem);
        return "access/enrol";
    }

    private void problem(Model model, @Nullable Problem problem) {
        model.addAttribute("problem", problem);
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        model.addAttribute("now", now.atZone(clock.getZone()));
    }

    /** The secret that this sign-in offers: the same however often the page is opened. */
    private static String secret(HttpSession session) {
        if (session.getAttribute(SECRET) instanceof String offered) {
            return offered;
        }
        String offered = TimeCodes.written(TimeCodes.newSecret());
        session.setAttribute(SECRET, offered);
        return offered;
    }

    private static Actor actor(PasswordPassed passed, HttpServletRequest request) {
        return new Actor(Actor.Kind.OFFICER, passed.accountId(), request.getRemoteAddr());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /**
     * Why a code was not taken.
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
    }
}
