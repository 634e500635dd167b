package pk.gov.nsor.publicservice.concerns.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import pk.gov.nsor.foundation.access.AccessGround;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.shell.Decides;
import pk.gov.nsor.foundation.shell.Deciding;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.ShownRows;
import pk.gov.nsor.publicservice.concerns.Concern;
import pk.gov.nsor.publicservice.concerns.ConcernOutcome;
import pk.gov.nsor.publicservice.concerns.Concerns;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.Person;
import pk.gov.nsor.record.register.UnknownPersonException;
import pk.gov.nsor.record.registration.AccessGrounds;

/** One concern, for the police of its district: they look at it and close it with what they found. */
@Controller
@RequestMapping("/concerns/{concern}")
@Allows(
        value = {
            Role.SUPERVISING_OFFICER,
            Role.DISTRICT_SUPERVISOR,
            Role.PROVINCIAL_SUPERVISOR,
            Role.NATIONAL_SUPERVISOR
        },
        action = TrailAction.CONCERN_VIEWED)
@Decides(ConcernController.Shown.class)
class ConcernController {

    private final Concerns concerns;
    private final ConcernRows rows;
    private final AccessGrounds grounds;
    private final People people;
    private final Deciding deciding;
    private final Trail trail;

    ConcernController(
            Concerns concerns, ConcernRows rows, AccessGrounds grounds, People people, Deciding deciding, Trail trail) {
        this.concerns = concerns;
        this.rows = rows;
        this.grounds = grounds;
        this.people = people;
        this.deciding = deciding;
        this.trail = trail;
    }

    /** One concern. */
    @Component("concernShown")
    static class Shown extends ShownRows {

        Shown(JdbcClient jdbc) {
            super(
                    jdbc,
                    "select from concerns.concern where id = cast(:concern as uuid) for update",
                    "select id::text, xmin::text from concerns.concern where id = cast(:concern as uuid)");
        }
    }

    @GetMapping
    String page(
            @PathVariable UUID concern,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            Purpose purpose,
            Model model) {
        Concern known = rows.find(concern, reader).orElseThrow(UnknownPersonException::new);
        TrailEntry entry = TrailEntry.done(actor, TrailAction.CONCERN_VIEWED)
                .purpose(purpose.name())
                .with(Map.of("concern", concern.toString()));
        PersonId person = known.person();
        trail.appendAlone(person == null ? entry : entry.about(person.value()));
        return show(known, reader, new Form(), model);
    }

    @PostMapping("/looking")
    @Allows(
            value = {
                Role.SUPERVISING_OFFICER,
                Role.DISTRICT_SUPERVISOR,
                Role.PROVINCIAL_SUPERVISOR,
                Role.NATIONAL_SUPERVISOR
            },
            action = TrailAction.CONCERN_TAKEN)
    String look(
            @PathVariable UUID concern,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            Form form,
            RedirectAttributes flash,
            Model model) {
        Concern known = rows.find(concern, reader).orElseThrow(UnknownPersonException::new);
        if (!deciding.once(request, form, "concern", () -> concerns.take(concern, actor))) {
            return show(known, reader, form, model);
        }
        flash.addFlashAttribute("flash", "concern.taken");
        return "redirect:/concerns/" + concern;
    }

    @PostMapping("/closing")
    @Allows(
            value = {
                Role.SUPERVISING_OFFICER,
                Role.DISTRICT_SUPERVISOR,
                Role.PROVINCIAL_SUPERVISOR,
                Role.NATIONAL_SUPERVISOR
            },
            action = TrailAction.CONCERN_CLOSED)
    String close(
            @PathVariable UUID concern,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            Form form,
            RedirectAttributes flash,
            Model model) {
        Concern known = rows.find(concern, reader).orElseThrow(UnknownPersonException::new);
        boolean isDone = form.choice("outcome", "concern.outcome.missing", ConcernOutcome.class)
                .filter(outcome -> deciding.once(
                        request, form, "remark", () -> concerns.close(concern, outcome, form.value("remark"), actor)))
                .isPresent();
        if (!isDone) {
            return show(rows.find(concern, reader).orElse(known), reader, form, model);
        }
        flash.addFlashAttribute("flash", "concern.closed");
        return "redirect:" + ConcernListController.PATH;
    }

    /** Whose record it is about is shown to those who work with that record alone. */
    private String show(Concern known, SignedIn reader, Form form, Model model) {
        PersonId person = known.person();
        Person shown = person != null && grounds.of(reader, person).stream().anyMatch(AccessGround::isOwn)
                ? people.get(person)
                : null;
        model.addAttribute("form", form);
        model.addAttribute("concern", known);
        model.addAttribute("words", concerns.words(known.id()));
        model.addAttribute("person", shown);
        model.addAttribute("place", rows.place(known.station(), known.district()));
        model.addAttribute("level", rows.level(known.station(), known.district(), known.receivedOn()));
        model.addAttribute("way", rows.way(known.way()));
        model.addAttribute("outcomes", ConcernOutcome.values());
        return "concerns/concern";
    }
}
