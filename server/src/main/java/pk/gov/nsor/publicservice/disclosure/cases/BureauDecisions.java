package pk.gov.nsor.publicservice.disclosure.cases;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.access.AccessGround;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.RegisterNumber;
import pk.gov.nsor.foundation.shell.ShownRows;
import pk.gov.nsor.publicservice.disclosure.cases.CheckFinding.Extent;
import pk.gov.nsor.record.conviction.Convictions;
import pk.gov.nsor.record.register.Person;
import pk.gov.nsor.record.registration.Standing;
import pk.gov.nsor.record.registration.Standings;

/** What the bureau answers. */
@Service
public class BureauDecisions {

    private final RequestRepository table;
    private final RequestChecks checks;
    private final RequestContents contents;
    private final Matches matches;
    private final Convictions convictions;
    private final Standings standings;
    private final DisclosurePolicy policy;
    private final Trail trail;
    private final Clock clock;

    BureauDecisions(
            RequestRepository table,
            RequestChecks checks,
            RequestContents contents,
            Matches matches,
            Convictions convictions,
            Standings standings,
            DisclosurePolicy policy,
            Trail trail,
            Clock clock) {
        this.table = table;
        this.checks = checks;
        this.contents = contents;
        this.matches = matches;
        this.convictions = convictions;
        this.standings = standings;
        this.policy = policy;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * The record that has the suspect's CNIC.
     *
     * @param isConfirmed whether the CNIC is confirmed on it
     */
    public record Candidate(Person person, boolean isConfirmed) {}

    /** What a search by the CNIC finds, for the one who has taken the request; the view is written to the trail. */
    @Transactional
    public Optional<Candidate> candidate(DisclosureRequest request, SignedIn officer, Actor actor) {
        if (request.state() != RequestState.WITH_BUREAU || !checks.isTakenBy(request, officer)) {
            return Optional.empty();
        }
        CaseDetails details = contents.details(request.id()).orElseThrow();
        Optional<Person> found = matches.withCnic(details.cnic());
        found.ifPresent(person -> trail.append(TrailEntry.done(actor, TrailAction.PERSON_VIEWED)
                .about(person.id().value())
                .purpose(Purpose.INVESTIGATION.name())
                .link(AccessGround.NATIONAL_DUTY.name())));
        return found.map(person -> new Candidate(person, Matches.isConfirmed(person, details.cnic())));
    }

    /**
     * The record of a number, to be compared with the suspect by the one who has taken the request; the view is
     * written to the trail. A record off the register is not found.
     */
    @Transactional
    public Optional<Person> beside(DisclosureRequest request, RegisterNumber number, SignedIn officer, Actor actor) {
        if (request.state() != RequestState.WITH_BUREAU || !checks.isTakenBy(request, officer)) {
            return Optional.empty();
        }
        Optional<Person> found = matches.withNumber(number);
        found.ifPresent(person -> trail.append(TrailEntry.done(actor, TrailAction.PERSON_VIEWED)
                .about(person.id().value())
                .purpose(Purpose.INVESTIGATION.name())
                .link(AccessGround.NATIONAL_DUTY.name())));
        return found;
    }

    /**
     * Refuses to disclose a record that was not shown beside the suspect.
     *
     * @param compared the version of the record that did; empty for none
     * @throws InvalidValueException where it is another record than the one with the suspect's CNIC, and that version
     *     is not of it as it is now
     */
    @Transactional(readOnly = true)
    public void requireBeside(UUID id, RegisterNumber number, String compared) {
        Optional<Person> chosen = matches.withNumber(number);
        boolean isCandidate = chosen.isPresent()
                && contents.details(id)
                        .flatMap(details -> matches.withCnic(details.cnic()))
                        .filter(candidate -> candidate.id().equals(chosen.get().id()))
                        .isPresent();
        if (chosen.isPresent() && !isCandidate && !version(chosen.get()).equals(compared)) {
            throw new InvalidValueException(
                            "disclosure.compare",
                            "This record did not stand beside the suspect. Compare the two below, and answer then.")
                    .at("number");
        }
    }

    /** Of all that is shown of a record beside the suspect. */
    public static String version(Person person) {
        return ShownRows.of(person.toString());
    }

    /** All that the bureau's page shows of that record now, to be compared and shown to nobody; empty where there is none. */
    @Transactional(readOnly = true)
    public String candidateNow(UUID id) {
        return table.find(id)
                .filter(request -> request.state() == RequestState.WITH_BUREAU)
                .flatMap(request -> contents.details(request.id()))
                .flatMap(details -> matches.withCnic(details.cnic()))
                .map(Person::toString)
                .orElse("");
    }

    /**
     * AnswerOpenings it.
     *
     * @throws InvalidValueException where the officer has not taken it at the bureau, or what is found does not carry the
     *     answer
     */
    @Transactional
    public void answer(UUID id, CheckFinding finding, SignedIn officer, Actor actor) {
        String why = finding instanceof CheckFinding.Matched matched ? why(matched) : "";
        DisclosureRequest request = checks.taken(id, officer);
        Requests.refuseUnless(
                request.state() == RequestState.WITH_BUREAU,
                "disclosure.not-yours",
                "Take this request first. Somebody else may have it meanwhile.");
        CaseDetails details = contents.details(id).orElseThrow();
        LocalDate today = LocalDate.now(clock);
        Answer answer = switch (finding) {
            case CheckFinding.Matched matched -> told(matches.matched(matched, details), matched, today);
            case CheckFinding.Nobody _ -> {
                matches.requireNobody(details);
                yield new Answer(Answer.Kind.NOT_ON, today, null, null, List.of(), null);
            }
            case CheckFinding.Unsure _ -> new Answer(Answer.Kind.CANNOT_BE_TOLD, today, null, null, List.of(), null);
        };
        table.answer(
                id,
                contents.seal(id, answer),
                why.isEmpty() ? null : contents.seal(id, why),
                clock.instant().plus(policy.answer()));
        trail.append(TrailEntry.done(actor, TrailAction.DISCLOSURE_DECIDED)
                .about(id)
                .purpose(Purpose.INVESTIGATION.name())
                .with(Map.of("answer", answer, "finding", finding, "why", why)));
        UUID person = answer.person();
        if (person != null) {
            // The disclosure is listed at the record, for questions about who was told of the person.
            trail.append(TrailEntry.done(actor, TrailAction.DISCLOSURE_DECIDED)
                    .about(person)
                    .purpose(Purpose.INVESTIGATION.name())
                    .with(Map.of(
                            "request", request.number(), "answer", answer.kind().name())));
        }
    }

    private static String why(CheckFinding.Matched matched) {
        boolean isNeeded = matched.basis() == CheckFinding.Basis.IDENTITY
                || !matched.extent().isEmpty();
        return isNeeded || !matched.why().isBlank() ? OwnWords.screened(matched.why(), "why") : "";
    }

    private Answer told(Person person, CheckFinding.Matched matched, LocalDate today) {
        PersonId id = person.id();
        if (!matches.isOnRegister(id)) {
            return new Answer(Answer.Kind.NOT_ON, today, id.value(), null, List.of(), null);
        }
        return new Answer(
                Answer.Kind.ON,
                today,
                id.value(),
                person.number().formatted(),
                matched.extent().isEmpty() ? List.of() : lines(id, matched.extent(), today),
                matched.basis());
    }

    /** The judgments that keep the person on the register today: what is quashed or over is nobody's to know. */
    private List<Answer.Line> lines(PersonId person, Set<Extent> extent, LocalDate today) {
        Set<UUID> running = standings.of(person).stream()
                .flatMap(standing -> standing.terms().stream())
                .filter(term -> term.lastDay() == null || !term.lastDay().isBefore(today))
                .map(Standing.Term::conviction)
                .collect(Collectors.toSet());
        return convictions.of(person).stream()
                .filter(one -> running.contains(one.id().value()) && one.countsOn(today))
                .map(one -> new Answer.Line(
                        extent.contains(Extent.SECTIONS)
                                ? one.judgment().offences().stream()
                                        .map(offence -> offence.section().toString())
                                        .toList()
                                : List.of(),
                        extent.contains(Extent.JUDGMENT_DATES) ? one.judgment().judgmentOn() : null))
                .toList();
    }
}
