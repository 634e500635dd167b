package pk.gov.nsor.inspection.record;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import pk.gov.nsor.access.Allows;
import pk.gov.nsor.access.RecordLook;
import pk.gov.nsor.access.Role;
import pk.gov.nsor.audit.Actor;
import pk.gov.nsor.audit.Trail;
import pk.gov.nsor.audit.TrailAction;
import pk.gov.nsor.audit.TrailEntry;
import pk.gov.nsor.inspection.record.LookLines.Line;
import pk.gov.nsor.inspection.record.Lookers.Complaint;
import pk.gov.nsor.kernel.PersonId;
import pk.gov.nsor.register.People;
import pk.gov.nsor.shell.Crumb;
import pk.gov.nsor.shell.Form;
import pk.gov.nsor.shell.Submissions;

/** Who looked at a record. NPB asks when the person complains; what they are given names no officer. */
@Controller
@RequestMapping("/people/{id}/looks")
@Allows(
        value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR},
        action = TrailAction.RECORD_LOOKERS_VIEWED)
class LookersController {

    private static final int PAGE = 100;

    private final Lookers lookers;
    private final LookLines lines;
    private final People people;
    private final Submissions submissions;
    private final Trail trail;

    LookersController(Lookers lookers, LookLines lines, People people, Submissions submissions, Trail trail) {
        this.lookers = lookers;
        this.lines = lines;
        this.people = people;
        this.submissions = submissions;
        this.trail = trail;
    }

    /** Where a complaint is taken, and those that were. */
    @GetMapping
    String complaints(@PathVariable UUID id, Model model) {
        return taking(id, new Form(), model);
    }

    @PostMapping
    @Allows(
            value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR},
            action = TrailAction.RECORD_LOOKERS_ASKED)
    String take(@PathVariable UUID id, Actor actor, RecordLook look, HttpServletRequest request, Model model) {
        Form form = Form.of(request.getParameterMap());
        return form.whole(
                        "reason",
                        () -> submissions.once(
                                request.getSession(),
                                form.value("submissionId"),
                                () -> "redirect:/people/" + id + "/looks/"
                                        + lookers.take(look, form.value("reason"), actor)))
                .orElseGet(() -> taking(id, form, model));
    }

    /** @param given whether it is shown as the person is given it: officers as numbers */
    @GetMapping("/{complaint}")
    String looks(
            @PathVariable UUID id,
            @PathVariable UUID complaint,
            @RequestParam(defaultValue = "false") boolean given,
            @RequestParam(defaultValue = "1") int page,
            Actor actor,
            RecordLook look,
            Model model) {
        Complaint found = find(id, complaint);
        record(actor, look, complaint, given ? "given" : "page");
        List<Line> all = lines.of(lookers.days(id), given);
        int pages = given ? 1 : Math.max(1, (all.size() + PAGE - 1) / PAGE);
        int here = Math.clamp(page, 1, pages);
        number(id, model);
        model.addAttribute("complaint", found);
        model.addAttribute(
                "lines",
                given ? all : all.stream().skip((here - 1L) * PAGE).limit(PAGE).toList());
        model.addAttribute("summary", lines.summary(all));
        model.addAttribute("given", given);
        model.addAttribute("page", here);
        model.addAttribute("pages", pages);
        return "inspection/looks";
    }

    /** What the person is given, as a file. */
    @GetMapping("/{complaint}/looks.csv")
    ResponseEntity<byte[]> file(@PathVariable UUID id, @PathVariable UUID complaint, Actor actor, RecordLook look) {
        var _ = find(id, complaint);
        record(actor, look, complaint, "csv");
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"looks-"
                                + people.get(new PersonId(id)).number().formatted() + ".csv\"")
                .cacheControl(CacheControl.noStore())
                .body(lines.file(lines.of(lookers.days(id), true)));
    }

    private String taking(UUID id, Form form, Model model) {
        number(id, model);
        model.addAttribute("form", form);
        model.addAttribute("complaints", lines.complaints(lookers.complaints(id)));
        return "inspection/complaint";
    }

    private void number(UUID id, Model model) {
        String number = people.get(new PersonId(id)).number().formatted();
        model.addAttribute("id", id);
        model.addAttribute("number", number);
        model.addAttribute("crumb", new Crumb(number, "/people/" + id));
    }

    private void record(Actor actor, RecordLook look, UUID complaint, String form) {
        trail.appendAlone(TrailEntry.done(actor, TrailAction.RECORD_LOOKERS_VIEWED)
                .about(look.record())
                .purpose(look.purpose().name())
                .link(look.link().name())
                .with(Map.of("complaint", complaint.toString(), "form", form)));
    }

    private Complaint find(UUID id, UUID complaint) {
        return lookers.complaint(id, complaint).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
