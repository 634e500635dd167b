package pk.gov.nsor.accountability.emergencyaccess.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import pk.gov.nsor.accountability.emergencyaccess.EmergencyAccessReviews;
import pk.gov.nsor.accountability.emergencyaccess.EmergencyAccesses;
import pk.gov.nsor.accountability.emergencyaccess.Opening;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.DecidesNothing;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.RegisterNumber;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.NavigationEntry;
import pk.gov.nsor.foundation.shell.NavigationGroup;
import pk.gov.nsor.foundation.shell.Submissions;

/** Opening a record by its number, for the police who have it before them and no link to it. */
@Controller
@RequestMapping("/emergency-access")
@Allows(
        value = {Role.PROVINCIAL_SUPERVISOR, Role.DISTRICT_SUPERVISOR, Role.SUPERVISING_OFFICER},
        action = TrailAction.EMERGENCY_ACCESS_VIEWED)
class OpenByNumberController {

    private static final int SHOWN = 20;

    private final EmergencyAccesses emergencyAccesses;
    private final EmergencyAccessReviews answers;
    private final Submissions submissions;
    private final Trail trail;
    private final Clock clock;

    OpenByNumberController(
            EmergencyAccesses emergencyAccesses,
            EmergencyAccessReviews answers,
            Submissions submissions,
            Trail trail,
            Clock clock) {
        this.emergencyAccesses = emergencyAccesses;
        this.answers = answers;
        this.submissions = submissions;
        this.trail = trail;
        this.clock = clock;
    }

    @GetMapping
    String page(@AuthenticationPrincipal SignedIn reader, Actor actor, Model model) {
        trail.appendAlone(TrailEntry.done(actor, TrailAction.EMERGENCY_ACCESS_VIEWED)
                .naming(answers.own(reader, SHOWN).stream()
                        .flatMap(one -> Stream.ofNullable(one.person()))
                        .toList()));
        return show(reader, new Form(), model);
    }

    @DecidesNothing("It opens a record by its number for a reason")
    @PostMapping
    @Allows(
            value = {Role.PROVINCIAL_SUPERVISOR, Role.DISTRICT_SUPERVISOR, Role.SUPERVISING_OFFICER},
            action = TrailAction.EMERGENCY_ACCESS_TAKEN)
    String open(
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            Form form,
            RedirectAttributes flash,
            Model model) {
        Optional<RegisterNumber> number =
                form.require("number", "emergency-access.number.missing", RegisterNumber::parse);
        Optional<String> page = number.flatMap(given -> submissions.once(
                request,
                form,
                "reason",
                () -> led(emergencyAccesses.open(reader, given, form.value("reason"), actor), flash)));
        return page.map(path -> "redirect:" + path).orElseGet(() -> show(reader, form, model));
    }

    private static String led(Opening opening, RedirectAttributes flash) {
        return switch (opening) {
            case Opening.Opened(var person) -> {
                flash.addFlashAttribute("flash", "emergency-access.opened");
                yield "/people/" + person;
            }
            case Opening.Readable(var person) -> {
                flash.addFlashAttribute("flash", "emergency-access.readable");
                yield "/people/" + person;
            }
            case Opening.Nothing() -> {
                flash.addFlashAttribute("nothing", "emergency-access.nothing");
                yield "/emergency-access";
            }
            // The page says why.
            case Opening.Refused refused -> "/emergency-access";
        };
    }

    private String show(SignedIn reader, Form form, Model model) {
        model.addAttribute("form", form);
        model.addAttribute(
                "refusal", emergencyAccesses.refusal(reader.accountId()).orElse(null));
        model.addAttribute("own", answers.own(reader, SHOWN));
        model.addAttribute("now", clock.instant());
        return "emergencyaccess/open";
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        NavigationEntry emergencyAccessEntry() {
            return new NavigationEntry(
                    "emergency-access.navigation",
                    "/emergency-access",
                    NavigationGroup.PEOPLE,
                    80,
                    Set.of(Role.PROVINCIAL_SUPERVISOR, Role.DISTRICT_SUPERVISOR, Role.SUPERVISING_OFFICER));
        }
    }
}
