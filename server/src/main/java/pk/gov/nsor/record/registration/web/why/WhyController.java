package pk.gov.nsor.record.registration.web.why;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.RecordUse;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.shell.Crumb;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.record.conviction.LegalFacts;
import pk.gov.nsor.record.conviction.LegalRecord;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.Person;
import pk.gov.nsor.record.registration.lawchange.WhatIf;
import pk.gov.nsor.record.registration.lawchange.WhatIf.Answer;
import pk.gov.nsor.record.registration.web.Changes;
import pk.gov.nsor.record.registration.web.SideBySide;

/**
 * Explains a person's standing, and what it would be on another day or with other dates. {@code RecordViews} decides
 * who may view it, and puts the view on the trail. Nothing is stored; the dates are in the address of the page.
 */
@Controller
@RequestMapping("/people/{id}")
@Allows(
        value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR},
        action = TrailAction.PERSON_VIEWED,
        record = RecordUse.READ)
class WhyController {

    private final People people;
    private final LegalRecord record;
    private final WhatIf whatIf;
    private final WhatIfForm forms;
    private final Explanations explanations;
    private final SideBySide comparison;
    private final Changes changes;
    private final UiFormat shown;
    private final Clock clock;

    WhyController(
            People people,
            LegalRecord record,
            WhatIf whatIf,
            WhatIfForm forms,
            Explanations explanations,
            SideBySide comparison,
            Changes changes,
            UiFormat shown,
            Clock clock) {
        this.people = people;
        this.record = record;
        this.whatIf = whatIf;
        this.forms = forms;
        this.explanations = explanations;
        this.comparison = comparison;
        this.changes = changes;
        this.shown = shown;
        this.clock = clock;
    }

    @GetMapping("/why")
    String why(@PathVariable UUID id, Model model) {
        Person person = person(id, model);
        LegalFacts facts = record.of(person.id());
        Answer today = whatIf.today(facts, person.identity().bornOn());
        model.addAttribute("day", LocalDate.now(clock));
        model.addAttribute("why", explanations.of(today, facts.convictions()));
        model.addAttribute("changes", changes.of(person.id()));
        return "registration/why";
    }

    @GetMapping("/what-if")
    String whatIf(@PathVariable UUID id, HttpServletRequest request, Model model) {
        Person person = person(id, model);
        LegalFacts facts = record.of(person.id());
        LocalDate bornOn = person.identity().bornOn();
        LocalDate today = LocalDate.now(clock);
        Form form = forms.filled(facts, bornOn, today, request.getParameterMap());
        model.addAttribute("form", form);
        model.addAttribute("facts", facts);
        model.addAttribute("caseNumbers", caseNumbers(facts));
        model.addAttribute("offers", offers(facts));
        Optional<WhatIfForm.Supposition> supposed = forms.read(form, facts);
        if (supposed.isEmpty()) {
            return "registration/what-if";
        }
        Answer before = whatIf.today(facts, bornOn);
        Answer after = whatIf.supposing(supposed.get().facts(), supposed.get().asOf());
        Explanation recorded = explanations.of(before, facts.convictions());
        Explanation supposedly = explanations.of(after, facts.convictions()).comparedWith(recorded);
        String day = shown.day(supposed.get().asOf());
        model.addAttribute("heading", shown.text("registration.what-if.answer", day));
        model.addAttribute("supposed", shown.text("registration.what-if.supposed", day));
        List<SideBySide.Line> lines = comparison.of(before.standing(), after.standing());
        model.addAttribute("lines", lines);
        model.addAttribute("same", lines.stream().noneMatch(SideBySide.Line::differs));
        model.addAttribute("why", supposedly);
        model.addAttribute("gone", recorded.without(supposedly));
        return "registration/what-if";
    }

    private Person person(UUID id, Model model) {
        Person person = people.get(new PersonId(id));
        model.addAttribute("person", person);
        model.addAttribute("crumb", new Crumb(person.number().formatted(), "/people/" + id));
        return person;
    }

    private static Map<String, String> caseNumbers(LegalFacts facts) {
        Map<String, String> numbers = new LinkedHashMap<>();
        facts.convictions()
                .forEach(conviction -> numbers.put(
                        conviction.id().toString(), conviction.judgment().caseNumber()));
        return numbers;
    }

    /** The possible reasons of a new custody period. */
    private Map<String, String> offers(LegalFacts facts) {
        Map<String, String> offers = caseNumbers(facts);
        offers.put(WhatIfForm.SOMETHING_ELSE, shown.text("conviction.custody.for.none"));
        return offers;
    }
}
