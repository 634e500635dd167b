package pk.gov.nsor.record.registration.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.RecordUse;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.requirement.Requirement;
import pk.gov.nsor.foundation.requirement.Status;
import pk.gov.nsor.foundation.requirement.Tier;
import pk.gov.nsor.record.conviction.Convictions;
import pk.gov.nsor.record.register.CnicOfPerson;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.Person;
import pk.gov.nsor.record.register.journal.Timeline;
import pk.gov.nsor.record.registration.RecordSection;
import pk.gov.nsor.record.registration.Standing;
import pk.gov.nsor.record.registration.Standings;
import pk.gov.nsor.record.registration.web.timeline.TimelineRows;

/** The page of one record. {@link RecordViews} decides who may view it, and puts the view on the trail. */
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
        action = TrailAction.PERSON_VIEWED,
        record = RecordUse.READ)
class RecordController {

    /** How many lines of the timeline the record's page shows. */
    private static final int LINES = 30;

    /** The cookie of the unfolded sections, which the page's script writes: their identifiers with points between them. */
    private static final String OPENED = "sections";

    private static final Set<String> OPENED_AT_FIRST = Set.of("duties", "timeline");

    private final People people;
    private final Convictions convictions;
    private final Standings standings;
    private final Timeline timeline;
    private final TimelineRows lines;
    private final Changes changes;
    private final RecordMessages wording;
    private final List<RecordSection> sections;
    private final Clock clock;

    RecordController(
            People people,
            Convictions convictions,
            Standings standings,
            Timeline timeline,
            TimelineRows lines,
            Changes changes,
            RecordMessages wording,
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

    /** A section of another module, with its content. */
    record Shown(RecordSection section, Object content) {}

    @GetMapping
    String page(
            @PathVariable UUID id,
            @CookieValue(name = OPENED, required = false) @Nullable String opened,
            @AuthenticationPrincipal SignedIn reader,
            Model model) {
        model.addAttribute("opened", opened(opened));
        look(id, reader, model);
        return "registration/record";
    }

    /** What lies under a record that is joined with another; the record's page where it is joined with none. */
    @GetMapping("/own")
    String own(
            @PathVariable UUID id,
            @CookieValue(name = OPENED, required = false) @Nullable String opened,
            @AuthenticationPrincipal SignedIn reader,
            Model model) {
        model.addAttribute("isOwn", true);
        return page(id, opened, reader, model);
    }

    /** The page's body alone, for a page that is open while the record changes. */
    @GetMapping("/body")
    String body(
            @PathVariable UUID id,
            @CookieValue(name = OPENED, required = false) @Nullable String opened,
            @AuthenticationPrincipal SignedIn reader,
            Model model) {
        model.addAttribute("opened", opened(opened));
        look(id, reader, model);
        return "registration/record :: body";
    }

    @GetMapping("/registered")
    @Allows(
            value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR},
            action = TrailAction.PERSON_VIEWED,
            record = RecordUse.READ)
    String registered(@PathVariable UUID id, @AuthenticationPrincipal SignedIn reader, Model model) {
        look(id, reader, model);
        return "registration/registered";
    }

    private static Set<String> opened(@Nullable String cookie) {
        return cookie == null
                ? OPENED_AT_FIRST
                : Arrays.stream(cookie.split("\\.", 50)).collect(Collectors.toUnmodifiableSet());
    }

    private void look(UUID id, SignedIn reader, Model model) {
        PersonId personId = new PersonId(id);
        boolean isOffice = TimelineRows.isOffice(reader);
        Person person = people.get(personId);
        Optional<Standing> standing = standings.of(personId);
        LocalDate today = LocalDate.now(clock);
        Status status = standing.map(known -> known.on(today)).orElse(Status.NOT_REGISTRABLE);
        List<CnicOfPerson> cnics = person.cnics();
        model.addAttribute("person", person);
        model.addAttribute("identity", wording.identity(person.identity()));
        model.addAttribute("status", status.name());
        model.addAttribute(
                "standing", wording.standing(standing, today, status == Status.SEALED && standings.isSealed(personId)));
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
        // Supervisors of a person need neither the FIR nor the law's reasons, which mention the survivor.
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
