package pk.gov.nsor.record.registration.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.DecidesNothing;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.access.RecordPurposes;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.screening.Screened;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.Submissions;
import pk.gov.nsor.record.conviction.FactKind;
import pk.gov.nsor.record.conviction.legalfile.FactMessages;
import pk.gov.nsor.record.register.CnicTakenException;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.record.registration.web.Draft.Step;
import pk.gov.nsor.record.registration.web.RegistrationForms.Answers;

/**
 * Registers an offender: four input pages, one that shows all input, and only then is anything recorded. A page with
 * errors is shown again by a redirect, so that reloading, going back and changing the language lose nothing.
 */
@Controller
@RequestMapping("/people/new")
@Allows(value = Role.REGISTRAR, action = TrailAction.PERSON_REGISTERED)
@DecidesNothing(
        "It fills in the reader's own draft; registering checks again, under locks, whether the person is there already")
class RegistrationController {

    private static final String REGISTERED = "/registered";
    private static final String DISCARD = "discard";
    private static final String STOPPED = "invalid.text.survivor.";
    private static final Pattern WORDS =
            Pattern.compile("(?:name|father)(?:Latin|Urdu)|(?:alias|line)[0-9]{1,2}|caseNumber|firNumber");

    private final OffenderRegistration registration;
    private final AlikeOnPage alike;
    private final RegistrationForms forms;
    private final RegistrationDrafts drafts;
    private final FactMessages facts;
    private final RecordMessages recordMessages;
    private final Submissions submissions;

    private final Clock clock;

    RegistrationController(
            OffenderRegistration registration,
            AlikeOnPage alike,
            RegistrationForms forms,
            RegistrationDrafts drafts,
            FactMessages facts,
            RecordMessages recordMessages,
            Submissions submissions,
            Clock clock) {
        this.registration = registration;
        this.alike = alike;
        this.forms = forms;
        this.drafts = drafts;
        this.facts = facts;
        this.recordMessages = recordMessages;
        this.submissions = submissions;
        this.clock = clock;
    }

    /** A fact that follows the judgment, in words. */
    record Followed(FactKind kind, String text, LocalDate on) {}

    /** What was begun in an earlier session can be continued, or another registration begun. */
    @GetMapping
    String begin(
            @RequestParam(defaultValue = "false") boolean another,
            HttpSession session,
            @AuthenticationPrincipal SignedIn reader,
            Model model) {
        List<RegistrationDrafts.Begun> begun =
                another ? List.of() : drafts.ofEarlierSessions(session, reader.accountId());
        if (begun.isEmpty()) {
            return at(drafts.begin(session), Step.IDENTITY.path());
        }
        model.addAttribute("begun", begun);
        return "registration/begun";
    }

    @GetMapping("/{id}/{page}")
    String page(
            @PathVariable UUID id,
            @PathVariable String page,
            HttpSession session,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            Purpose purpose,
            Locale locale,
            Model model,
            RedirectAttributes flash) {
        Optional<Draft> draft = drafts.find(session, reader.accountId(), id);
        if (draft.isEmpty()) {
            return lost(flash);
        }
        model.addAttribute("draft", id);
        Optional<Step> step = Step.at(page);
        return step.isPresent()
                ? ask(step.get(), draft.get().form(step.get()), draft.get(), locale, model)
                : check(id, draft.get(), session, reader, actor, purpose, model);
    }

    @PostMapping("/{id}/{page}")
    String answer(
            @PathVariable UUID id,
            @PathVariable String page,
            HttpServletRequest request,
            Form form,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            Purpose purpose,
            Locale locale,
            Model model,
            RedirectAttributes flash) {
        HttpSession session = request.getSession();
        Optional<Step> step = Step.at(page);
        if (page.equals(DISCARD)) {
            drafts.forget(session, reader.accountId(), id);
            return "redirect:/people/new";
        }
        Optional<Draft> draft = drafts.find(session, reader.accountId(), id);
        if (step.isEmpty()) {
            // A second press finds its answer even though the draft is gone.
            return draft.isPresent()
                    ? register(id, draft.get(), request, reader, actor, purpose)
                    : submissions.once(request, () -> lost(flash));
        }
        if (draft.isEmpty()) {
            return lost(flash);
        }
        boolean more = RegistrationForms.added(step.get(), form);
        if (more) {
            screen(form, request.getParameterMap().keySet());
        } else {
            forms.check(step.get(), form, draft.get());
        }
        if (form.problems().stream().anyMatch(problem -> problem.key().startsWith(STOPPED))) {
            // Text that would identify a survivor stays on the page, and is not stored in a session.
            model.addAttribute("draft", id);
            return ask(step.get(), form, draft.get(), locale, model);
        }
        if (step.get() == Step.CONVICTION) {
            RegistrationForms.follow(draft.get(), form);
        }
        draft.get().put(step.get(), form);
        drafts.save(session, reader.accountId(), id, draft.get());
        if (more || !form.isValid()) {
            return at(id, step.get().path());
        }
        return at(id, draft.get().firstOpen().map(Step::path).orElse("check"));
    }

