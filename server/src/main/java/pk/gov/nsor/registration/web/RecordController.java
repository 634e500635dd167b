package pk.gov.nsor.registration.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import pk.gov.nsor.access.Allows;
import pk.gov.nsor.access.Role;
import pk.gov.nsor.access.SignedIn;
import pk.gov.nsor.audit.TrailAction;
import pk.gov.nsor.conviction.Convictions;
import pk.gov.nsor.kernel.PersonId;
import pk.gov.nsor.register.CnicOfPerson;
import pk.gov.nsor.register.People;
import pk.gov.nsor.register.Person;
import pk.gov.nsor.register.Timeline;
import pk.gov.nsor.registration.RecordSection;
import pk.gov.nsor.registration.Standing;
import pk.gov.nsor.registration.Standings;
import pk.gov.nsor.requirement.Requirement;
import pk.gov.nsor.requirement.Status;
import pk.gov.nsor.requirement.Tier;

/** One record, one page. {@link RecordLooks} decides who may look, and puts the look on the trail. */
@Controller
@RequestMapping("/people/{id}")
@Allows(
        value = {
            Role.REGISTRAR,
            Role.NATIONAL_SUPERVISOR,
            Role.PROVINCIAL_SUPERVISOR,
            Role.DISTRICT_SUPERVISOR,
            Role.SUPERVISING_OFFICER
        },
        action = TrailAction.PERSON_VIEWED)
class RecordController {

    /** How much of the timeline the record's own page has. */
    private static final int LINES = 30;

    private final People people;
    private final Convictions convictions;
    private final Standings standings;
    private final Timeline timeline;
    private final TimelineLines lines;
    private final Changes changes;
    private final Wording wording;
    private final List<RecordSection> sections;
    private final Clock clock;

    RecordController(
            People people,
            Convictions convictions,
            Standings standings,
            Timeline timeline,
            TimelineLines lines,
            Changes changes,
            Wording wording,
            List<RecordSection> sections,
            Clock clock) {
        this.people = people;
        this.convictions = convictions;
        this.standings = standings;
        this.timeline = timeline;
        this.lines = lines;
        this.changes = changes;
        this.wording = wording;
        this.sections = sections.stream()
                .sorted(Comparator.comparingInt(RecordSection::order))
                .toList();
        this.clock = clock;
    }

    /** A section of another module, with what it shows. */
    record Shown(RecordSection section, Object content) {}

    @GetMapping
    String page(@PathVariable UUID id, @AuthenticationPrincipal SignedIn reader, Model model) {
        look(id, reader, model);
        return "registration/record";
    }

    /** The page's body alone, for a page that is open while the record changes. */
    @GetMapping("/body")
    String body(@PathVariable UUID id, @AuthenticationPrincipal SignedIn reader, Model model) {
        look(id, reader, model);
        return "registration/record :: body";
    }

    @GetMapping("/registered")
    @Allows(
            value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR},
            action = TrailAction.PERSON_VIEWED)
    String registered(@PathVariable UUID id, @AuthenticationPrincipal SignedIn reader, Model model) {
        look(id, reader, model);
        return "registration/registered";
    }

    private void look(UUID id, SignedIn reader, Model model) {
        PersonId personId = new PersonId(id);
        boolean isOffice = TimelineLines.isOffice(reader);
        Person person = people.get(personId);
        Optional<Standing> standing = standings.of(personId);
        LocalDate today = LocalDate.now(clock);
        Status status = standing.map(known -> known.on(today)).orElse(Status.NOT_REGISTRABLE);
        List<CnicOfPerson> cnics = person.cnics();
        model.addAttribute("person", person);
        model.addAttribute("identity", wording.identity(person.identity()));
        model.addAttribute("status", status.name());
        model.addAttribute("standing", wording.standing(standing, today));
        model.addAttribute("bases", standing.map(known -> known.basesOn(today)).orElse(Set.of()));
        model.addAttribute(
                "tier",
                standing.map(known -> known.tierOn(today)).map(Tier::name).orElse(null));
        model.addAttribute(
                "addresses", person.addresses().stream().map(wording::address).toList());
        model.addAttribute(
                "convictions",
                convictions.of(personId).stream().map(wording::conviction).toList());
        Requirement requirement = standings.requirement(personId);
        model.addAttribute("inCustody", requirement.inCustody());
        model.addAttribute("change", changes.of(personId).stream().findFirst().orElse(null));
        Timeline.Page latest = timeline.page(personId, Timeline.Question.ALL, null, LINES);
        model.addAttribute("timeline", lines.of(latest.lines(), reader));
        model.addAttribute("timelineGoesOn", latest.next() != null);
        model.addAttribute("mayChange", reader.has(Role.REGISTRAR));
        // Who follows a person needs neither the FIR nor the law's reasons, which speak of the survivor.
        model.addAttribute("isOffice", isOffice);
        model.addAttribute(
                "sections",
                sections.stream()
                        .map(section -> new Shown(section, section.contentFor(personId, reader)))
                        .toList());
        model.addAttribute(
                "unconfirmed",
                !person.isIdentityConfirmed()
                        && cnics.stream().anyMatch(cnic -> cnic.status() == CnicOfPerson.Status.UNCONFIRMED));
        model.addAttribute(
                "enteredByReader",
                cnics.stream()
                        .filter(cnic -> cnic.status() == CnicOfPerson.Status.UNCONFIRMED)
                        .allMatch(cnic -> reader.accountId().equals(cnic.enteredBy())));
        model.addAttribute("noCnic", cnics.stream().allMatch(cnic -> cnic.status() == CnicOfPerson.Status.WITHDRAWN));
    }
}
