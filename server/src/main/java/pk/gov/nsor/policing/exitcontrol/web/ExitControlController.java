package pk.gov.nsor.policing.exitcontrol.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
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
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.RecordUse;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.shell.Crumb;
import pk.gov.nsor.foundation.shell.Decides;
import pk.gov.nsor.foundation.shell.Deciding;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.policing.exitcontrol.ExitControl;
import pk.gov.nsor.policing.exitcontrol.ExitControlExtension;
import pk.gov.nsor.policing.exitcontrol.ExitControlProposal;
import pk.gov.nsor.policing.exitcontrol.ExitControls;
import pk.gov.nsor.policing.exitcontrol.ExitGround;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.Person;
import pk.gov.nsor.record.register.ShownOfPerson;

/** The exit controls of somebody: proposes one or its extension, and ends one. */
@Controller
@RequestMapping("/people/{id}/exit-control")
@Allows(
        value = {
            Role.REGISTRAR,
            Role.SUPERVISING_OFFICER,
            Role.DISTRICT_SUPERVISOR,
            Role.PROVINCIAL_SUPERVISOR,
            Role.NATIONAL_SUPERVISOR
        },
        action = TrailAction.PROPOSAL_MADE,
        record = RecordUse.WORK)
@Decides(ExitControlController.Shown.class)
class ExitControlController {

    private final ExitControls controls;
    private final ExitControlProposal placing;
    private final ExitControlExtension extending;
    private final People people;
    private final Deciding deciding;
    private final Clock clock;

    ExitControlController(
            ExitControls controls,
            ExitControlProposal placing,
            ExitControlExtension extending,
            People people,
            Deciding deciding,
            Clock clock) {
        this.controls = controls;
        this.placing = placing;
        this.extending = extending;
        this.people = people;
        this.deciding = deciding;
        this.clock = clock;
    }

    /** All steps of all exit controls of the person. */
    @Component
    static class Shown extends ShownOfPerson {

        Shown(People people, JdbcClient jdbc) {
            super(people, jdbc, """
                    select s.id::text, s.xmin::text from exitcontrol.step s join exitcontrol.request r on r.id = s.request_id
                    where r.person_id = cast(:id as uuid)
                    """);
        }
    }

    @GetMapping
    String page(@PathVariable UUID id, @AuthenticationPrincipal SignedIn reader, Model model) {
        return show(new PersonId(id), new Form(), reader, model);
    }

    @PostMapping
    String place(
            @PathVariable UUID id,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            Form form,
            RedirectAttributes flash,
            Model model) {
        PersonId person = new PersonId(id);
        Optional<String> proposal = form.choice("ground", "exit-control.ground.missing", ExitGround.class)
                .flatMap(ground -> proposed(
                        request, form, "reason", () -> placing.propose(person, ground, form.value("reason"), actor)));
        return proposal.map(asked -> toProposal(asked, flash)).orElseGet(() -> show(person, form, reader, model));
    }

    @PostMapping("/extension")
    String extend(
            @PathVariable UUID id,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            Form form,
            RedirectAttributes flash,
            Model model) {
        PersonId person = new PersonId(id);
        return proposed(request, form, "reason", () -> extending.propose(person, form.value("reason"), actor))
                .map(asked -> toProposal(asked, flash))
                .orElseGet(() -> show(person, form, reader, model));
    }

    @PostMapping("/end")
    @Allows(
            value = {Role.DISTRICT_SUPERVISOR, Role.PROVINCIAL_SUPERVISOR, Role.NATIONAL_SUPERVISOR},
            action = TrailAction.EXIT_CONTROL_ENDED,
            record = RecordUse.WORK)
    String end(
            @PathVariable UUID id,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            Form form,
            RedirectAttributes flash,
            Model model) {
        PersonId person = new PersonId(id);
        boolean isEnded =
                deciding.once(request, form, "endReason", () -> controls.end(person, form.value("endReason"), actor));
        if (!isEnded) {
            return show(person, form, reader, model);
        }
        flash.addFlashAttribute("flash", "exit-control.ended");
        return "redirect:/people/" + id;
    }

    private Optional<String> proposed(HttpServletRequest request, Form form, String field, Supplier<UUID> proposal) {
        return form.whole(
                field, () -> deciding.ask(request, () -> proposal.get().toString()));
    }

    private static String toProposal(String proposal, RedirectAttributes flash) {
        flash.addFlashAttribute("flash", "approval.done.proposed");
        return "redirect:/approvals/" + proposal;
    }

    private String show(PersonId id, Form form, SignedIn reader, Model model) {
        Person person = people.get(id);
        ExitControl lasting = controls.lasting(id).orElse(null);
        model.addAttribute("person", person);
        model.addAttribute("crumb", new Crumb(person.number().formatted(), "/people/" + id));
        model.addAttribute("form", form);
        model.addAttribute("known", controls.of(id));
        model.addAttribute("lasting", lasting);
        model.addAttribute("isExtendable", lasting != null && !lasting.isExtended());
        model.addAttribute(
                "mayEnd",
                lasting != null
                        && (reader.has(Role.DISTRICT_SUPERVISOR)
                                || reader.has(Role.PROVINCIAL_SUPERVISOR)
                                || reader.has(Role.NATIONAL_SUPERVISOR)));
        model.addAttribute("grounds", ExitGround.values());
        model.addAttribute("days", controls.days());
        model.addAttribute("today", LocalDate.now(clock));
        return "exitcontrol/control";
    }
}