    /**
     * Screens the free-text fields in the same way as reading the page does, where another row was requested and
     * nothing is read yet.
     */
    private static void screen(Form form, Set<String> fields) {
        fields.stream().filter(field -> WORDS.matcher(field).matches()).sorted().forEach(field -> {
            Optional<String> _ = form.read(field, text -> Screened.require(text, field));
        });
    }

    private String ask(Step step, Form form, Draft draft, Locale locale, Model model) {
        forms.offer(step, form, draft, locale, model);
        return "registration/" + step.path();
    }

    private String check(
            UUID id, Draft draft, HttpSession session, SignedIn reader, Actor actor, Purpose purpose, Model model) {
        Optional<Step> open = draft.firstOpen();
        if (open.isPresent()) {
            return at(id, open.get().path());
        }
        // Read again, since a CNIC may have been taken since it was typed.
        Optional<Answers> read = forms.read(draft);
        if (read.isEmpty()) {
            drafts.save(session, reader.accountId(), id, draft);
            return at(id, draft.firstOpen().orElse(Step.IDENTITY).path());
        }
        Answers answers = read.get();
        model.addAttribute("identity", recordMessages.identity(answers.identity()));
        model.addAttribute("cnic", answers.cnic());
        model.addAttribute("cnicKnown", draft.form(Step.IDENTITY).value("cnicKnown"));
        model.addAttribute(
                "addresses",
                answers.addresses().stream().map(recordMessages::address).toList());
        model.addAttribute("conviction", recordMessages.judgment(answers.judgment()));
        model.addAttribute("place", answers.sentencing().place().name());
        model.addAttribute(
                "followed",
                answers.sentencing().facts().stream()
                        .map(fact -> new Followed(fact.kind(), facts.text(fact), fact.on()))
                        .toList());
        model.addAttribute(
                "alike", alike.of(answers.identity(), answers.cnic(), answers.addresses(), actor, purpose.name()));
        return "registration/check";
    }

    private String register(
            UUID id, Draft draft, HttpServletRequest request, SignedIn reader, Actor actor, Purpose purpose) {
        HttpSession session = request.getSession();
        Optional<Answers> read = draft.firstOpen().isPresent() ? Optional.empty() : forms.read(draft);
        try {
            // Where the first press of two has the CNIC by now, the second finds it taken, and gets the first one's
            // answer.
            String next = submissions.once(
                    request,
                    () -> read.map(answers -> registered(answers, session, actor, purpose))
                            .orElseGet(() -> {
                                drafts.save(session, reader.accountId(), id, draft);
                                return at(id, "check");
                            }));
            if (next.endsWith(REGISTERED)) {
                drafts.forget(session, reader.accountId(), id);
            }
            return next;
        } catch (CnicTakenException taken) {
            draft.form(Step.IDENTITY)
                    .reject("cnic", "registration.cnic.taken", taken.number().formatted());
            drafts.save(session, reader.accountId(), id, draft);
            return at(id, Step.IDENTITY.path());
        } catch (InvalidValueException refused) {
            Step step = reject(
                    draft, read.map(answers -> answers.identity().bornOn()).orElse(null), refused);
            drafts.save(session, reader.accountId(), id, draft);
            return at(id, step.path());
        }
    }

    private String registered(Answers answers, HttpSession session, Actor actor, Purpose purpose) {
        OffenderRegistration.Registered registered = registration.register(
                answers.identity(),
                answers.cnic(),
                answers.addresses(),
                answers.judgment(),
                answers.conviction(),
                answers.sentencing().facts(),
                purpose.name(),
                actor);
        RecordPurposes.choose(session, registered.person().value(), Purpose.REGISTRATION, clock.instant());
        return "redirect:/people/" + registered.person() + REGISTERED;
    }

    /** Errors that only the whole input can show, such as an offence before the person's birth; and the page of each. */
    private static Step reject(Draft draft, @Nullable LocalDate bornOn, InvalidValueException refused) {
        if (refused.code().equals("address.before-birth")) {
            Form addresses = draft.form(Step.ADDRESSES);
            addresses.reject("from" + rowBefore(bornOn, addresses), refused.messageKey());
            return Step.ADDRESSES;
        }
        String field = refused.field() == null ? "offenceOn" : refused.field();
        // A sentence is of the judgment's day: what is at odds with the rest is a day of the custody.
        Step step = field.equals("on") ? Step.SENTENCE : Step.CONVICTION;
        draft.form(step)
                .reject(
                        field.equals("on") ? "admittedOn" : field,
                        refused.messageKey(),
                        refused.arguments().toArray());
        return step;
    }

    /** The first row of addresses that begins before the day. */
    private static int rowBefore(@Nullable LocalDate day, Form form) {
        return IntStream.rangeClosed(1, AddressForm.MOST)
                .filter(row -> form.day("from" + row)
                        .filter(from -> day != null && from.isBefore(day))
                        .isPresent())
                .findFirst()
                .orElse(1);
    }

    private static String at(UUID draft, String page) {
        return "redirect:/people/new/" + draft + "/" + page;
    }

    private static String lost(RedirectAttributes flash) {
        flash.addFlashAttribute("flash", "registration.draft-lost");
        return "redirect:/people";
    }
}
