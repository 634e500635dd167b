package pk.gov.nsor.accountability.retention.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import pk.gov.nsor.accountability.retention.Held;
import pk.gov.nsor.accountability.retention.Hold;
import pk.gov.nsor.accountability.retention.HoldCause;
import pk.gov.nsor.accountability.retention.HoldExtension;
import pk.gov.nsor.accountability.retention.HoldPlacing;
import pk.gov.nsor.accountability.retention.HoldRelease;
import pk.gov.nsor.accountability.retention.Holds;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.DecidesNothing;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.RegisterNumber;
import pk.gov.nsor.foundation.shell.Crumb;
import pk.gov.nsor.foundation.shell.Decides;
import pk.gov.nsor.foundation.shell.Deciding;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.Submissions;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.record.register.People;

/** Legal holds: a registrar asks for one here; whoever confirms it does so where all proposals are decided. */
@Controller
@RequestMapping("/retention/holds")
@Allows(
        value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR, Role.AUDITOR},
        action = TrailAction.HOLDS_VIEWED)
class HoldsController {

    private static final int SHOWN = 200;

    private final Holds holds;
    private final HoldPlacing placing;
    private final HoldExtension extension;
    private final HoldRelease release;
    private final People people;
    private final Submissions submissions;
    private final Deciding deciding;
    private final Trail trail;
    private final UiFormat uiFormat;
    private final Clock clock;

    HoldsController(
            Holds holds,
            HoldPlacing placing,
            HoldExtension extension,
            HoldRelease release,
            People people,
            Submissions submissions,
            Deciding deciding,
            Trail trail,
            UiFormat uiFormat,
            Clock clock) {
        this.holds = holds;
        this.placing = placing;
        this.extension = extension;
        this.release = release;
        this.people = people;
        this.submissions = submissions;
        this.deciding = deciding;
        this.trail = trail;
        this.uiFormat = uiFormat;
        this.clock = clock;
    }

    /** A hold as this reader sees it: auditors without the number. */
    record Line(Hold hold, String number, String state, boolean lasts) {}

    @GetMapping
    String page(@AuthenticationPrincipal SignedIn reader, Actor actor, Model model) {
        boolean isAuditor = !reader.has(Role.REGISTRAR) && !reader.has(Role.NATIONAL_SUPERVISOR);
        trail.appendAlone(TrailEntry.done(actor, TrailAction.HOLDS_VIEWED)
                .with(Map.of("list", "holds"))
                .naming(
                        isAuditor
                                ? List.of()
                                : holds.all(SHOWN).stream()
                                        .map(hold -> hold.of().person())
                                        .filter(Objects::nonNull)
                                        .toList()));
        return showAll(reader, new Form().set("of", "RECORD"), model);
    }

    @DecidesNothing("It asks a second person for a new hold")
    @PostMapping
    @Allows(value = Role.REGISTRAR, action = TrailAction.PROPOSAL_MADE)
    String place(
            @AuthenticationPrincipal SignedIn reader, Actor actor, HttpServletRequest request, Form form, Model model) {
        Optional<Held> held = form.value("of").equals("REQUEST")
                ? form.require("number", "retention.request-number.missing", this::request)
                : form.require("number", "retention.number.missing", this::record);
        Optional<HoldCause> cause = form.choice("cause", "retention.cause.missing", HoldCause.class);
        Optional<LocalDate> until = form.day("until", "retention.until.missing");
        return asked(
                form,
                () -> UUID.fromString(submissions.once(
                        request,
                        () -> placing.ask(
                                        held.orElseThrow(),
                                        cause.orElseThrow(),
                                        until.orElseThrow(),
                                        form.value("reason"),
                                        actor)
                                .toString())),
                () -> showAll(reader, form, model));
    }

    @Decides(HoldPage.class)
    @GetMapping("/{id}")
    String hold(@PathVariable UUID id, @AuthenticationPrincipal SignedIn reader, Actor actor, Model model) {
        Hold hold = find(id);
        trail.appendAlone(
                TrailEntry.done(actor, TrailAction.HOLDS_VIEWED).about(hold.of().id()));
        return show(hold, reader, new Form(), model);
    }

