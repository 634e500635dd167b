package pk.gov.nsor.survivors.support.web;

import java.time.Clock;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.shell.Decides;
import pk.gov.nsor.foundation.shell.Deciding;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.FormPost;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.survivors.support.CheckLine;
import pk.gov.nsor.survivors.support.CheckState;
import pk.gov.nsor.survivors.support.Consent;
import pk.gov.nsor.survivors.support.NewReferral;
import pk.gov.nsor.survivors.support.Services;
import pk.gov.nsor.survivors.support.Shared;
import pk.gov.nsor.survivors.support.SupportCase;
import pk.gov.nsor.survivors.support.SupportCases;

/** One case, as its cell sees it. */
@Controller
@RequestMapping("/cases/{case}")
@Decides(CaseShown.class)
class CaseController {

    private final SupportCases cases;
    private final Services services;
    private final Deciding deciding;
    private final UiFormat uiFormat;
    private final Trail trail;
    private final Clock clock;

    CaseController(
            SupportCases cases, Services services, Deciding deciding, UiFormat uiFormat, Trail trail, Clock clock) {
        this.cases = cases;
        this.services = services;
        this.deciding = deciding;
        this.uiFormat = uiFormat;
        this.trail = trail;
        this.clock = clock;
    }

    /** How a case ends. */
    enum End {
        CLOSED,
        ERASED
    }

    @GetMapping
    @Allows(value = Role.SUPPORT_ADVISER, action = TrailAction.SUPPORT_CASES_VIEWED)
    String page(@PathVariable("case") UUID id, @AuthenticationPrincipal SignedIn reader, Actor actor, Model model) {
        SupportCase known = known(id, reader);
        trail.appendAlone(TrailEntry.done(actor, TrailAction.SUPPORT_CASES_VIEWED));
        return show(known, new Form(), model);
    }

    @PostMapping("/details")
    @Allows(value = Role.SUPPORT_ADVISER, action = TrailAction.SUPPORT_CASE_DECIDED)
    String describe(@PathVariable("case") UUID id, FormPost post) {
        return decide(
                id,
                post,
                "support.details.done",
                () -> cases.describe(id, CaseListController.details(post.form()), post.reader(), post.actor()));
    }

    @PostMapping("/referrals")
    @Allows(value = Role.SUPPORT_ADVISER, action = TrailAction.SUPPORT_CASE_DECIDED)
    String refer(@PathVariable("case") UUID id, FormPost post) {
        Form form = post.form();
        Optional<UUID> service = form.require("service", "support.service.missing", CaseController::identifier);
        if (form.value("told").isEmpty()) {
            form.reject("told", "support.told.missing");
        }
        Optional<Consent.Giver> giver = form.choice("consentBy", "support.consent-by.missing", Consent.Giver.class);
        Optional<Consent.Way> way = form.choice("consentHow", "support.consent-how.missing", Consent.Way.class);
        if (!form.has("explained", "yes")) {
            form.reject("explained", "support.explained.missing");
        }
        if (!form.isValid()) {
            return show(known(id, post.reader()), form, post.model());
        }
        return decide(
                id,
                post,
                "support.referred.done",
                () -> cases.refer(
                        id,
                        new NewReferral(
                                service.orElseThrow(),
                                shared(form),
                                form.value("told"),
                                giver.orElseThrow(),
                                way.orElseThrow()),
                        post.reader(),
                        post.actor()));
    }

    @PostMapping("/referrals/{referral}/withdrawal")
    @Allows(value = Role.SUPPORT_ADVISER, action = TrailAction.SUPPORT_CASE_DECIDED)
    String withdraw(@PathVariable("case") UUID id, @PathVariable UUID referral, FormPost post) {
        return decide(
                id, post, "support.withdrawn.done", () -> cases.withdraw(id, referral, post.reader(), post.actor()));
    }

