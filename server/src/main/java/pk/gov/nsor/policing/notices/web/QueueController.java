package pk.gov.nsor.policing.notices.web;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.escalation.EscalationLevel;
import pk.gov.nsor.foundation.escalation.EscalationSteps;
import pk.gov.nsor.foundation.shell.Crumb;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.policing.notices.task.NoticeQueue;
import pk.gov.nsor.policing.notices.task.NoticeQueues;
import pk.gov.nsor.policing.supervision.CaseAccess;
import pk.gov.nsor.policing.supervision.CaseScope;

/**
 * The lists of notices of the reader's place, to which the caseload and Today link. Each view is written to the trail
 * before it is shown.
 */
@Controller
@Allows(
        value = {
            Role.SUPERVISING_OFFICER,
            Role.DISTRICT_SUPERVISOR,
            Role.PROVINCIAL_SUPERVISOR,
            Role.NATIONAL_SUPERVISOR
        },
        action = TrailAction.NOTICES_VIEWED)
class QueueController {

    private static final int LINES = 50;
    private static final int LAST_PAGE = 10_000;

    private final NoticeQueues queues;
    private final CaseAccess access;
    private final NoticeQueueRows lines;
    private final UiFormat wording;
    private final Trail trail;

    QueueController(NoticeQueues queues, CaseAccess access, NoticeQueueRows lines, UiFormat wording, Trail trail) {
        this.queues = queues;
        this.access = access;
        this.lines = lines;
        this.wording = wording;
        this.trail = trail;
    }

    @GetMapping("/notices")
    String list(
            @RequestParam(defaultValue = "") String list,
            @RequestParam(defaultValue = "") String level,
            @RequestParam(defaultValue = "1") int page,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            Purpose purpose,
            Model model) {
        NoticeQueue shown = Arrays.stream(NoticeQueue.values())
                .filter(queue -> queue.key().equals(list))
                .findFirst()
                .orElse(NoticeQueue.TO_VERIFY);
        Optional<EscalationSteps> steps = lines.steps(shown);
        List<EscalationLevel> levels = steps.isEmpty()
                ? List.of()
                : List.of(EscalationLevel.DISTRICT, EscalationLevel.PROVINCE, EscalationLevel.NATIONAL);
        Optional<EscalationLevel> wanted = levels.stream()
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(level))
                .findFirst();
        int days = steps.flatMap(known -> wanted.map(known::days)).orElse(0);
        CaseScope scope = access.scope(reader);
        Map<NoticeQueue, Long> counts = new LinkedHashMap<>();
        for (NoticeQueue queue : NoticeQueue.values()) {
            counts.put(queue, queues.part(queue, scope, 0, 0, 0).count());
        }
        int at = Math.clamp(page, 1, LAST_PAGE);
        NoticeQueues.Part part = queues.part(shown, scope, days, (at - 1L) * LINES, LINES);
        trail.appendAlone(TrailEntry.done(actor, TrailAction.NOTICES_VIEWED)
                .purpose(purpose.name())
                .with(Map.of(
                        "list",
                        shown.key(),
                        "level",
                        wanted.map(EscalationLevel::name).orElse("")))
                .link(scope.link().name())
                .naming(part.lines().stream().map(line -> line.person().value()).toList()));
        model.addAttribute("crumb", new Crumb(wording.text("supervision.caseload"), "/caseload"));
        model.addAttribute("list", shown);
        model.addAttribute("counts", counts);
        model.addAttribute("levels", levels);
        model.addAttribute("level", wanted.isEmpty() ? "" : level);
        model.addAttribute("count", part.count());
        model.addAttribute("lines", lines.of(shown, part.lines()));
        model.addAttribute("page", at);
        model.addAttribute("hasNext", (long) at * LINES < part.count());
        return "notices/queue";
    }
}
