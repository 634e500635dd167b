package pk.gov.nsor.survivors.alerts.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Arrays;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.MobileNumber;
import pk.gov.nsor.foundation.shell.Decides;
import pk.gov.nsor.foundation.shell.Deciding;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.survivors.alerts.AlertKind;
import pk.gov.nsor.survivors.alerts.Enrolment;
import pk.gov.nsor.survivors.alerts.Enrolments;

/** One enrolment. What a prosecutor sees of it is the case alone. */
@Controller
@RequestMapping("/enrolments/{enrolment}")
@Decides(EnrolmentShown.class)
class EnrolmentController {

    private final Enrolments enrolments;
    private final EnrolmentRows rows;
    private final Deciding deciding;
    private final Trail trail;
    private final Clock clock;

    EnrolmentController(Enrolments enrolments, EnrolmentRows rows, Deciding deciding, Trail trail, Clock clock) {
        this.enrolments = enrolments;
        this.rows = rows;
        this.deciding = deciding;
        this.trail = trail;
        this.clock = clock;
    }

    @GetMapping
    @Allows(
            value = {Role.SUPPORT_ADVISER, Role.PROSECUTOR},
            action = TrailAction.ENROLMENTS_VIEWED)
    String page(@PathVariable UUID enrolment, @AuthenticationPrincipal SignedIn reader, Actor actor, Model model) {
        Enrolment known = known(enrolment, reader);
        trail.appendAlone(TrailEntry.done(actor, TrailAction.ENROLMENTS_VIEWED));
        return show(known, reader, new Form(), model);
    }

    @PostMapping("/approval")
    @Allows(value = Role.SUPPORT_ADVISER, action = TrailAction.ENROLMENT_DECIDED)
    String approve(
            @PathVariable UUID enrolment,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            Form form,
            RedirectAttributes flash,
            Model model) {
        return decide(
                enrolment,
                reader,
                request,
                form,
                flash,
                model,
                "alerts.approved",
                () -> enrolments.approve(enrolment, reader, actor));
    }

    @PostMapping("/confirmation")
    @Allows(value = Role.PROSECUTOR, action = TrailAction.ENROLMENT_DECIDED)
    String confirm(
            @PathVariable UUID enrolment,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            Form form,
            RedirectAttributes flash,
            Model model) {
        return decide(
                enrolment,
                reader,
                request,
                form,
                flash,
                model,
                "alerts.confirmed",
                () -> enrolments.confirm(enrolment, reader, actor));
    }

    @PostMapping("/refusal")
    @Allows(
            value = {Role.SUPPORT_ADVISER, Role.PROSECUTOR},
            action = TrailAction.ENROLMENT_DECIDED)
    String refuse(
            @PathVariable UUID enrolment,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            Form form,
            RedirectAttributes flash,
            Model model) {
        return decide(
                enrolment,
                reader,
                request,
                form,
                flash,
                model,
                "alerts.refused",
                () -> enrolments.refuse(enrolment, reader, actor));
    }

    /** Ends, pauses or goes on, or takes another number: whatever she wants and has said her word for. */
    @PostMapping("/wish")
    @Allows(value = Role.SUPPORT_ADVISER, action = TrailAction.ENROLMENT_DECIDED)
    String wish(
            @PathVariable UUID enrolment,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            Form form,
            RedirectAttributes flash,
            Model model) {
        Wish wish = form.choice("wish", "alerts.wish.missing", Wish.class).orElse(null);
        MobileNumber number = wish == Wish.NUMBER
                ? form.require("number", "alerts.number.missing", MobileNumber::parse)
                        .orElse(null)
                : null;
        if (wish == null || !form.isValid()) {
            return show(known(enrolment, reader), reader, form, model);
        }
        String word = form.value("codeWord");
        return decide(enrolment, reader, request, form, flash, model, "alerts.wish.done." + wish.key(), () -> {
            switch (wish) {
                case END -> enrolments.end(enrolment, word, reader, actor);
                case PAUSE -> enrolments.pause(enrolment, true, word, reader, actor);
                case GO_ON -> enrolments.pause(enrolment, false, word, reader, actor);
                case NUMBER ->
                    enrolments.renumber(enrolment, java.util.Objects.requireNonNull(number), word, reader, actor);
            }
        });
    }

    @PostMapping("/alerts/{alert}/call")
    @Allows(value = Role.SUPPORT_ADVISER, action = TrailAction.ENROLMENT_DECIDED)
    String called(
            @PathVariable UUID enrolment,
            @PathVariable UUID alert,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            Form form,
            RedirectAttributes flash,
            Model model) {
        return decide(
                enrolment,
                reader,
                request,
                form,
                flash,
                model,
                "alerts.called",
                () -> enrolments.called(enrolment, alert, reader, actor));
    }

    @PostMapping("/alerts/{alert}/sending")
    @Allows(value = Role.SUPPORT_ADVISER, action = TrailAction.ENROLMENT_DECIDED)
    String letGo(
            @PathVariable UUID enrolment,
            @PathVariable UUID alert,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            Form form,
            RedirectAttributes flash,
            Model model) {
        return decide(
                enrolment,
                reader,
                request,
                form,
                flash,
                model,
                "alerts.sent",
                () -> enrolments.letGo(enrolment, alert, reader, actor));
    }

    private String decide(
            UUID id,
            SignedIn reader,
            HttpServletRequest request,
            Form form,
            RedirectAttributes flash,
            Model model,
            String said,
            Runnable decision) {
        Enrolment known = known(id, reader);
        if (!deciding.once(request, form, "enrolment", decision)) {
            form.forget("codeWord");
            return show(enrolments.find(id, reader).orElse(known), reader, form, model);
        }
        flash.addFlashAttribute("flash", said);
        return "redirect:"
                + (enrolments.find(id, reader).isPresent()
                        ? EnrolmentListController.PATH + "/" + id
                        : EnrolmentListController.PATH);
    }

    private Enrolment known(UUID id, SignedIn reader) {
        return enrolments.find(id, reader).orElseThrow(NoEnrolmentException::new);
    }

    private String show(Enrolment enrolment, SignedIn reader, Form form, Model model) {
        boolean isAdviser = reader.has(Role.SUPPORT_ADVISER);
        model.addAttribute("form", form);
        model.addAttribute("enrolment", enrolment);
        model.addAttribute("court", rows.court(enrolment));
        model.addAttribute("districts", rows.districts(enrolment));
        model.addAttribute("isAdviser", isAdviser);
        model.addAttribute("isOwn", enrolment.adviser().equals(reader.accountId()));
        model.addAttribute("now", clock.instant());
        model.addAttribute("wishes", Wish.of(enrolment.state()));
        model.addAttribute(
                "kinds",
                Arrays.stream(AlertKind.values())
                        .filter(kind -> enrolment.events().contains(kind) || !kind.isChosen())
                        .toList());
        return "alerts/enrolment";
    }
}