    /** Where a page that came of a refusal is asked for again, as after a change of the language. */
    @GetMapping({"/{id}/extension", "/{id}/release"})
    String again(@PathVariable UUID id) {
        return "redirect:/retention/holds/" + id;
    }

    @Decides(HoldPage.class)
    @PostMapping("/{id}/extension")
    @Allows(value = Role.REGISTRAR, action = TrailAction.PROPOSAL_MADE)
    String extend(
            @PathVariable UUID id,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            Form form,
            Model model) {
        Hold hold = find(id);
        Optional<LocalDate> until = form.day("until", "retention.until.missing");
        return asked(
                form,
                () -> UUID.fromString(deciding.ask(
                        request,
                        () -> extension
                                .ask(hold, until.orElseThrow(), form.value("reason"), actor)
                                .toString())),
                () -> show(hold, reader, form, model));
    }

    @Decides(HoldPage.class)
    @PostMapping("/{id}/release")
    @Allows(value = Role.REGISTRAR, action = TrailAction.PROPOSAL_MADE)
    String release(
            @PathVariable UUID id,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            Form form,
            Model model) {
        Hold hold = find(id);
        return asked(
                form,
                () -> UUID.fromString(deciding.ask(
                        request,
                        () -> release.ask(hold, form.value("reason"), actor).toString())),
                () -> show(hold, reader, form, model));
    }

    private static String asked(Form form, Supplier<UUID> ask, Supplier<String> again) {
        Optional<UUID> proposal = form.isValid() ? form.whole("reason", ask) : Optional.empty();
        return proposal.map(made -> "redirect:/approvals/" + made).orElseGet(again);
    }

    private String showAll(SignedIn reader, Form form, Model model) {
        List<Hold> found = holds.all(SHOWN);
        model.addAttribute(
                "lines", found.stream().map(hold -> line(hold, reader)).toList());
        model.addAttribute("mayAsk", reader.has(Role.REGISTRAR));
        model.addAttribute("kinds", List.of("RECORD", "REQUEST"));
        model.addAttribute("causes", HoldCause.values());
        model.addAttribute("most", holds.mostDays());
        model.addAttribute("form", form);
        return "retention/holds";
    }

    private String show(Hold hold, SignedIn reader, Form form, Model model) {
        Line line = line(hold, reader);
        model.addAttribute("line", line);
        model.addAttribute("mayAsk", reader.has(Role.REGISTRAR) && line.lasts());
        model.addAttribute("most", holds.mostDays());
        model.addAttribute("form", form);
        model.addAttribute("crumb", new Crumb(uiFormat.text("retention.holds"), "/retention/holds"));
        return "retention/hold";
    }

    private Line line(Hold hold, SignedIn reader) {
        LocalDate today = LocalDate.now(clock);
        return new Line(hold, number(hold, reader), hold.state(today), hold.lasts(today));
    }

    private String number(Hold hold, SignedIn reader) {
        Long number = hold.number();
        if (number == null) {
            return uiFormat.text("retention.record-erased");
        }
        if (!reader.has(Role.REGISTRAR) && !reader.has(Role.NATIONAL_SUPERVISOR)) {
            return uiFormat.text("retention.not-for-auditors");
        }
        return hold.of().isRequest()
                ? uiFormat.text("retention.request", Long.toString(number))
                : new RegisterNumber(Math.toIntExact(number)).formatted();
    }

    private Hold find(UUID id) {
        return holds.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Held request(String number) {
        return (number.matches("[0-9]{1,18}")
                        ? holds.requestWithNumber(Long.parseLong(number))
                        : Optional.<UUID>empty())
                .map(Held::request)
                .orElseThrow(() ->
                        new InvalidValueException("retention.no-request", "No request about a case has this number."));
    }

    private Held record(String number) {
        return people.withNumber(RegisterNumber.parse(number))
                .map(Held::record)
                .orElseThrow(() -> new InvalidValueException(
                        "retention.no-record",
                        "No record has this number. It was never given, or its record has been erased: then there is"
                                + " nothing left that could be held."));
    }
}