    @PostMapping("/referrals/{referral}/asked")
    @Allows(value = Role.SUPPORT_ADVISER, action = TrailAction.SUPPORT_CASE_DECIDED)
    String asked(@PathVariable("case") UUID id, @PathVariable UUID referral, FormPost post) {
        return decide(
                id, post, "support.asked.done", () -> cases.askedAgain(id, referral, post.reader(), post.actor()));
    }

    @PostMapping("/checklist")
    @Allows(value = Role.SUPPORT_ADVISER, action = TrailAction.SUPPORT_CASE_DECIDED)
    String check(@PathVariable("case") UUID id, FormPost post) {
        Map<CheckLine, CheckState> said = new EnumMap<>(CheckLine.class);
        for (CheckLine line : CheckLine.values()) {
            Arrays.stream(CheckState.values())
                    .filter(state -> post.form().has(line.key(), state.name()))
                    .forEach(state -> said.put(line, state));
        }
        return decide(id, post, "support.checked.done", () -> cases.check(id, said, post.reader(), post.actor()));
    }

    @PostMapping("/end")
    @Allows(value = Role.SUPPORT_ADVISER, action = TrailAction.SUPPORT_CASE_DECIDED)
    String end(@PathVariable("case") UUID id, FormPost post) {
        Form form = post.form();
        Optional<End> end = form.choice("end", "support.end.missing", End.class);
        if (end.filter(how -> how == End.ERASED).isPresent() && !form.has("sure", "yes")) {
            form.reject("sure", "support.sure.missing");
        }
        if (!form.isValid()) {
            return show(known(id, post.reader()), form, post.model());
        }
        return decide(
                id, post, "support.end.done." + end.orElseThrow().name().toLowerCase(java.util.Locale.ROOT), () -> {
                    if (end.orElseThrow() == End.ERASED) {
                        cases.erase(id, post.reader(), post.actor());
                    } else {
                        cases.close(id, post.reader(), post.actor());
                    }
                });
    }

    private String decide(UUID id, FormPost post, String said, Runnable decision) {
        SupportCase known = known(id, post.reader());
        if (!deciding.once(post.request(), post.form(), "case", decision)) {
            return show(cases.find(id, post.reader()).orElse(known), post.form(), post.model());
        }
        boolean isThere = cases.find(id, post.reader()).isPresent();
        return post.done(said, CaseListController.PATH + (isThere ? "/" + id : ""));
    }

    private SupportCase known(UUID id, SignedIn reader) {
        return cases.find(id, reader).orElseThrow(NoCaseException::new);
    }

    private static UUID identifier(String written) {
        try {
            return UUID.fromString(written);
        } catch (IllegalArgumentException none) {
            throw new InvalidValueException("support.service.missing", "Choose the service.");
        }
    }

    private static Set<Shared> shared(Form form) {
        Set<Shared> shared = EnumSet.noneOf(Shared.class);
        for (Shared one : Shared.values()) {
            if (form.has("shared", one.name())) {
                shared.add(one);
            }
        }
        return shared;
    }

    private String show(SupportCase one, Form form, Model model) {
        if (form.value("called").isEmpty()) {
            form.set("called", one.details().called())
                    .set("contact", one.details().contact())
                    .set("courtCase", one.details().courtCase());
        }
        for (CheckLine line : CheckLine.values()) {
            if (form.value(line.key()).isEmpty()) {
                form.set(line.key(), one.check(line).name());
            }
        }
        Map<String, String> offered = new LinkedHashMap<>();
        services.of(one.cell())
                .forEach(service -> offered.put(
                        service.account().toString(),
                        service.name() + " · "
                                + uiFormat.text("support.kind." + service.kind().key())));
        model.addAttribute("form", form);
        model.addAttribute("one", one);
        model.addAttribute("left", cases.left(one));
        model.addAttribute("now", clock.instant());
        model.addAttribute("services", offered);
        model.addAttribute("shared", Shared.values());
        model.addAttribute("givers", Consent.Giver.values());
        model.addAttribute("ways", Consent.Way.values());
        model.addAttribute("lines", CheckLine.values());
        model.addAttribute("states", CheckState.values());
        model.addAttribute("ends", End.values());
        return "support/case";
    }
}
