package pk.gov.nsor.accountability.trailreading.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ResponseStatusException;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailCheckpoints;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.audit.TrailSealing;
import pk.gov.nsor.foundation.audit.proof.Checkpoint;
import pk.gov.nsor.foundation.audit.proof.SignedNote;
import pk.gov.nsor.foundation.audit.verification.Finding;
import pk.gov.nsor.foundation.audit.verification.FindingKind;
import pk.gov.nsor.foundation.audit.verification.Verdict;
import pk.gov.nsor.foundation.audit.verification.VerificationRuns;
import pk.gov.nsor.foundation.shell.NavigationEntry;
import pk.gov.nsor.foundation.shell.NavigationGroup;
import pk.gov.nsor.foundation.shell.UiFormat;

/** What the nightly checks of the trail came to, and who holds its newest checkpoint. */
@Controller
@Allows(
        value = {Role.NATIONAL_SUPERVISOR, Role.AUDITOR, Role.ADMINISTRATOR},
        action = TrailAction.VERIFICATIONS_VIEWED)
class VerificationController {

    static final String PATH = "/trail/verification";

    private static final int RUNS = 30;

    private final VerificationRuns runs;
    private final TrailCheckpoints checkpoints;
    private final TrailSealing sealing;
    private final Trail trail;
    private final UiFormat uiFormat;

    VerificationController(
            VerificationRuns runs, TrailCheckpoints checkpoints, TrailSealing sealing, Trail trail, UiFormat uiFormat) {
        this.runs = runs;
        this.checkpoints = checkpoints;
        this.sealing = sealing;
        this.trail = trail;
        this.uiFormat = uiFormat;
    }

    /** The part of a message's key that stands for a kind. */
    static String key(FindingKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * A finding as the page shows it.
     *
     * @param where entry and leaf, as far as it is about one
     */
    record Line(String key, String where, String detail) {}

    @GetMapping(PATH)
    String page(Actor actor, Model model) {
        trail.appendAlone(TrailEntry.done(actor, TrailAction.VERIFICATIONS_VIEWED));
        List<VerificationRuns.Run> newest = runs.newest(RUNS);
        Optional<Verdict> last = newest.stream().findFirst().map(VerificationRuns.Run::verdict);
        model.addAttribute("runs", newest);
        model.addAttribute("last", last.orElse(null));
        model.addAttribute("coverage", last.map(Verdict::coverage).orElse(null));
        model.addAttribute(
                "lines",
                last.stream()
                        .flatMap(verdict -> verdict.findings().stream())
                        .map(this::line)
                        .toList());
        model.addAttribute(
                "checkpoint", checkpoints.newest().map(SignedNote::format).orElse(null));
        model.addAttribute("key", checkpoints.key().text());
        model.addAttribute("witnesses", checkpoints.witnesses());
        model.addAttribute(
                "leaves",
                checkpoints
                        .newest()
                        .map(SignedNote::text)
                        .map(Checkpoint::parse)
                        .map(Checkpoint::size)
                        .orElse(0L));
        model.addAttribute("halted", sealing.halted().orElse(null));
        return "trailreading/verification";
    }

    private Line line(Finding found) {
        return new Line(key(found.kind()), where(found), found.detail());
    }

    private String where(Finding found) {
        if (found.leaf() == null) {
            return "";
        }
        String leaf = found.leaf().toString();
        return found.entry() == null
                ? uiFormat.text("verification.leaf-is", leaf)
                : uiFormat.text("verification.place-is", found.entry().toString(), leaf);
    }

    /** The newest checkpoint, for whoever wants to hold it. */
    @GetMapping(PATH + "/checkpoint")
    ResponseEntity<String> checkpoint(Actor actor) {
        trail.appendAlone(TrailEntry.done(actor, TrailAction.VERIFICATIONS_VIEWED));
        SignedNote newest = checkpoints.newest().orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("trail-checkpoint.txt")
                                .build()
                                .toString())
                .body(newest.format());
    }

    /** Supervisors of the nation come from the page of the trail and from Today; they have seven entries already. */
    @Configuration(proxyBeanMethods = false)
    static class Navigation {

        @Bean
        NavigationEntry verificationNavigation() {
            return new NavigationEntry(
                    "verification.title",
                    PATH,
                    NavigationGroup.OVERSIGHT,
                    50,
                    Set.of(Role.NATIONAL_SUPERVISOR, Role.AUDITOR, Role.ADMINISTRATOR));
        }
    }
}
