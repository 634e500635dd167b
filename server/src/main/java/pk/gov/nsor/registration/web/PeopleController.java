package pk.gov.nsor.registration.web;

import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import pk.gov.nsor.access.Allows;
import pk.gov.nsor.access.Purpose;
import pk.gov.nsor.access.Role;
import pk.gov.nsor.audit.Actor;
import pk.gov.nsor.audit.Trail;
import pk.gov.nsor.audit.TrailAction;
import pk.gov.nsor.audit.TrailEntry;
import pk.gov.nsor.register.People;
import pk.gov.nsor.registration.Standings;

/** People whose identity waits. Each look is on the trail before the list is shown. */
@Controller
class PeopleController {

    private static final int LISTED = 100;

    private final People people;
    private final Standings standings;
    private final Trail trail;

    PeopleController(People people, Standings standings, Trail trail) {
        this.people = people;
        this.standings = standings;
        this.trail = trail;
    }

    /** Those whose identity waits for a second person, the oldest first. */
    @GetMapping("/people/unconfirmed")
    @Allows(
            value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR},
            action = TrailAction.PERSON_SEARCHED)
    String unconfirmed(Actor actor, Purpose purpose, Model model) {
        trail.appendAlone(TrailEntry.done(actor, TrailAction.PERSON_SEARCHED)
                .purpose(purpose.name())
                .with(Map.of("query", "identity unconfirmed", "found", "")));
        model.addAttribute("count", standings.countIdentityUnconfirmed());
        model.addAttribute(
                "people",
                standings.identityUnconfirmed(LISTED).stream().map(people::get).toList());
        return "register/unconfirmed";
    }
}
