package pk.gov.nsor.registration.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import pk.gov.nsor.access.Allows;
import pk.gov.nsor.access.Purpose;
import pk.gov.nsor.access.RecordPurposes;
import pk.gov.nsor.access.Role;
import pk.gov.nsor.audit.Actor;
import pk.gov.nsor.audit.TrailAction;
import pk.gov.nsor.conviction.ConvictionForm;
import pk.gov.nsor.conviction.NewConviction;
import pk.gov.nsor.kernel.InvalidValueException;
import pk.gov.nsor.register.CnicTakenException;
import pk.gov.nsor.register.NewAddress;
import pk.gov.nsor.register.People;
import pk.gov.nsor.registration.OffenderRegistration;
import pk.gov.nsor.registration.web.Draft.Step;
import pk.gov.nsor.shell.Form;
import pk.gov.nsor.shell.Rows;
import pk.gov.nsor.shell.Submissions;

/**
 * Registering an offender: three pages that ask, one that shows all answers, and only then is anything recorded. A page
 * with problems is shown again by a redirect, so that reloading it, going back and changing the language lose nothing.
 */
@Controller
@RequestMapping("/people/new")
@Allows(value = Role.REGISTRAR, action = TrailAction.PERSON_REGISTERED)
class RegistrationController {

    private final OffenderRegistration registration;
    private final People people;
    private final IdentityForm identities;
    private final AddressForm addresses;
    private final ConvictionForm convictions;
    private final Wording wording;
    private final Submissions submissions;

    private final Clock clock;

    RegistrationController(
            OffenderRegistration registration,
            People people,
            IdentityForm identities,
            AddressForm addresses,
            ConvictionForm convictions,
            Wording wording,
            Submissions submissions,
            Clock clock) {
        this.registration = registration;
        this.people = people;
        this.identities = identities;
        this.addresses = addresses;
        this.convictions = convictions;
        this.wording = wording;
        this.submissions = submissions;
        this.clock = clock;
    }

    @GetMapping
    String begin(HttpSession session) {
        return at(Drafts.begin(session), Step.IDENTITY.path());
    }

    @GetMapping("/{id}/{page}")
    String page(
            @PathVariable UUID id,
            @PathVariable String page,
            HttpSession session,
            Locale locale,
            Model model,
            RedirectAttributes flash) {
        Optional<Draft> draft = Drafts.find(session, id);
        if (draft.isEmpty()) {
            return lost(flash);
        }
        model.addAttribute("draft", id);
        Optional<Step> step = Step.at(page);
        return step.isPresent()
                ? ask(step.get(), draft.get(), locale, model)
                : check(id, draft.get(), session, locale, model);
    }

    @PostMapping("/{id}/{page}")
    String answer(
            @PathVariable UUID id,
            @PathVariable String page,
            HttpServletRequest request,
            Actor actor,
            Purpose purpose,
            RedirectAttributes flash) {
        HttpSession session = request.getSession();
        Form form = Form.of(request.getParameterMap());
        Optional<Step> step = Step.at(page);
        Optional<Draft> draft = Drafts.find(session, id);
        if (step.isEmpty()) {
            // The second press finds its answer even though the draft is gone.
            return submissions.once(
                    session,
                    form.value("submissionId"),
                    () -> draft.map(found -> register(id, found, session, actor, purpose))
                            .orElseGet(() -> lost(flash)));
        }
        if (draft.isEmpty()) {
            return lost(flash);
        }
        boolean more = added(step.get(), form);
        if (!more) {
            read(step.get(), form);
        }
        draft.get().put(step.get(), form);
        Drafts.save(session, id, draft.get());
        if (more || !form.isValid()) {
            return at(id, step.get().path());
        }
        return at(id, draft.get().firstOpen().map(Step::path).orElse("check"));
    }

    private String ask(Step step, Draft draft, Locale locale, Model model) {
        Form form = draft.form(step);
        model.addAttribute("form", form);
        switch (step) {
            case IDENTITY -> {
                if (form.value("nationality").isEmpty() && form.isValid()) {
                    form.set("nationality", "PK");
                }
                model.addAttribute("aliases", IdentityForm.aliasCount(form));
                model.addAttribute("nationalities", IdentityForm.nationalities(locale));
            }
            case ADDRESSES -> {
                model.addAttribute("count", AddressForm.count(form));
                model.addAttribute("districts", addresses.offers(locale));
                model.addAttribute("tehsils", addresses.tehsilOffers());
            }
            case CONVICTION -> convictions.offer(form, locale, model);
        }
        return "registration/" + step.path();
    }

