package pk.gov.nsor.survivors.alerts.web;

import java.time.Clock;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.CnicFormat;
import pk.gov.nsor.foundation.kernel.MobileNumber;
import pk.gov.nsor.foundation.shell.Decides;
import pk.gov.nsor.foundation.shell.Deciding;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.FormPost;
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
    private final CnicFormat cnics;
    private final Trail trail;
    private final Clock clock;

    EnrolmentController(
            Enrolments enrolments, EnrolmentRows rows, Deciding deciding, CnicFormat cnics, Trail trail, Clock clock) {
        this.enrolments = enrolments;
        this.rows = rows;
        this.deciding = deciding;
        this.cnics = cnics;
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
    String approve(@PathVariable UUID enrolment, FormPost post) {
        return decide(
                enrolment, post, "alerts.approved", () -> enrolments.approve(enrolment, post.reader(), post.actor()));
    }

    @PostMapping("/confirmation")
    @Allows(value = Role.PROSECUTOR, action = TrailAction.ENROLMENT_DECIDED)
    String confirm(@PathVariable UUID enrolment, FormPost post) {
        return decide(
                enrolment, post, "alerts.confirmed", () -> enrolments.confirm(enrolment, post.reader(), post.actor()));
    }

    @PostMapping("/refusal")
    @Allows(
            value = {Role.SUPPORT_ADVISER, Role.PROSECUTOR},
            action = TrailAction.ENROLMENT_DECIDED)
    String refuse(@PathVariable UUID enrolment, FormPost post) {
        Enrolment known = known(enrolment, post.reader());
        return decide(
                enrolment, post, refusal(known, post), () -> enrolments.refuse(enrolment, post.reader(), post.actor()));
    }

    private static String refusal(Enrolment known, FormPost post) {
        if (known.numberBefore() != null) {
            return "alerts.number.refused";
        }
        boolean isErased =
                known.state().isClosed() || known.adviser().equals(post.reader().accountId());
        return isErased ? "alerts.erased" : "alerts.refused";
    }

    /** Ends, pauses or goes on, or takes another number: whatever she wants and has said her word for. */
    @PostMapping("/wish")
    @Allows(value = Role.SUPPORT_ADVISER, action = TrailAction.ENROLMENT_DECIDED)
    String wish(@PathVariable UUID enrolment, FormPost post) {
        Form form = post.form();
        Wish wish = form.choice("wish", "alerts.wish.missing", Wish.class).orElse(null);
        MobileNumber number = wish == Wish.NUMBER
                ? form.require("number", "alerts.number.missing", cnics::parseMobile)
                        .orElse(null)
                : null;
        if (wish == null || !form.isValid()) {
            return show(known(enrolment, post.reader()), post.reader(), form, post.model());
        }
        String word = form.value("codeWord");
        return decide(enrolment, post, "alerts.wish.done." + wish.key(), () -> {
            switch (wish) {
                case END -> enrolments.end(enrolment, word, post.reader(), post.actor());
                case PAUSE -> enrolments.pause(enrolment, true, word, post.reader(), post.actor());
                case GO_ON -> enrolments.pause(enrolment, false, word, post.reader(), post.actor());
                case NUMBER ->
                    enrolments.renumber(enrolment, Objects.requireNonNull(number), word, post.reader(), post.actor());
            }
        });
    }

    @PostMapping("/alerts/{alert}/call")
    @Allows(value = Role.SUPPORT_ADVISER, action = TrailAction.ENROLMENT_DECIDED)
    String called(@PathVariable UUID enrolment, @PathVariable UUID alert, FormPost post) {
        return decide(
                enrolment,
                post,
                "alerts.called",
                () -> enrolments.called(enrolment, alert, post.reader(), post.actor()));
    }

    @PostMapping("/alerts/{alert}/sending")
    @Allows(value = Role.SUPPORT_ADVISER, action = TrailAction.ENROLMENT_DECIDED)
    String letGo(@PathVariable UUID enrolment, @PathVariable UUID alert, FormPost post) {
        return decide(
                enrolment, post, "alerts.sent", () -> enrolments.letGo(enrolment, alert, post.reader(), post.actor()));
    }

    private String decide(UUID id, FormPost post, String said, Runnable decision) {
        Enrolment known = known(id, post.reader());
        if (!deciding.once(post.request(), post.form(), "enrolment", decision)) {
            post.form().forget("codeWord");
            return show(enrolments.find(id, post.reader()).orElse(known), post.reader(), post.form(), post.model());
        }
        boolean isThere = enrolments.find(id, post.reader()).isPresent();
        return post.done(said, EnrolmentListController.PATH + (isThere ? "/" + id : ""));
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
                        .filter(enrolment::knowsNumbersOf)
                        .toList());
        return "alerts/enrolment";
    }
}
