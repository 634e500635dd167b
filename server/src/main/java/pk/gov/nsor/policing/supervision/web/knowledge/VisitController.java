package pk.gov.nsor.policing.supervision.web.knowledge;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
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
import pk.gov.nsor.policing.supervision.knowledge.AddressConfidences;
import pk.gov.nsor.policing.supervision.knowledge.PlannedVisit;
import pk.gov.nsor.policing.supervision.knowledge.Visit;
import pk.gov.nsor.policing.supervision.knowledge.VisitReport;
import pk.gov.nsor.policing.supervision.knowledge.VisitReport.Finding;
import pk.gov.nsor.policing.supervision.knowledge.VisitReport.Met;
import pk.gov.nsor.policing.supervision.knowledge.VisitReport.Outcome;
import pk.gov.nsor.policing.supervision.knowledge.Visits;
import pk.gov.nsor.policing.supervision.web.CaseForms;
import pk.gov.nsor.policing.supervision.web.CaseOverview;
import pk.gov.nsor.policing.supervision.web.CasePageMessages;
import pk.gov.nsor.policing.supervision.web.letter.DayText;
import pk.gov.nsor.record.register.UnknownPersonException;

/** Visits: planned, reported with or without a plan, called off. */
@Controller
@RequestMapping("/people/{id}/visits")
@Allows(
        value = {
            Role.SUPERVISING_OFFICER,
            Role.DISTRICT_SUPERVISOR,
            Role.PROVINCIAL_SUPERVISOR,
            Role.NATIONAL_SUPERVISOR
        },
        action = TrailAction.VISIT_RECORDED,
        record = RecordUse.WORK)
class VisitController {

    private static final String BACK = "/knowledge";

    private final CaseForms forms;
    private final Visits visits;
    private final AddressConfidences addresses;
    private final CasePageMessages wording;
    private final Clock clock;

    VisitController(
            CaseForms forms, Visits visits, AddressConfidences addresses, CasePageMessages wording, Clock clock) {
        this.forms = forms;
        this.visits = visits;
        this.addresses = addresses;
        this.wording = wording;
        this.clock = clock;
    }

    @GetMapping("/plan")
    String planForm(@PathVariable UUID id, Model model) {
        return forms.opened(id, new Form(), model, VisitController::planTemplate);
    }

    @DecidesNothing("It plans a new visit")
    @PostMapping("/plan")
    String plan(@PathVariable UUID id, Actor actor, HttpServletRequest request, RedirectAttributes flash, Model model) {
        return forms.sent(
                new CaseForms.Sent(id, request, flash, model),
                "knowledge.visit.is-planned",
                BACK,
                (person, form) -> plan(person, form, actor),
                VisitController::planTemplate);
    }

    /** Of a visit that nobody planned. */
    @GetMapping("/new")
    String newReport(@PathVariable UUID id, Model model) {
        return forms.opened(id, started(new PersonId(id)), model, (person, form, into) -> template(person, null, into));
    }

    @DecidesNothing("It reports a visit that nobody planned")
    @PostMapping("/new")
    String reportNew(
            @PathVariable UUID id, Actor actor, HttpServletRequest request, RedirectAttributes flash, Model model) {
        return forms.sent(
                new CaseForms.Sent(id, request, flash, model),
                "knowledge.visit.is-reported",
                BACK,
                (person, form) -> CaseForms.entry(form)
                        .flatMap(entry -> report(
                                person,
                                entry,
                                form,
                                actor,
                                work -> form.whole("on", () -> {
                                    work.run();
                                    return "";
                                }))),
                (person, form, into) -> template(person, null, into));
    }

    /** Of a planned visit. */
    @Decides(CaseOverview.OfVisit.class)
    @GetMapping("/{visit}")
    String reportForm(@PathVariable UUID id, @PathVariable UUID visit, Model model) {
        return forms.opened(
                id,
                started(new PersonId(id)),
                model,
                (person, form, into) -> template(person, planned(person, visit), into));
    }

