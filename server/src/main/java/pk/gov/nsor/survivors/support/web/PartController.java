package pk.gov.nsor.survivors.support.web;

import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
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
import pk.gov.nsor.foundation.shell.Decides;
import pk.gov.nsor.foundation.shell.Deciding;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.FormPost;
import pk.gov.nsor.survivors.support.Part;
import pk.gov.nsor.survivors.support.Reason;
import pk.gov.nsor.survivors.support.ReferralState;
import pk.gov.nsor.survivors.support.SupportCases;

/** One referral, as its service sees it. Whom else the cell has asked, and how often, is not there. */
@Controller
@RequestMapping("/referred/{referral}")
@Decides(CaseShown.class)
class PartController {

    private static final String TAKE = "TAKE";

    private final SupportCases cases;
    private final CellNames cells;
    private final Deciding deciding;
    private final Trail trail;

    PartController(SupportCases cases, CellNames cells, Deciding deciding, Trail trail) {
        this.cases = cases;
        this.cells = cells;
        this.deciding = deciding;
        this.trail = trail;
    }

    @GetMapping
    @Allows(value = Role.SUPPORT_SERVICE, action = TrailAction.SUPPORT_CASES_VIEWED)
    String page(@PathVariable UUID referral, @AuthenticationPrincipal SignedIn reader, Actor actor, Model model) {
        Part known = known(referral, reader);
        trail.appendAlone(TrailEntry.done(actor, TrailAction.SUPPORT_CASES_VIEWED));
        return show(known, new Form(), model);
    }

    /** Takes it, or not. */
    @PostMapping("/answer")
    @Allows(value = Role.SUPPORT_SERVICE, action = TrailAction.SUPPORT_CASE_DECIDED)
    String answer(@PathVariable UUID referral, FormPost post) {
        return post.form().has("reply", TAKE)
                ? decide(referral, post, "support.taken.done", () -> cases.take(referral, post.reader(), post.actor()))
                : end(referral, post, ReferralState.DECLINED);
    }

    /** Says how it ended. */
    @PostMapping("/end")
    @Allows(value = Role.SUPPORT_SERVICE, action = TrailAction.SUPPORT_CASE_DECIDED)
    String end(@PathVariable UUID referral, FormPost post) {
        return end(referral, post, ReferralState.ENDED);
    }

    private String end(UUID referral, FormPost post, ReferralState to) {
        Optional<Reason> reason = post.form()
                .choice("reply", "support.reply.missing", Reason.class)
                .filter(chosen -> Reason.of(to).contains(chosen));
        if (reason.isEmpty()) {
            if (post.form().isValid()) {
                post.form().reject("reply", "support.reply.missing");
            }
            return show(known(referral, post.reader()), post.form(), post.model());
        }
        return decide(
                referral,
                post,
                "support.answered.done",
                () -> cases.end(referral, reason.get(), post.form().value("answer"), post.reader(), post.actor()));
    }

    private String decide(UUID referral, FormPost post, String said, Runnable decision) {
        Part known = known(referral, post.reader());
        if (!deciding.once(post.request(), post.form(), "reply", decision)) {
            return show(cases.part(referral, post.reader()).orElse(known), post.form(), post.model());
        }
        return post.done(said, PartListController.PATH + "/" + referral);
    }

    private Part known(UUID referral, SignedIn reader) {
        return cases.part(referral, reader).orElseThrow(NoCaseException::new);
    }

    private String show(Part part, Form form, Model model) {
        ReferralState state = part.referral().state();
        model.addAttribute("form", form);
        model.addAttribute("referral", part.referral());
        model.addAttribute("part", part);
        model.addAttribute("cell", cells.of(part.cell()));
        model.addAttribute("isOpen", state.isOpen());
        model.addAttribute(
                "replies",
                state == ReferralState.SENT
                        ? Stream.concat(
                                        Stream.of(TAKE),
                                        Reason.of(ReferralState.DECLINED).stream()
                                                .map(Reason::name))
                                .toList()
                        : Reason.of(ReferralState.ENDED));
        return "support/referral";
    }
}
