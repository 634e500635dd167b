package pk.gov.nsor.publicservice.enquiry.lookup;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.approval.Approval;
import pk.gov.nsor.foundation.approval.Preview;
import pk.gov.nsor.foundation.approval.Proposal;
import pk.gov.nsor.foundation.approval.ProposalKind;
import pk.gov.nsor.foundation.approval.ProposalReading;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.approval.Text;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.merged.MergedRecords;
import pk.gov.nsor.record.registration.Standings;

/**
 * The disclosure to a registered person of how often they were looked up: a registrar proposes it, a national
 * supervisor approves it. The proposal does not contain the figures, so that nobody sees them before the decision and
 * none is stored with it.
 */
@Component
public class LookupDisclosureProposal implements ProposalKind<LookupDisclosureProposal.Disclosure> {

    private final Lookups lookups;
    private final People people;
    private final MergedRecords merged;
    private final Standings standings;
    private final Proposals proposals;
    private final ProposalReading reading;
    private final Clock clock;

    LookupDisclosureProposal(
            Lookups lookups,
            People people,
            MergedRecords merged,
            Standings standings,
            Proposals proposals,
            ProposalReading reading,
            Clock clock) {
        this.lookups = lookups;
        this.people = people;
        this.merged = merged;
        this.standings = standings;
        this.proposals = proposals;
        this.reading = reading;
        this.clock = clock;
    }

    /** What is proposed. */
    public record Disclosure(UUID person) {}

    /**
     * Proposes the disclosure to a person.
     *
     * @param reason how the person asked, and why it endangers nobody: 5 to 1000 characters
     * @return the proposal
     * @throws InvalidValueException where the person may not ask, there is nothing to disclose yet, or the actor may
     *     not propose it
     */
    public UUID propose(PersonId person, String reason, Actor actor) {
        return proposals.propose(this, new Disclosure(person.value()), LocalDate.now(clock), reason, actor);
    }

    /** The proposal for the person that waits for a second person. */
    public Optional<Proposal> waiting(PersonId person) {
        List<PersonId> records = merged.records(person);
        return reading.waitingOf(name()).stream()
                .filter(proposal ->
                        proposal.payload() instanceof Disclosure(UUID of) && records.contains(new PersonId(of)))
                .findFirst();
    }

    @Override
    public String name() {
        return "lookups";
    }

    @Override
    public String messages() {
        return "lookup.disclosure.";
    }

    @Override
    public Class<Disclosure> payload() {
        return Disclosure.class;
    }

    @Override
    public Set<Role> proposers() {
        return Set.of(Role.REGISTRAR);
    }

    @Override
    public Set<Role> approvers() {
        return Set.of(Role.NATIONAL_SUPERVISOR);
    }

    /** Of a sealed record only registrars know. */
    @Override
    public Set<Disclosure> hidden(Set<Disclosure> payloads, SignedIn reader) {
        return payloads.stream()
                .filter(one -> standings.isSealedFor(reader, new PersonId(one.person())))
                .collect(Collectors.toSet());
    }

    @Override
    public List<Line> describe(Disclosure payload) {
        PersonId person = new PersonId(payload.person());
        List<Line> lines = new ArrayList<>();
        lines.add(new Line("person", Text.plain(people.get(person).number().formatted())));
        lookups.answers(person).stream()
                .filter(answer -> !answer.told())
                .findFirst()
                .ifPresent(refused -> lines.add(new Line(
                        "refused", Text.of("lookup.disclosure.refused", LocalDate.ofInstant(refused.at(), Day.ZONE)))));
        return lines;
    }

    @Override
    public List<UUID> people(Disclosure payload) {
        return List.of(payload.person());
    }

    @Override
    public Preview preview(Disclosure payload, LocalDate effectiveFrom) {
        return Preview.of(Text.of("lookup.disclosure.effect"), Text.of("lookup.disclosure.danger"));
    }

    @Override
    public String fingerprint(Disclosure payload) {
        return "answers:" + lookups.answers(new PersonId(payload.person())).size();
    }

    @Override
    public void validate(Disclosure payload, LocalDate effectiveFrom) {
        if (!lookups.mayAsk(new PersonId(payload.person()))) {
            throw new InvalidValueException("lookup.not-registered", "Only who is on the register may be told this.");
        }
        if (lookups.tellable(LocalDate.now(clock)).isEmpty()) {
            throw new InvalidValueException("lookup.nothing-yet", "No quarter can be told of yet.");
        }
    }

    @Override
    public void apply(Disclosure payload, Approval approval) {
        lookups.tell(new PersonId(payload.person()), approval.proposal(), approval.by());
    }
}
