package pk.gov.nsor.notices.web;

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
import pk.gov.nsor.access.Allows;
import pk.gov.nsor.access.Purpose;
import pk.gov.nsor.access.Role;
import pk.gov.nsor.access.SignedIn;
import pk.gov.nsor.audit.Actor;
import pk.gov.nsor.audit.Trail;
import pk.gov.nsor.audit.TrailAction;
import pk.gov.nsor.audit.TrailEntry;
import pk.gov.nsor.notices.NoticeQueue;
import pk.gov.nsor.notices.NoticeQueues;
import pk.gov.nsor.shell.Crumb;
import pk.gov.nsor.shell.Shown;
import pk.gov.nsor.supervision.CaseAccess;
import pk.gov.nsor.supervision.CaseScope;
import pk.gov.nsor.supervision.Escalation.Level;
import pk.gov.nsor.supervision.Escalation.Steps;

/** The lists of notices of the reader's place, which the caseload and Today lead to. Each look is on the trail before it is shown. */
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
    private final QueueLines lines;
    private final Shown wording;
    private final Trail trail;

    QueueController(NoticeQueues queues, CaseAccess access, QueueLines lines, Shown wording, Trail trail) {
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
        Optional<Steps> steps = lines.steps(shown);
        List<Level> levels = steps.isEmpty() ? List.of() : List.of(Level.DISTRICT, Level.PROVINCE, Level.NATIONAL);
        Optional<Level> wanted = levels.stream()
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(level))
                .findFirst();
        int days = steps.flatMap(known -> wanted.map(known::days)).orElse(0);
        trail.appendAlone(TrailEntry.done(actor, TrailAction.NOTICES_VIEWED)
                .purpose(purpose.name())
                .with(Map.of(
                        "list", shown.key(), "level", wanted.map(Level::name).orElse(""))));
        CaseScope scope = access.scope(reader);
        Map<NoticeQueue, Long> counts = new LinkedHashMap<>();
        for (NoticeQueue queue : NoticeQueue.values()) {
            counts.put(queue, queues.part(queue, scope, 0, 0, 0).count());
        }
        int at = Math.clamp(page, 1, LAST_PAGE);
        NoticeQueues.Part part = queues.part(shown, scope, days, (at - 1L) * LINES, LINES);
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
