package pk.gov.nsor.record.registration.removal.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
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
import pk.gov.nsor.foundation.access.DecidesNothing;
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
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.foundation.shell.list.ListPage;
import pk.gov.nsor.foundation.shell.list.ListPages;
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

    private final LifeSigns signs;
    private final People people;
    private final Deciding deciding;
    private final Trail trail;
    private final ListPages lists;
    private final UiFormat uiFormat;

    LifeSignsController(
            LifeSigns signs, People people, Deciding deciding, Trail trail, ListPages lists, UiFormat uiFormat) {
        this.signs = signs;
        this.people = people;
        this.deciding = deciding;
        this.trail = trail;
        this.lists = lists;
        this.uiFormat = uiFormat;
    }

    /** A line of the list. */
    record Line(LifeSign sign, pk.gov.nsor.record.register.Person person) {}

    @GetMapping
    @Allows(value = Role.REGISTRAR, action = TrailAction.PERSON_SEARCHED)
    String list(
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            Purpose purpose,
            Model model) {
        return lists.show(
                ListPage.<Line>at("/life-signs", "life-sign.title")
                        .about("life-sign.why")
                        .search("removal.search")
                        .onPage("removal.column.number", line -> line.person().number())
                        .sortable()
                        .onPage(
                                "removal.column.name",
                                line -> line.person().identity().name())
                        .sortable()
                        .onPage(
                                "life-sign.kind",
                                line -> uiFormat.text("life-sign.kind."
                                        + line.sign().kind().name().toLowerCase(Locale.ROOT)))
                        .sortable()
                        .onPage("life-sign.column.day", line -> line.sign().on())
                        .sortable()
                        .action(
                                line -> "/life-signs/" + line.sign().id(),
                                line -> "life-sign.open",
                                line -> line.person().number().formatted())
                        .naming(line -> line.sign().person().value())
                        .none("life-sign.none")
                        .viewed(TrailEntry.done(actor, TrailAction.PERSON_SEARCHED)
                                .purpose(purpose.name())
                                .with(Map.of("query", "signs of life", "found", "")))
                        .from(
                                question -> signs.count(reader, question.search()),
                                (question, after, most) ->
                                        signs.open(reader, question.search(), question.sort(), after, most).stream()
                                                .map(sign -> new Line(sign, people.get(sign.person())))
                                                .toList()),
                request,
                model);
    }

    @DecidesNothing("It looks for people in the list")
    @PostMapping
    @Allows(value = Role.REGISTRAR, action = TrailAction.PERSON_SEARCHED)
    String search(
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            Purpose purpose,
            Model model) {
        return list(request, reader, actor, purpose, model);
    }

    @GetMapping("/{id}")
    @Decides(LifeSignPage.class)
    @Allows(value = Role.REGISTRAR, action = TrailAction.PERSON_VIEWED)
    String page(@PathVariable UUID id, Actor actor, Purpose purpose, Model model) {
        return show(find(id), actor, purpose, new Form(), model);
    }

    @PostMapping("/{id}")
    @Decides(LifeSignPage.class)
    @Allows(value = Role.REGISTRAR, action = TrailAction.LIFE_SIGN_CLOSED)
    String close(
            @PathVariable UUID id,
            Actor actor,
            Purpose purpose,
            HttpServletRequest request,
            Form form,
            RedirectAttributes flash,
            Model model) {
        LifeSign sign = find(id);
        boolean isClosed = deciding.once(request, form, "reason", () -> signs.close(id, form.value("reason"), actor));
        if (!isClosed) {
            return show(sign, actor, purpose, form, model);
        }
        flash.addFlashAttribute("flash", "life-sign.done");
        return "redirect:/life-signs";
    }

    private LifeSign find(UUID id) {
        return signs.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private String show(LifeSign sign, Actor actor, Purpose purpose, Form form, Model model) {
        trail.appendAlone(TrailEntry.done(actor, TrailAction.PERSON_VIEWED)
                .about(sign.person().value())
                .purpose(purpose.name()));
        model.addAttribute("line", new Line(sign, people.get(sign.person())));
        model.addAttribute("form", form);
        return "registration/life-sign";
    }
}
