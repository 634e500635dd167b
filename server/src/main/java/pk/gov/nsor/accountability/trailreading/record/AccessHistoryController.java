package pk.gov.nsor.accountability.trailreading.record;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import pk.gov.nsor.accountability.trailreading.record.AccessHistory.Complaint;
import pk.gov.nsor.accountability.trailreading.record.AccessHistoryRows.Line;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.DecidesNothing;
import pk.gov.nsor.foundation.access.RecordUse;
import pk.gov.nsor.foundation.access.RecordView;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.shell.Crumb;
import pk.gov.nsor.foundation.shell.Exports;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.Submissions;
import pk.gov.nsor.foundation.shell.list.Paging;
import pk.gov.nsor.record.register.People;

/** Who viewed a record. NPB asks when the person complains; the document that the person gets names no officer. */
@Controller
@RequestMapping("/people/{id}/views")
@Allows(
        value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR},
        action = TrailAction.ACCESS_HISTORY_VIEWED,
        record = RecordUse.READ)
class AccessHistoryController {

    private static final int PAGE = 100;

    private final AccessHistory accessHistory;
    private final AccessHistoryRows lines;
    private final People people;
    private final Submissions submissions;
    private final Trail trail;
    private final Exports exports;

    AccessHistoryController(
            AccessHistory accessHistory,
            AccessHistoryRows lines,
            People people,
            Submissions submissions,
            Trail trail,
            Exports exports) {
        this.accessHistory = accessHistory;
        this.lines = lines;
        this.people = people;
        this.submissions = submissions;
        this.trail = trail;
        this.exports = exports;
    }

    /** Where a complaint is taken, and those that were. */
    @GetMapping
    String complaints(@PathVariable UUID id, Model model) {
        return taking(id, new Form(), model);
    }

    @DecidesNothing("It asks for views at a record to be examined, in the words of whoever asks")
    @PostMapping
    @Allows(
            value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR},
            action = TrailAction.ACCESS_HISTORY_ASKED,
            record = RecordUse.WORK)
    String take(
            @PathVariable UUID id, Actor actor, RecordView look, HttpServletRequest request, Form form, Model model) {
        return submissions
                .once(
                        request,
                        form,
                        "reason",
                        () -> "redirect:/people/" + id + "/views/"
                                + accessHistory.take(look, form.value("reason"), actor))
                .orElseGet(() -> taking(id, form, model));
    }

    /** @param given whether it is shown as the person is given it: officers as numbers */
    @GetMapping("/{complaint}")
    String views(
            @PathVariable UUID id,
            @PathVariable UUID complaint,
            @RequestParam(defaultValue = "false") boolean given,
            @RequestParam(defaultValue = "1") int page,
            Actor actor,
            RecordView look,
            Model model) {
        Complaint found = find(id, complaint);
        trail.appendAlone(viewed(actor, look, complaint, given ? "given" : "page"));
        List<Line> all = lines.of(accessHistory.days(id), given);
        Paging paging = Paging.of(
                "/people/" + id + "/views/" + complaint, page, given ? Math.max(1, all.size()) : PAGE, all.size());
        number(id, model);
        model.addAttribute("complaint", found);
        model.addAttribute(
                "lines", all.stream().skip(paging.after()).limit(paging.size()).toList());
        model.addAttribute("summary", lines.summary(all));
        model.addAttribute("given", given);
        model.addAttribute("paging", paging);
        return "trailreading/views";
    }

    /** What the person is given, as a file. */
    @GetMapping("/{complaint}/views.csv")
    void file(
            @PathVariable UUID id,
            @PathVariable UUID complaint,
            Actor actor,
            RecordView look,
            HttpServletResponse response) {
        var _ = find(id, complaint);
        exports.send(
                response,
                viewed(actor, look, complaint, "csv"),
                "views-" + people.get(new PersonId(id)).number().formatted() + ".csv",
                () -> lines.file(lines.of(accessHistory.days(id), true)));
    }

    private String taking(UUID id, Form form, Model model) {
        number(id, model);
        model.addAttribute("form", form);
        model.addAttribute("complaints", lines.complaints(accessHistory.complaints(id)));
        return "trailreading/complaint";
    }

    private void number(UUID id, Model model) {
        String number = people.get(new PersonId(id)).number().formatted();
        model.addAttribute("id", id);
        model.addAttribute("number", number);
        model.addAttribute("crumb", new Crumb(number, "/people/" + id));
    }

    private static TrailEntry viewed(Actor actor, RecordView look, UUID complaint, String form) {
        return TrailEntry.done(actor, TrailAction.ACCESS_HISTORY_VIEWED)
                .about(look.record())
                .purpose(look.purpose().name())
                .link(look.link().name())
                .with(Map.of("complaint", complaint.toString(), "form", form));
    }

    private Complaint find(UUID id, UUID complaint) {
        return accessHistory
                .complaint(id, complaint)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
