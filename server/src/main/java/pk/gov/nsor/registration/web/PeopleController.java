package pk.gov.nsor.registration.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pk.gov.nsor.access.Allows;
import pk.gov.nsor.access.Purpose;
import pk.gov.nsor.access.Role;
import pk.gov.nsor.access.SignedIn;
import pk.gov.nsor.audit.Actor;
import pk.gov.nsor.audit.Trail;
import pk.gov.nsor.audit.TrailAction;
import pk.gov.nsor.audit.TrailEntry;
import pk.gov.nsor.kernel.CnicFormat;
import pk.gov.nsor.kernel.InvalidValueException;
import pk.gov.nsor.kernel.PersonId;
import pk.gov.nsor.kernel.RegisterNumber;
import pk.gov.nsor.register.People;
import pk.gov.nsor.registration.SearchNotes;
import pk.gov.nsor.registration.Standings;
import pk.gov.nsor.shell.NavigationEntry;
import pk.gov.nsor.shell.Shown;

/** Finding a person by exactly one number. Each search is on the trail before its answer is shown. */
@Controller
@Allows(
        value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR},
        action = TrailAction.PERSON_SEARCHED)
class PeopleController {

    private static final int LISTED = 100;

    private final People people;
    private final Standings standings;
    private final CnicFormat cnics;
    private final Trail trail;
    private final Shown shown;
    private final List<SearchNotes> notes;

    PeopleController(
            People people, Standings standings, CnicFormat cnics, Trail trail, Shown shown, List<SearchNotes> notes) {
        this.people = people;
        this.standings = standings;
        this.cnics = cnics;
        this.trail = trail;
        this.shown = shown;
        this.notes = notes;
    }

    @GetMapping("/people")
    String page(@AuthenticationPrincipal SignedIn reader, Model model) {
        model.addAttribute("mayRegister", reader.has(Role.REGISTRAR));
        return "register/search";
    }

    /** By a form, so that nobody's number is in an address, which browsers and proxies keep. */
    @PostMapping("/people")
    String search(
            @RequestParam(defaultValue = "") String q,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            Purpose purpose,
            Model model) {
        model.addAttribute("mayRegister", reader.has(Role.REGISTRAR));
        String query = q.strip();
        model.addAttribute("query", query);
        if (query.isEmpty()) {
            return "register/search";
        }
        Optional<PersonId> found;
        try {
            found = find(query).filter(person -> reader.has(Role.REGISTRAR) || !standings.isSealed(person));
        } catch (InvalidValueException refused) {
            record(actor, purpose, query, Optional.empty());
            model.addAttribute("refused", shown.text(refused));
            return "register/search";
        }
        record(actor, purpose, query, found);
        if (found.isPresent()) {
            return "redirect:/people/" + found.get();
        }
        model.addAttribute("nobody", true);
        model.addAttribute("somebodyElse", isSomebodyElse(query));
        return "register/search";
    }

    /** Those whose identity waits for a second person, the oldest first. */
    @GetMapping("/people/unconfirmed")
    String unconfirmed(Actor actor, Purpose purpose, Model model) {
        record(actor, purpose, "identity unconfirmed", Optional.empty());
        model.addAttribute("count", standings.countIdentityUnconfirmed());
        model.addAttribute(
                "people",
                standings.identityUnconfirmed(LISTED).stream().map(people::get).toList());
        return "register/unconfirmed";
    }

    /** Whether the CNIC is that of a namesake of somebody on record. */
    private boolean isSomebodyElse(String query) {
        return !isNumber(query) && notes.stream().anyMatch(note -> note.isSomebodyElse(cnics.parse(query)));
    }

    private static boolean isNumber(String query) {
        return query.regionMatches(true, 0, "R", 0, 1);
    }

    private Optional<PersonId> find(String query) {
        return isNumber(query) ? people.withNumber(RegisterNumber.parse(query)) : people.withCnic(cnics.parse(query));
    }

    private void record(Actor actor, Purpose purpose, String query, Optional<PersonId> found) {
        trail.appendAlone(TrailEntry.done(actor, TrailAction.PERSON_SEARCHED)
                .purpose(purpose.name())
                .with(Map.of(
                        "query", query, "found", found.map(PersonId::toString).orElse(""))));
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        NavigationEntry peopleEntry() {
            return new NavigationEntry(
                    "register.people.title", "/people", 10, Set.of(Role.REGISTRAR, Role.NATIONAL_SUPERVISOR));
        }
    }
}
