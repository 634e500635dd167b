package pk.gov.nsor.publicservice.release.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import pk.gov.nsor.foundation.access.Account;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.DecidesNothing;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.approval.ProposalReading;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.Submissions;
import pk.gov.nsor.publicservice.release.ReleaseChannel;
import pk.gov.nsor.publicservice.release.ReleaseChannels;
import pk.gov.nsor.publicservice.release.ReleaseChannels.Version;

/** Whether the public is answered by a channel, since when and why, and the switch. */
@Controller
@RequestMapping("/release")
@Allows(
        value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR},
        action = TrailAction.RELEASE_VIEWED)
class ReleaseController {

    private static final String SWITCHING_ON = "release-on";

    private final ReleaseChannels channels;
    private final ProposalReading proposals;
    private final Accounts accounts;
    private final Submissions submissions;

    ReleaseController(ReleaseChannels channels, ProposalReading proposals, Accounts accounts, Submissions submissions) {
        this.channels = channels;
        this.proposals = proposals;
        this.accounts = accounts;
        this.submissions = submissions;
    }

    @GetMapping
    String page(@RequestParam(defaultValue = "SMS_CNIC") String channel, Model model) {
        return show(find(channel), new Form(), model);
    }

    /** Where a page with an error is asked for again, as after a change of the language. */
    @GetMapping("/off")
    String again() {
        return "redirect:/release";
    }

    @DecidesNothing(
            "It closes a channel to the public, which is the safe direction whatever the page said; opening takes a proposal")
    @PostMapping("/off")
    @Allows(
            value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR},
            action = TrailAction.RELEASE_CHANNEL_SWITCHED)
    String switchOff(Actor actor, HttpServletRequest request, Form form, RedirectAttributes flash, Model model) {
        ReleaseChannel channel = find(form.value("channel"));
        boolean isDone = submissions.once(
                request, form, "reason", () -> channels.switchOff(channel, form.value("reason"), actor));
        if (!isDone) {
            return show(channel, form, model);
        }
        flash.addFlashAttribute("flash", "release.off.done." + channel.key());
        return "redirect:/release?channel=" + channel;
    }

    private String show(ReleaseChannel channel, Form form, Model model) {
        List<Version> history = channels.history(channel);
        model.addAttribute("channel", channel);
        model.addAttribute("inForce", channels.inForce(channel));
        model.addAttribute("heldBack", channels.isHeldBack(channel));
        model.addAttribute("latest", history.getFirst());
        model.addAttribute("history", history.stream().map(this::row).toList());
        model.addAttribute("waiting", channels.waiting(channel, proposals.waitingOf(SWITCHING_ON)));
        model.addAttribute("form", form);
        return "release/release";
    }

    private static ReleaseChannel find(String name) {
        return ReleaseChannel.of(name).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Row row(Version version) {
        UUID by = version.decidedBy();
        return new Row(
                version,
                by == null ? null : accounts.find(by).map(Account::displayName).orElse(null));
    }

    /** @param decidedBy null where no person did */
    record Row(Version version, @Nullable String decidedBy) {}
}
