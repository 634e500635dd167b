package pk.gov.nsor.publicservice.justice.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.DecidesNothing;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.Section;
import pk.gov.nsor.foundation.office.ClerkOffice;
import pk.gov.nsor.foundation.office.ClerkOffices;
import pk.gov.nsor.foundation.office.MessageBody;
import pk.gov.nsor.foundation.office.OfficeMessages;
import pk.gov.nsor.foundation.reference.Offences;
import pk.gov.nsor.foundation.screening.Screened;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.publicservice.justice.CaseStage;
import pk.gov.nsor.publicservice.justice.CaseStages;
import pk.gov.nsor.publicservice.justice.ReportedCase;

/**
 * The form by which a court without a system reports the stages of a case: a new one, or one that it has reported. The address of
 * a reported one has the receipt of what was said last, so that nothing is written over what another clerk has said meanwhile, also
 * where that still waits to be taken.
 */
@Controller
class OfficeCaseController {

    private static final String NEW = OfficeCasesController.PATH + "/new";
    private static final String REPORTED = OfficeCasesController.PATH + "/{receipt}";

    /** What is chosen to say that there is no outcome yet. */
    private static final String PENDING = "PENDING";

    /** What is chosen to say that the report counts. */
    private static final String NOT = "NOT";

    /** The texts that name the fields. */
    private static final Map<String, String> LABELS = labels();

    private final ClerkOffices offices;
    private final OfficeMessages messages;
    private final CaseStages stages;
    private final Offences offences;
    private final Trail trail;

    OfficeCaseController(
            ClerkOffices offices, OfficeMessages messages, CaseStages stages, Offences offences, Trail trail) {
        this.offices = offices;
        this.messages = messages;
        this.stages = stages;
        this.offences = offences;
        this.trail = trail;
    }

