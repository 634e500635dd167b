package pk.gov.nsor.record.registration.web;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.registration.Standings;

/** Lists of people whose identity is not confirmed. Each view is on the trail before the list is shown. */
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
        List<PersonId> found = standings.identityUnconfirmed(LISTED);
        trail.appendAlone(TrailEntry.done(actor, TrailAction.PERSON_SEARCHED)
                .purpose(purpose.name())
                .with(Map.of("query", "identity unconfirmed", "found", ""))
                .naming(found.stream().map(PersonId::value).toList()));
        model.addAttribute("count", standings.countIdentityUnconfirmed());
        model.addAttribute("people", found.stream().map(people::get).toList());
        return "register/unconfirmed";
    }

    /**
     * Those without a known CNIC: the public gets no positive answer for them, and no other agency's system can name
     * them.
     */
    @GetMapping("/people/without-cnic")
    @Allows(value = Role.REGISTRAR, action = TrailAction.PERSON_SEARCHED)
    String withoutCnic(Actor actor, Purpose purpose, Model model) {
        trail.appendAlone(TrailEntry.done(actor, TrailAction.PERSON_SEARCHED)
                .purpose(purpose.name())
                .with(Map.of("query", "without a CNIC", "found", "")));
        model.addAttribute("count", standings.countWithoutCnic());
        model.addAttribute(
                "people",
                standings.withoutCnic(LISTED).stream().map(people::get).toList());
        return "register/without-cnic";
    }
}