    @Decides(CaseOverview.OfVisit.class)
    @PostMapping("/{visit}")
    String report(
            @PathVariable UUID id,
            @PathVariable UUID visit,
            Actor actor,
            HttpServletRequest request,
            RedirectAttributes flash,
            Model model) {
        return forms.sent(
                new CaseForms.Sent(id, request, flash, model),
                "knowledge.visit.is-reported",
                BACK,
                (person, form) -> {
                    planned(person, visit);
                    return report(person, visit, form, actor, work -> forms.decided(request, form, "on", work));
                },
                (person, form, into) -> template(person, planned(person, visit), into));
    }

    private Optional<?> plan(PersonId person, Form form, Actor actor) {
        Optional<UUID> entry = CaseForms.entry(form);
        Optional<LocalDate> on = form.day("on", "knowledge.day.missing");
        if (entry.isEmpty() || on.isEmpty()) {
            return Optional.empty();
        }
        return form.whole("on", () -> {
            PlannedVisit plan = new PlannedVisit(entry.get(), on.get(), form.value("reason"));
            visits.plan(person, plan, actor);
            return plan;
        });
    }

    private Optional<?> report(
            PersonId person, UUID visit, Form form, Actor actor, Function<Runnable, Optional<String>> doing) {
        Optional<Outcome> outcome = form.choice("outcome", "knowledge.visit.outcome.missing", Outcome.class);
        Optional<LocalDate> on = form.day("on", "knowledge.day.missing");
        if (outcome.isEmpty() || on.isEmpty()) {
            return Optional.empty();
        }
        Optional<Finding> finding = finding(outcome.get(), form);
        return finding.flatMap(found -> doing.apply(() -> {
            VisitReport report = new VisitReport(
                    visit,
                    on.get(),
                    outcome.get(),
                    met(form),
                    found,
                    outcome.get() == Outcome.CALLED_OFF ? null : address(form),
                    form.value("seen"));
            visits.report(person, report, actor);
        }));
    }

    /** What some outcomes say by themselves needs no answer. */
    private static Optional<Finding> finding(Outcome outcome, Form form) {
        if (form.value("finding").isEmpty()) {
            switch (outcome) {
                case NO_SUCH_ADDRESS -> {
                    return Optional.of(Finding.FAILED);
                }
                case CALLED_OFF -> {
                    return Optional.of(Finding.NOTHING);
                }
                case MADE, NOBODY_THERE, REFUSED -> {
                    // Only who was there can say.
                }
            }
        }
        return form.choice("finding", "knowledge.visit.finding.missing", Finding.class);
    }

    private static @Nullable Met met(Form form) {
        return Arrays.stream(Met.values())
                .filter(each -> each.name().equals(form.value("met")))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Long address(Form form) {
        String given = form.value("address");
        return given.matches("[0-9]{1,18}") ? Long.valueOf(given) : null;
    }

    private Visit planned(PersonId person, UUID visit) {
        return visits.find(person, visit)
                .filter(found -> found.plannedOn() != null)
                .orElseThrow(UnknownPersonException::new);
    }

    private Form started(PersonId person) {
        Form form = new Form().set("on", DayText.written(LocalDate.now(clock)));
        Map<String, String> known = addresses(person);
        if (known.size() == 1) {
            form.set("address", known.keySet().iterator().next());
        }
        return form;
    }

    private Map<String, String> addresses(PersonId person) {
        Map<String, String> offered = new LinkedHashMap<>();
        addresses
                .of(person)
                .forEach(address -> offered.put(
                        Long.toString(address.id()), address.line() + ", " + wording.district(address.district())));
        return offered;
    }

    private static String planTemplate(PersonId person, Form form, Model model) {
        return "supervision/visit-plan";
    }

    private String template(PersonId person, @Nullable Visit visit, Model model) {
        List<Outcome> outcomes = Arrays.stream(Outcome.values())
                .filter(outcome -> visit != null || outcome != Outcome.CALLED_OFF)
                .toList();
        model.addAttribute("visit", visit);
        model.addAttribute("outcomes", outcomes);
        model.addAttribute("people", Met.values());
        model.addAttribute("findings", Finding.values());
        model.addAttribute("addresses", addresses(person));
        return "supervision/visit";
    }
}
