package pk.gov.nsor.record.registration.removal.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.shell.Decides;
import pk.gov.nsor.foundation.shell.Deciding;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.registration.removal.LifeSign;
import pk.gov.nsor.record.registration.removal.LifeSigns;

/**
 * Pages of signs of life of people whose death is on record. Registrars investigate them, also where the record is
 * sealed.
 */
@Controller
@RequestMapping("/life-signs")
class LifeSignsController {

    private static final int LISTED = 100;

    private final LifeSigns signs;
    private final People people;
    private final Deciding deciding;
    private final Trail trail;

    LifeSignsController(LifeSigns signs, People people, Deciding deciding, Trail trail) {
        this.signs = signs;
        this.people = people;
        this.deciding = deciding;
        this.trail = trail;
    }

    /** A line of the list. */
    record Line(LifeSign sign, pk.gov.nsor.record.register.Person person) {}

    @GetMapping
    @Allows(value = Role.REGISTRAR, action = TrailAction.PERSON_SEARCHED)
    String list(@AuthenticationPrincipal SignedIn reader, Actor actor, Purpose purpose, Model model) {
        trail.appendAlone(TrailEntry.done(actor, TrailAction.PERSON_SEARCHED)
                .purpose(purpose.name())
                .with(Map.of("query", "signs of life", "found", "")));
        model.addAttribute("count", signs.count(reader));
        model.addAttribute(
                "lines",
                signs.open(reader, LISTED).stream()
                        .map(sign -> new Line(sign, people.get(sign.person())))
                        .toList());
        return "registration/life-signs";
    }

    @GetMapping("/{id}")
    @Decides(LifeSignPage.class)
    @Allows(value = Role.REGISTRAR, action = TrailAction.PERSON_VIEWED)
    String page(@PathVariable UUID id, Actor actor, Purpose purpose, Model model) {
        LifeSign sign = find(id);
        trail.appendAlone(TrailEntry.done(actor, TrailAction.PERSON_VIEWED)
                .about(sign.person().value())
                .purpose(purpose.name()));
        return show(sign, new Form(), model);
    }

    @PostMapping("/{id}")
    @Decides(LifeSignPage.class)
    @Allows(value = Role.REGISTRAR, action = TrailAction.LIFE_SIGN_CLOSED)
    String close(
            @PathVariable UUID id,
            Actor actor,
            HttpServletRequest request,
            Form form,
            RedirectAttributes flash,
            Model model) {
        LifeSign sign = find(id);
        Optional<String> done = form.check(
                "reason",
                () -> deciding.once(request, () -> {
                    signs.close(id, form.value("reason"), actor);
                    return "done";
                }));
        if (done.isEmpty()) {
            return show(sign, form, model);
        }
        flash.addFlashAttribute("flash", "life-sign.done");
        return "redirect:/life-signs";
    }

    private LifeSign find(UUID id) {
        return signs.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private String show(LifeSign sign, Form form, Model model) {
        model.addAttribute("line", new Line(sign, people.get(sign.person())));
        model.addAttribute("form", form);
        return "registration/life-sign";
    }
}
