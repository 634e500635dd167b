package pk.gov.nsor.policing.supervision.web.knowledge;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.DecidesNothing;
import pk.gov.nsor.foundation.access.RecordUse;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.shell.Decides;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.policing.supervision.Circumstance.Kind;
import pk.gov.nsor.policing.supervision.Circumstance.OnlineIdentity.Service;
import pk.gov.nsor.policing.supervision.Circumstance.Work.WithChildren;
import pk.gov.nsor.policing.supervision.Circumstances;
import pk.gov.nsor.policing.supervision.KnownCircumstance;
import pk.gov.nsor.policing.supervision.NewCircumstance.Certainty;
import pk.gov.nsor.policing.supervision.NewCircumstance.Source;
import pk.gov.nsor.policing.supervision.web.CaseForms;
import pk.gov.nsor.policing.supervision.web.CaseOverview;
import pk.gov.nsor.policing.supervision.web.CasePage;
import pk.gov.nsor.policing.supervision.web.CasePageMessages;
import pk.gov.nsor.record.register.UnknownPersonException;

/** Associates, vehicles, online identities, work, children in the household: recorded, ended, corrected, withdrawn. */
@Controller
@RequestMapping("/people/{id}/circumstances")
@Allows(
        value = {
            Role.SUPERVISING_OFFICER,
            Role.DISTRICT_SUPERVISOR,
            Role.PROVINCIAL_SUPERVISOR,
            Role.NATIONAL_SUPERVISOR
        },
        action = TrailAction.CIRCUMSTANCE_RECORDED,
        record = RecordUse.WORK)
class CircumstanceController {

    private final CasePage page;
    private final CaseForms forms;
    private final CircumstanceForm fields;
    private final Circumstances circumstances;
    private final KnowledgeRows lines;
    private final KnowledgeMessages wording;
    private final UiFormat uiFormat;

    CircumstanceController(
            CasePage page,
            CaseForms forms,
            CircumstanceForm fields,
            Circumstances circumstances,
            KnowledgeRows lines,
            KnowledgeMessages wording,
            UiFormat uiFormat) {
        this.page = page;
        this.forms = forms;
        this.fields = fields;
        this.circumstances = circumstances;
        this.lines = lines;
        this.wording = wording;
        this.uiFormat = uiFormat;
    }

    /** What addresses and the page call a kind. */
    static String name(Kind kind) {
        return CasePageMessages.lower(kind.name()).replace('_', '-');
    }

    @GetMapping("/new/{kind}")
    String newForm(@PathVariable UUID id, @PathVariable String kind, Model model) {
        Kind wanted = kind(kind);
        return forms.opened(id, new Form(), model, (person, form, into) -> template(wanted, null, into));
    }

    @DecidesNothing("It records something new")
    @PostMapping("/new/{kind}")
    String record(
            @PathVariable UUID id,
            @PathVariable String kind,
            Actor actor,
            HttpServletRequest request,
            RedirectAttributes flash,
            Model model) {
        Kind wanted = kind(kind);
        return forms.sent(
                new CaseForms.Sent(id, request, flash, model),
                "knowledge.circumstance.is-recorded",
                "/knowledge",
                (person, form) -> CaseForms.entry(form)
                        .flatMap(entry -> fields.read(wanted, form)
                                .flatMap(known -> form.whole("from", () -> {
                                    circumstances.record(person, entry, known, actor);
                                    return known;
                                }))),
                (person, form, into) -> template(wanted, null, into));
    }

    /** One of them with all its versions. */
    @GetMapping("/{circumstance}")
    String versions(@PathVariable UUID id, @PathVariable UUID circumstance, Model model) {
        PersonId person = new PersonId(id);
        KnownCircumstance now = find(person, circumstance);
        page.show(person, model);
        var names = lines.names();
        model.addAttribute("now", now);
        model.addAttribute(
                "kind", CasePageMessages.lower(now.known().what().kind().name()));
        model.addAttribute("what", wording.circumstance(now.known().what()));
        model.addAttribute(
                "versions",
                circumstances.history(person, circumstance).stream()
                        .map(each -> lines.circumstance(each, names, List.of()))
                        .toList());
        return "supervision/circumstance-versions";
    }

    @Decides(CaseOverview.OfCircumstance.class)
    @GetMapping("/{circumstance}/end")
    String endForm(@PathVariable UUID id, @PathVariable UUID circumstance, Model model) {
        return forms.opened(
                id, new Form(), model, (person, form, into) -> change(find(person, circumstance), "end", form, into));
    }

