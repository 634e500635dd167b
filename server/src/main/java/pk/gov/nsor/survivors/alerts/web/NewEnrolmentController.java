package pk.gov.nsor.survivors.alerts.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.DecidesNothing;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.kernel.CnicFormat;
import pk.gov.nsor.foundation.kernel.MobileNumber;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.Submissions;
import pk.gov.nsor.survivors.alerts.AlertKind;
import pk.gov.nsor.survivors.alerts.AlertLanguage;
import pk.gov.nsor.survivors.alerts.Enrolments;
import pk.gov.nsor.survivors.alerts.NewEnrolment;
import pk.gov.nsor.survivors.alerts.Theme;

/** An adviser writes down what a survivor asks for, with her. */
@Controller
@RequestMapping("/enrolments/new")
@DecidesNothing("A second adviser approves what is written down")
class NewEnrolmentController {

    private static final List<String> DISTRICTS = IntStream.rangeClosed(1, Enrolments.MOST_DISTRICTS)
            .mapToObj(number -> "district" + number)
            .toList();

    private final Enrolments enrolments;
    private final EnrolmentRows rows;
    private final Submissions submissions;
    private final CnicFormat cnics;

    NewEnrolmentController(Enrolments enrolments, EnrolmentRows rows, Submissions submissions, CnicFormat cnics) {
        this.enrolments = enrolments;
        this.rows = rows;
        this.submissions = submissions;
        this.cnics = cnics;
    }

    @GetMapping
    @Allows(
            value = Role.SUPPORT_ADVISER,
            action = TrailAction.ENROLMENT_DECIDED,
            noEntry = "An empty form shows nobody's data")
    String page(Model model) {
        Form form = new Form();
        return show(form, model);
    }

    @PostMapping
    @Allows(value = Role.SUPPORT_ADVISER, action = TrailAction.ENROLMENT_DECIDED)
    String propose(
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn adviser,
            Actor actor,
            Form form,
            RedirectAttributes flash,
            Model model) {
        if (form.value("court").isEmpty()) {
            form.reject("court", "alerts.court.missing");
        }
        if (form.value("caseNumber").isEmpty()) {
            form.reject("caseNumber", "alerts.case-number.missing");
        }
        Optional<MobileNumber> number = form.require("number", "alerts.number.missing", cnics::parseMobile);
        if (form.value("codeWord").isEmpty()) {
            form.reject("codeWord", "alerts.code-word.missing");
        }
        Optional<AlertLanguage> language = form.choice("language", "alerts.language.missing", AlertLanguage.class);
        Optional<Theme> theme = form.choice("theme", "alerts.theme.missing", Theme.class);
        Set<AlertKind> events = events(form);
        if (events.isEmpty()) {
            form.reject("events", "alerts.events.missing");
        }
        // What is remembered of a form that was sent names no place.
        AtomicReference<@Nullable UUID> place = new AtomicReference<>();
        boolean isProposed = form.isValid()
                && submissions.once(
                        request,
                        form,
                        "court",
                        () -> place.set(enrolments.propose(
                                new NewEnrolment(
                                        form.value("court"),
                                        form.value("caseNumber"),
                                        number.orElseThrow(),
                                        form.value("codeWord"),
                                        language.orElseThrow(),
                                        theme.orElseThrow(),
                                        events,
                                        districts(form),
                                        form.has("atNight", "yes")),
                                adviser,
                                actor)));
        if (!isProposed) {
            return show(form, model);
        }
        flash.addFlashAttribute("flash", "alerts.proposed");
        UUID proposed = place.get();
        return "redirect:" + EnrolmentListController.PATH + (proposed == null ? "" : "/" + proposed);
    }

    private static Set<AlertKind> events(Form form) {
        Set<AlertKind> events = EnumSet.noneOf(AlertKind.class);
        for (AlertKind kind : AlertKind.values()) {
            if (kind.isChosen() && form.has("events", kind.name())) {
                events.add(kind);
            }
        }
        return events;
    }

    private static Set<String> districts(Form form) {
        Set<String> districts = new LinkedHashSet<>();
        for (String field : DISTRICTS) {
            if (!form.value(field).isEmpty()) {
                districts.add(form.value(field));
            }
        }
        return districts;
    }

    private String show(Form form, Model model) {
        // A page that comes back does not show the word on the screen again.
        form.forget("codeWord");
        model.addAttribute("form", form);
        model.addAttribute("courts", rows.courts());
        model.addAttribute("districts", rows.districts());
        model.addAttribute("districtFields", new ArrayList<>(DISTRICTS));
        model.addAttribute("languages", AlertLanguage.values());
        model.addAttribute("themes", Theme.values());
        model.addAttribute(
                "kinds",
                Arrays.stream(AlertKind.values()).filter(AlertKind::isChosen).toList());
        return "alerts/new";
    }
}
