package pk.gov.nsor.record.matching.web;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.DecidesNothing;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.kernel.CnicFormat;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.MobileNumber;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.RegisterNumber;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.NavigationEntry;
import pk.gov.nsor.foundation.shell.NavigationGroup;
import pk.gov.nsor.foundation.shell.SearchBox;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.record.matching.NameQuestion;
import pk.gov.nsor.record.matching.NameSearch;
import pk.gov.nsor.record.matching.compare.CnicSlips;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.registration.AccessGrounds;
import pk.gov.nsor.record.registration.SearchNotes;

/**
 * Finds a person by a number, or people by a name. Each search is on the trail before its answer is shown. People whom
 * the reader may not read are not found, and the answer is the same as if they did not exist.
 */
@Controller
@Allows(
        value = {
            Role.REGISTRAR,
            Role.NATIONAL_SUPERVISOR,
            Role.PROVINCIAL_SUPERVISOR,
            Role.DISTRICT_SUPERVISOR,
            Role.SUPERVISING_OFFICER
        },
        action = TrailAction.PERSON_SEARCHED)
class SearchController {

    private static final String PAGE = "matching/search";
    private final People people;
    private final AccessGrounds links;
    private final NameSearch names;
    private final CnicFormat cnics;
    private final SearchQuestions questions;
    private final SearchPlaces places;
    private final SearchTrail trail;
    private final UiFormat uiFormat;
    private final List<SearchNotes> notes;

    SearchController(
            People people,
            AccessGrounds links,
            NameSearch names,
            CnicFormat cnics,
            SearchQuestions questions,
            SearchPlaces places,
            SearchTrail trail,
            UiFormat uiFormat,
            List<SearchNotes> notes) {
        this.people = people;
        this.links = links;
        this.names = names;
        this.cnics = cnics;
        this.questions = questions;
        this.places = places;
        this.trail = trail;
        this.uiFormat = uiFormat;
        this.notes = notes;
    }

    @ModelAttribute
    void frame(@AuthenticationPrincipal SignedIn reader, Model model) {
        model.addAttribute("mayRegister", reader.has(Role.REGISTRAR));
        model.addAttribute("narrowsByPlace", SearchPlaces.areOffered(reader));
        model.addAttribute("places", places);
    }

    @GetMapping("/people")
    String page(Model model) {
        model.addAttribute("form", new Form());
        return PAGE;
    }

    /** Sent by a form, so that no number or name is in an address, which browsers and proxies keep. */
    @DecidesNothing("It looks for people")
    @PostMapping("/people")
    String search(Form form, @AuthenticationPrincipal SignedIn reader, Actor actor, Purpose purpose, Model model) {
        model.addAttribute("form", form);
        if (SearchTrail.FIELDS.stream().allMatch(field -> form.value(field).isEmpty())) {
            return PAGE;
        }
        if (SearchQuestions.isName(form)) {
            return byName(form, reader, actor, purpose, model);
        }
        Optional<MobileNumber> telephone = SearchQuestions.telephone(form.value("q"));
        return telephone.isPresent()
                ? byTelephone(telephone.get(), form, reader, actor, purpose, model)
                : byNumber(form, reader, actor, purpose, model);
    }

    private String byTelephone(
            MobileNumber number, Form form, SignedIn reader, Actor actor, Purpose purpose, Model model) {
        NameSearch.Answer answer = names.find(reader, number);
        trail.names(actor, purpose, form, answer);
        model.addAttribute("most", NameSearch.MOST);
        model.addAttribute("nobody", answer.people().isEmpty());
        if (!answer.people().isEmpty()) {
            model.addAttribute("answer", answer);
            model.addAttribute("byTelephone", true);
        }
        return PAGE;
    }

    private String byNumber(Form form, SignedIn reader, Actor actor, Purpose purpose, Model model) {
        String query = form.value("q");
        boolean isRegisterNumber = SearchQuestions.isRegisterNumber(query);
        String digits = isRegisterNumber ? "" : NameQuestion.digits(query);
        Optional<PersonId> there;
        try {
            // A digit short is looked for as a slip.
            there = isRegisterNumber
                    ? people.withNumber(RegisterNumber.parse(query))
                    : CnicSlips.lacksOne(digits) ? Optional.empty() : people.withCnic(cnics.parse(query));
        } catch (InvalidValueException refused) {
            trail.number(actor, purpose, form, Optional.empty());
            model.addAttribute("refused", uiFormat.text(refused));
            return PAGE;
        }
        // Queried whether or not somebody was found, so that both take the same time.
        boolean isReadable = !links.of(reader, there.orElseGet(PersonId::next)).isEmpty();
        Optional<PersonId> found = there.filter(person -> isReadable);
        if (found.isPresent()) {
            trail.number(actor, purpose, form, found);
            return "redirect:/people/" + found.get();
        }
        if (!isRegisterNumber) {
            NameSearch.Answer near = names.find(reader, new NameQuestion(null, null, null, null, digits));
            trail.names(actor, purpose, form, near);
            if (!near.people().isEmpty()) {
                model.addAttribute("answer", near);
                model.addAttribute("nearCnic", true);
            }
            model.addAttribute("nobody", near.people().isEmpty());
        } else {
            trail.number(actor, purpose, form, found);
            model.addAttribute("nobody", true);
        }
        model.addAttribute("most", NameSearch.MOST);
        model.addAttribute(
                "somebodyElse",
                !isRegisterNumber && !CnicSlips.lacksOne(digits) && isNational(reader) && isSomebodyElse(query));
        return PAGE;
    }

    private String byName(Form form, SignedIn reader, Actor actor, Purpose purpose, Model model) {
        Optional<String> district = places.chosen(reader, form);
        Optional<NameQuestion> question = form.whole("q", () -> questions.of(form, district));
        if (question.isEmpty() || !form.isValid()) {
            trail.number(actor, purpose, form, Optional.empty());
            return PAGE;
        }
        NameSearch.Answer answer = names.find(reader, question.get());
        trail.names(actor, purpose, form, answer);
        model.addAttribute("answer", answer);
        model.addAttribute("most", NameSearch.MOST);
        return PAGE;
    }

    /**
     * Whether the CNIC is known to belong to a namesake of somebody on record. Only for readers whose work covers the
     * whole register, since it reveals that somebody of such a name is on it.
     */
    private boolean isSomebodyElse(String query) {
        return notes.stream().anyMatch(note -> note.isSomebodyElse(cnics.parse(query)));
    }

    private static boolean isNational(SignedIn reader) {
        return reader.has(Role.REGISTRAR) || reader.has(Role.NATIONAL_SUPERVISOR);
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        NavigationEntry peopleEntry() {
            return new NavigationEntry(
                    "register.people.title",
                    "/people",
                    NavigationGroup.PEOPLE,
                    10,
                    Set.of(Role.REGISTRAR, Role.NATIONAL_SUPERVISOR));
        }

        /** The police begin at their caseload, and have the search box at the top of it. */
        @Bean
        SearchBox searchBox() {
            return new SearchBox(Set.of(
                    Role.REGISTRAR,
                    Role.NATIONAL_SUPERVISOR,
                    Role.PROVINCIAL_SUPERVISOR,
                    Role.DISTRICT_SUPERVISOR,
                    Role.SUPERVISING_OFFICER));
        }
    }
}