    @Decides(CaseOverview.OfCircumstance.class)
    @PostMapping("/{circumstance}/end")
    String end(
            @PathVariable UUID id,
            @PathVariable UUID circumstance,
            Actor actor,
            HttpServletRequest request,
            RedirectAttributes flash,
            Model model) {
        return forms.sent(
                new CaseForms.Sent(id, request, flash, model),
                "knowledge.circumstance.is-ended",
                "/knowledge",
                (person, form) -> form.day("until", "knowledge.day.missing")
                        .flatMap((LocalDate on) -> forms.decided(
                                request,
                                form,
                                "reason",
                                () -> circumstances.end(
                                        person, circumstance, version(form), on, form.value("reason"), actor))),
                (person, form, into) -> change(find(person, circumstance), "end", form, into));
    }

    @Decides(CaseOverview.OfCircumstance.class)
    @GetMapping("/{circumstance}/withdrawal")
    String withdrawalForm(@PathVariable UUID id, @PathVariable UUID circumstance, Model model) {
        return forms.opened(
                id,
                new Form(),
                model,
                (person, form, into) -> change(find(person, circumstance), "withdrawal", form, into));
    }

    @Decides(CaseOverview.OfCircumstance.class)
    @PostMapping("/{circumstance}/withdrawal")
    String withdraw(
            @PathVariable UUID id,
            @PathVariable UUID circumstance,
            Actor actor,
            HttpServletRequest request,
            RedirectAttributes flash,
            Model model) {
        return forms.sent(
                new CaseForms.Sent(id, request, flash, model),
                "knowledge.circumstance.is-withdrawn",
                "/knowledge",
                (person, form) -> forms.decided(
                        request,
                        form,
                        "reason",
                        () -> circumstances.withdraw(person, circumstance, version(form), form.value("reason"), actor)),
                (person, form, into) -> change(find(person, circumstance), "withdrawal", form, into));
    }

    @Decides(CaseOverview.OfCircumstance.class)
    @GetMapping("/{circumstance}/correction")
    String correctionForm(@PathVariable UUID id, @PathVariable UUID circumstance, Model model) {
        PersonId person = new PersonId(id);
        KnownCircumstance now = find(person, circumstance);
        Form form = fields.filled(now.known()).set("version", Integer.toString(now.version()));
        return forms.opened(
                id,
                form,
                model,
                (of, asked, into) -> template(now.known().what().kind(), now, into));
    }

    @Decides(CaseOverview.OfCircumstance.class)
    @PostMapping("/{circumstance}/correction")
    String correct(
            @PathVariable UUID id,
            @PathVariable UUID circumstance,
            Actor actor,
            HttpServletRequest request,
            RedirectAttributes flash,
            Model model) {
        return forms.sent(
                new CaseForms.Sent(id, request, flash, model),
                "knowledge.circumstance.is-corrected",
                "/knowledge",
                (person, form) -> fields.read(
                                find(person, circumstance).known().what().kind(), form)
                        .flatMap(known -> forms.decided(
                                request,
                                form,
                                "reason",
                                () -> circumstances.correct(
                                        person, circumstance, version(form), known, form.value("reason"), actor))),
                (person, form, into) -> {
                    KnownCircumstance now = find(person, circumstance);
                    return template(now.known().what().kind(), now, into);
                });
    }

    private static int version(Form form) {
        String given = form.value("version");
        return given.matches("[0-9]{1,9}") ? Integer.parseInt(given) : 0;
    }

    private KnownCircumstance find(PersonId person, UUID circumstance) {
        return circumstances.find(person, circumstance).orElseThrow(UnknownPersonException::new);
    }

    private static Kind kind(String name) {
        return Arrays.stream(Kind.values())
                .filter(kind -> name(kind).equals(name))
                .findFirst()
                .orElseThrow(UnknownPersonException::new);
    }

    private String change(KnownCircumstance now, String as, Form form, Model model) {
        if (form.value("version").isEmpty()) {
            form.set("version", Integer.toString(now.version()));
        }
        model.addAttribute("now", now);
        model.addAttribute("as", as);
        model.addAttribute(
                "kind", CasePageMessages.lower(now.known().what().kind().name()));
        model.addAttribute("what", wording.circumstance(now.known().what()));
        model.addAttribute("known", wording.known(now.known()));
        return "supervision/circumstance-change";
    }

    /** @param corrected what is corrected; null where something new is recorded */
    private String template(Kind kind, @Nullable KnownCircumstance corrected, Model model) {
        Map<String, String> services = new LinkedHashMap<>();
        for (Service service : Service.values()) {
            services.put(
                    service.name(),
                    uiFormat.text("knowledge.circumstance.service." + CasePageMessages.lower(service.name())));
        }
        model.addAttribute("kind", CasePageMessages.lower(kind.name()));
        model.addAttribute("path", corrected == null ? "new/" + name(kind) : corrected.id() + "/correction");
        model.addAttribute("corrected", corrected);
        model.addAttribute("services", services);
        model.addAttribute("withChildren", WithChildren.values());
        model.addAttribute("sources", Source.values());
        model.addAttribute("certainties", Certainty.values());
        return "supervision/circumstance";
    }
}