    private String check(UUID id, Draft draft, HttpSession session, Locale locale, Model model) {
        Optional<Step> open = draft.firstOpen();
        if (open.isPresent()) {
            return at(id, open.get().path());
        }
        // Read again: a CNIC may have been taken since it was typed.
        Optional<IdentityForm.Read> identity = identities.read(draft.form(Step.IDENTITY));
        List<NewAddress> places = addresses.read(draft.form(Step.ADDRESSES));
        Optional<NewConviction> judgment = convictions.read(draft.form(Step.CONVICTION));
        if (identity.isEmpty()
                || judgment.isEmpty()
                || !draft.form(Step.ADDRESSES).isValid()) {
            Drafts.save(session, id, draft);
            return at(id, draft.firstOpen().orElse(Step.IDENTITY).path());
        }
        model.addAttribute("identity", wording.identity(identity.get().identity()));
        model.addAttribute("cnic", identity.get().cnic());
        model.addAttribute("cnicKnown", draft.form(Step.IDENTITY).value("cnicKnown"));
        model.addAttribute("addresses", places.stream().map(wording::address).toList());
        model.addAttribute("conviction", wording.judgment(judgment.get()));
        model.addAttribute(
                "alike",
                people.resembling(identity.get().identity()).stream()
                        .map(people::get)
                        .toList());
        return "registration/check";
    }

    private String register(UUID id, Draft draft, HttpSession session, Actor actor, Purpose purpose) {
        if (draft.firstOpen().isPresent()) {
            return at(id, "check");
        }
        Form identityForm = draft.form(Step.IDENTITY);
        Form addressForm = draft.form(Step.ADDRESSES);
        Form convictionForm = draft.form(Step.CONVICTION);
        Optional<IdentityForm.Read> identity = identities.read(identityForm);
        List<NewAddress> places = addresses.read(addressForm);
        Optional<NewConviction> judgment = convictions.read(convictionForm);
        if (identity.isEmpty() || judgment.isEmpty() || !addressForm.isValid()) {
            Drafts.save(session, id, draft);
            return at(id, "check");
        }
        try {
            OffenderRegistration.Registered registered = registration.register(
                    identity.get().identity(), identity.get().cnic(), places, judgment.get(), purpose.name(), actor);
            Drafts.forget(session, id);
            RecordPurposes.choose(session, registered.person().value(), Purpose.REGISTRATION, clock.instant());
            return "redirect:/people/" + registered.person() + "/registered";
        } catch (CnicTakenException taken) {
            identityForm.reject(
                    "cnic", "registration.cnic.taken", taken.number().formatted());
            Drafts.save(session, id, draft);
            return at(id, Step.IDENTITY.path());
        } catch (InvalidValueException refused) {
            // What only the record as a whole can show, such as an offence before the person's birth.
            String field = refused.field() == null ? "offenceOn" : refused.field();
            convictionForm.reject(
                    field, refused.messageKey(), refused.arguments().toArray());
            Drafts.save(session, id, draft);
            return at(id, Step.CONVICTION.path());
        }
    }

    private void read(Step step, Form form) {
        switch (step) {
            case IDENTITY -> {
                Optional<IdentityForm.Read> unused = identities.read(form);
            }
            case ADDRESSES -> {
                List<NewAddress> unused = addresses.read(form);
            }
            case CONVICTION -> {
                Optional<NewConviction> unused = convictions.read(form);
            }
        }
    }

    private static boolean added(Step step, Form form) {
        return switch (step) {
            case IDENTITY -> Rows.added(form, "aliases", 1, 20);
            case ADDRESSES -> Rows.added(form, "addresses", 1, AddressForm.MOST);
            case CONVICTION -> Rows.added(form, "offences", 1, ConvictionForm.MOST);
        };
    }

    private static String at(UUID draft, String page) {
        return "redirect:/people/new/" + draft + "/" + page;
    }

    private static String lost(RedirectAttributes flash) {
        flash.addFlashAttribute("flash", "registration.draft-lost");
        return "redirect:/people";
    }
}
