package pk.gov.nsor.record.conviction.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.RecordUse;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.shell.Crumb;
import pk.gov.nsor.foundation.shell.Decides;
import pk.gov.nsor.foundation.shell.Deciding;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.record.conviction.Conviction;
import pk.gov.nsor.record.conviction.Conviction.Quashing;
import pk.gov.nsor.record.conviction.Convictions;
import pk.gov.nsor.record.conviction.FactId;
import pk.gov.nsor.record.conviction.FactRecording;
import pk.gov.nsor.record.conviction.Quashed;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.Person;
import pk.gov.nsor.record.register.UnknownPersonException;

/** Records that a conviction was quashed; the page states the consequences before it is done. */
@Controller
@RequestMapping("/people/{id}/convictions/{conviction}/quashing")
@Allows(value = Role.REGISTRAR, action = TrailAction.CONVICTION_QUASHED, record = RecordUse.WORK)
@Decides(LegalRecordPage.class)
class QuashingController {

    private final People people;
    private final Convictions convictions;
    private final FactRecording recording;
    private final Deciding deciding;

    QuashingController(People people, Convictions convictions, FactRecording recording, Deciding deciding) {
        this.people = people;
        this.convictions = convictions;
        this.recording = recording;
        this.deciding = deciding;
    }

    @GetMapping
    String page(
            @PathVariable UUID id, @PathVariable UUID conviction, @RequestParam @Nullable UUID appeal, Model model) {
        return show(id, find(id, conviction), appeal, new Form(), model);
    }

    @PostMapping
    String quash(
            @PathVariable UUID id,
            @PathVariable UUID conviction,
            @RequestParam @Nullable UUID appeal,
            Actor actor,
            HttpServletRequest request,
            Form form,
            RedirectAttributes flash,
            Model model) {
        Conviction quashed = find(id, conviction);
        Optional<LocalDate> day = form.day("on", "conviction.quashing.on.missing");
        Optional<Quashing.Reason> reason =
                form.choice("reason", "conviction.quashing.reason.missing", Quashing.Reason.class);
        if (day.isPresent() && reason.isPresent()) {
            Optional<String> done = form.check(
                    "on",
                    () -> deciding.once(request, () -> {
                        Quashed fact = new Quashed(
                                quashed.id(), appeal == null ? null : new FactId(appeal), day.get(), reason.get());
                        return recording.record(new PersonId(id), fact, actor).toString();
                    }));
            if (done.isPresent()) {
                flash.addFlashAttribute("flash", "conviction.quashing.done");
                return "redirect:/people/" + id + (appeal == null ? "" : "/legal");
            }
        }
        return show(id, quashed, appeal, form, model);
    }

    private Conviction find(UUID person, UUID id) {
        return convictions.of(new PersonId(person)).stream()
                .filter(conviction -> conviction.id().value().equals(id))
                .findFirst()
                .orElseThrow(UnknownPersonException::new);
    }

    private String show(UUID id, Conviction conviction, @Nullable UUID appeal, Form form, Model model) {
        Person person = people.get(new PersonId(id));
        model.addAttribute("person", person);
        model.addAttribute("crumb", new Crumb(person.number().formatted(), "/people/" + id));
        model.addAttribute("conviction", conviction);
        model.addAttribute("appeal", appeal);
        model.addAttribute("reasons", Quashing.Reason.values());
        model.addAttribute("form", form);
        return "conviction/quashing";
    }
}