    private static Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>(Map.of(
                "caseNumber", "reported.case",
                "sections", "reported.sections",
                "outcome", "reported.outcome",
                "appealOutcome", "reported.appeal-outcome",
                "withdrawn", "reported.withdrawn"));
        for (CaseStage stage : CaseStage.values()) {
            labels.put(stage.field(), "reported.day." + stage.name().toLowerCase(Locale.ROOT));
        }
        return labels;
    }

    @GetMapping(NEW)
    @Allows(value = Role.COURT_CLERK, action = TrailAction.SENT_MESSAGES_VIEWED)
    String begin(Form form, @AuthenticationPrincipal SignedIn reader, Actor actor, Model model) {
        trail.appendAlone(TrailEntry.done(actor, TrailAction.SENT_MESSAGES_VIEWED));
        return offices.of(reader)
                .map(office -> show(form, office, null, null, model))
                .orElse("office/no-office");
    }

    @GetMapping(REPORTED)
    @Allows(value = Role.COURT_CLERK, action = TrailAction.SENT_MESSAGES_VIEWED)
    String reported(
            @PathVariable UUID receipt, Form form, @AuthenticationPrincipal SignedIn reader, Actor actor, Model model) {
        trail.appendAlone(
                TrailEntry.done(actor, TrailAction.SENT_MESSAGES_VIEWED).about(receipt));
        ClerkOffice office = office(reader);
        ReportedCase reported = reported(office, receipt);
        if (form.value("caseNumber").isEmpty()) {
            fill(form, reported);
        }
        return show(form, office, reported, reported.receipt(), model);
    }

    @DecidesNothing("A court reports how far a case has come; nobody's record was shown")
    @PostMapping(NEW)
    @Allows(value = Role.COURT_CLERK, action = TrailAction.FEED_MESSAGE_RECEIVED)
    String send(
            Form form, @AuthenticationPrincipal SignedIn reader, Actor actor, RedirectAttributes flash, Model model) {
        Optional<ClerkOffice> office = offices.of(reader);
        if (office.isEmpty()) {
            return "office/no-office";
        }
        if (!form.value("caseNumber").isEmpty()
                && form.check("caseNumber", () -> stages.reported(office.get().place(), form.value("caseNumber")))
                        .flatMap(known -> known)
                        .isPresent()) {
            form.reject("caseNumber", "reported.known");
        }
        return send(form, office.get(), null, null, actor, flash, model);
    }

    @DecidesNothing("A court reports how far a case has come; nobody's record was shown")
    @PostMapping(REPORTED)
    @Allows(value = Role.COURT_CLERK, action = TrailAction.FEED_MESSAGE_RECEIVED)
    String send(
            @PathVariable UUID receipt,
            Form form,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            RedirectAttributes flash,
            Model model) {
        ClerkOffice office = office(reader);
        ReportedCase reported = reported(office, receipt);
        form.set("caseNumber", reported.caseNumber());
        if (!reported.receipt().equals(receipt)) {
            form.reject(OfficeMessages.WHOLE, "invalid.reported.changed");
        }
        return send(form, office, reported, receipt, actor, flash, model);
    }

    private String send(
            Form form,
            ClerkOffice office,
            @Nullable ReportedCase reported,
            @Nullable UUID shown,
            Actor actor,
            RedirectAttributes flash,
            Model model) {
        MessageBody body = body(form, office);
        Optional<UUID> sent = form.whole(
                        OfficeMessages.WHOLE,
                        () -> messages.send(
                                body,
                                form,
                                office,
                                () -> stages.problems(body.bytes(), office.machine()),
                                () -> stages.report(
                                                body.bytes(),
                                                office.machine(),
                                                actor,
                                                office.place(),
                                                form.value("caseNumber"),
                                                shown)
                                        .receipt()))
                .flatMap(receipt -> receipt);
        if (sent.isEmpty()) {
            return show(form, office, reported, shown, model);
        }
        flash.addFlashAttribute("flash", "reported.sent");
        return "redirect:" + OfficeCasesController.PATH;
    }

    /** Whoever sends for nobody has reported nothing. */
    private ClerkOffice office(SignedIn reader) {
        return offices.of(reader).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** What was said last of the case that a message was about. */
    private ReportedCase reported(ClerkOffice office, UUID receipt) {
        return stages.reportedWith(office.place(), receipt)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static MessageBody body(Form form, ClerkOffice office) {
        MessageBody body = new MessageBody(LABELS);
        body.put("/court", office.place());
        body.note("/caseNumber", "caseNumber");
        form.read("caseNumber", number -> Screened.require(number, "caseNumber"))
                .ifPresent(number -> body.put("/caseNumber", number));
        body.note("/withdrawn", "withdrawn");
        if (!form.value("withdrawn").isEmpty() && !form.has("withdrawn", NOT)) {
            body.put("/withdrawn", form.value("withdrawn"));
            return body;
        }
        body.note("/sections", "sections");
        form.read("sections", Section::parseAll).stream()
                .flatMap(List::stream)
                .forEach(section -> body.put("/sections/0", section.toString()));
        for (CaseStage stage : CaseStage.values()) {
            body.note("/" + stage.field(), stage.field());
            form.pastDay(stage.field()).ifPresent(day -> body.put("/" + stage.field(), day.toString()));
        }
        for (String outcome : List.of("outcome", "appealOutcome")) {
            body.note("/" + outcome, outcome);
            if (!form.value(outcome).isEmpty() && !form.has(outcome, PENDING)) {
                body.put("/" + outcome, form.value(outcome));
            }
        }
        return body;
    }

    private static void fill(Form form, ReportedCase reported) {
        form.set("caseNumber", reported.caseNumber());
        form.set("sections", reported.sections().stream().map(Section::toString).collect(Collectors.joining(", ")));
        for (CaseStage stage : CaseStage.values()) {
            form.set(stage.field(), reported.days().day(stage));
        }
        form.set("outcome", name(reported.days().outcome()));
        form.set("appealOutcome", name(reported.days().appealOutcome()));
    }

    private static String name(@Nullable Enum<?> outcome) {
        return outcome == null ? PENDING : outcome.name();
    }

    /** @param shown the receipt of what the form was filled with; null for a new case */
    private String show(
            Form form, ClerkOffice office, @Nullable ReportedCase reported, @Nullable UUID shown, Model model) {
        Locale language = LocaleContextHolder.getLocale();
        boolean isUrdu = "ur".equals(language.getLanguage());
        messages.begin(form, office);
        for (String outcome : List.of("outcome", "appealOutcome")) {
            if (form.value(outcome).isEmpty()) {
                form.set(outcome, PENDING);
            }
        }
        if (form.value("withdrawn").isEmpty()) {
            form.set("withdrawn", NOT);
        }
        Map<String, String> sections = new LinkedHashMap<>();
        offences.all()
                .forEach(offence ->
                        sections.put(offence.section().toString(), isUrdu ? offence.titleUr() : offence.titleEn()));
        model.addAttribute("form", form);
        model.addAttribute("office", office.name(language));
        model.addAttribute("isOpen", office.isOpen());
        model.addAttribute("reported", reported);
        model.addAttribute("shown", shown);
        model.addAttribute("sections", sections);
        return "justice/case";
    }
}
