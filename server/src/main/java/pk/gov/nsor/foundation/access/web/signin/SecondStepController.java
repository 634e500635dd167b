package pk.gov.nsor.foundation.access.web.signin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.DecidesNothing;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.access.credential.Passkeys;
import pk.gov.nsor.foundation.access.credential.SecondFactors;
import pk.gov.nsor.foundation.access.credential.SecondFactors.Enrolled;
import pk.gov.nsor.foundation.access.credential.TimeCodes;
import pk.gov.nsor.foundation.access.internal.Credentials;
import pk.gov.nsor.foundation.access.web.SecurityConfiguration;
import pk.gov.nsor.foundation.access.web.signin.SecondStepCheck.Problem;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;

/**
 * The second step of signing in: the code of the telephone, or setting up a second factor for users who have none.
 * Only users whose password was right moments ago get here; all others are redirected to sign-in.
 */
@Controller
@RequestMapping("/sign-in")
@Allows(
        anonymous = true,
        action = TrailAction.SECOND_STEP,
        noEntry = "What is done between the two steps leaves entries of its own, and shows nothing of the register")
@DecidesNothing("It is a step of signing in")
class SecondStepController {

    private static final String START = "redirect:" + SecurityConfiguration.SIGN_IN;
    private static final String SECRET = "nsor.second-factor.secret";
    private static final String RECOVERY = "nsor.second-factor.recovery-codes";
    private static final int GROUP = 4;

    private final SecondFactors factors;
    private final Passkeys passkeys;
    private final SecondStepCheck check;
    private final Credentials credentials;
    private final SignInCompletion completion;

    SecondStepController(
            SecondFactors factors,
            Passkeys passkeys,
            SecondStepCheck check,
            Credentials credentials,
            SignInCompletion completion) {
        this.factors = factors;
        this.passkeys = passkeys;
        this.check = check;
        this.credentials = credentials;
        this.completion = completion;
    }

    @GetMapping("/code")
    String code(HttpServletRequest request, Model model) {
        Optional<PasswordPassed> passed = PasswordPassed.of(request);
        if (passed.isEmpty()) {
            return START;
        }
        return factors.isEnrolled(passed.get().accountId())
                ? codePage(passed.get(), model, null)
                : "redirect:/sign-in/enrol";
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
        Actor actor = passed.get().actor(request);
        Optional<Problem> problem = check.code(passed.get().accountId(), code, actor);
        return problem.isPresent()
                ? codePage(passed.get(), model, problem.get())
                : complete(passed.get(), actor, request, response);
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
    String enrol(
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Optional<PasswordPassed> passed = PasswordPassed.of(request);
        if (passed.isEmpty()) {
            return START + "?expired";
        }
        HttpSession session = request.getSession();
        Actor actor = passed.get().actor(request);
        Optional<Problem> problem = check.throttled(passed.get().accountId(), actor, () -> {
            Optional<Enrolled> enrolled = factors.enrol(
                    passed.get().accountId(), passed.get().version(), TimeCodes.read(secret(session)), code, actor);
            if (enrolled.isEmpty()) {
                return Problem.of("wrong");
            }
            session.removeAttribute(SECRET);
            session.setAttribute(RECOVERY, enrolled.get().recoveryCodes().toArray(String[]::new));
            completion.goOn(passed.get().at(enrolled.get().version()), request, response);
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

    /** The recovery codes, shown until the person confirms that they are kept; only then are they signed in. */
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
        return complete(passed.get(), passed.get().actor(request), request, response);
    }

    private @Nullable String complete(
            PasswordPassed passed, Actor actor, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        Optional<SignedIn> person = credentials.current(passed.accountId(), passed.version());
        if (person.isEmpty()) {
            return START + "?error";
        }
        completion.complete(person.get(), actor, "CODE", request, response);
        return null;
    }

    private String codePage(PasswordPassed passed, Model model, @Nullable Problem problem) {
        check.show(model, problem);
        model.addAttribute("hasPasskeys", !passkeys.of(passed.accountId()).isEmpty());
        return "access/second-step";
    }

    private String enrolPage(PasswordPassed passed, HttpSession session, Model model, @Nullable Problem problem) {
        String secret = secret(session);
        model.addAttribute(
                "qr",
                QrCode.of("otpauth://totp/NSOR:" + encoded(passed.userName()) + "?secret=" + secret + "&issuer=NSOR"));
        model.addAttribute("key", secret.replaceAll("(.{" + GROUP + "})(?=.)", "$1 "));
        check.show(model, problem);
        return "access/enrol";
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

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
