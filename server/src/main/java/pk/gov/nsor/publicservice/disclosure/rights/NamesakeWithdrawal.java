package pk.gov.nsor.publicservice.disclosure.rights;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.approval.Approval;
import pk.gov.nsor.foundation.approval.Preview;
import pk.gov.nsor.foundation.approval.ProposalKind;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.approval.Text;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.registration.Standings;

/**
 * Withdrawing a "not this person" note that was wrong: one asks, another confirms. From then on it is no longer shown
 * at searches, records and certificates; the note and who withdrew it stay with the request.
 */
@Component
public class NamesakeWithdrawal implements ProposalKind<NamesakeWithdrawal.Withdrawing> {

    private final NamesakeNotes notes;
    private final RightsRepository requests;
    private final People people;
    private final Standings standings;
    private final Proposals proposals;
    private final Trail trail;

    NamesakeWithdrawal(
            NamesakeNotes notes,
            RightsRepository requests,
            People people,
            Standings standings,
            Proposals proposals,
            Trail trail) {
        this.notes = notes;
        this.requests = requests;
        this.people = people;
        this.standings = standings;
        this.proposals = proposals;
        this.trail = trail;
    }

    /** What is proposed: the note of a request, about somebody's record. */
    public record Withdrawing(UUID person, UUID request) {}

    /**
     * Asks for it.
     *
     * @param reason why it was wrong, 5 to 1000 characters
     * @return the proposal
     * @throws InvalidValueException where there is no note, or it is withdrawn
     */
    public UUID ask(RightRequest request, String reason, Actor officer) {
        return proposals.propose(
                this, new Withdrawing(request.person().value(), request.id()), notes.today(), reason, officer);
    }

    @Override
    public String name() {
        return "namesake-withdrawal";
    }

    @Override
    public String messages() {
        return "rights.withdrawal.";
    }

    @Override
    public Class<Withdrawing> payload() {
        return Withdrawing.class;
    }

    @Override
    public Set<Role> proposers() {
        return Set.of(Role.REGISTRAR, Role.NATIONAL_SUPERVISOR);
    }

    @Override
    public Set<Role> approvers() {
        return Set.of(Role.REGISTRAR, Role.NATIONAL_SUPERVISOR);
    }

    /** Of a sealed record only registrars know. */
    @Override
    public Set<Withdrawing> hidden(Set<Withdrawing> payloads, SignedIn reader) {
        return payloads.stream()
                .filter(one -> standings.isSealedFor(reader, new PersonId(one.person())))
                .collect(Collectors.toSet());
    }

    @Override
    public List<Line> describe(Withdrawing payload) {
        return requests.find(payload.request())
                .map(request -> List.of(
                        new Line("request", Text.plain(Long.toString(request.number()))),
                        new Line(
                                "person",
                                Text.plain(people.get(request.person()).number().formatted()))))
                .orElse(List.of());
    }

    @Override
    public List<UUID> people(Withdrawing payload) {
        return requests.find(payload.request())
                .map(request -> List.of(request.person().value()))
                .orElse(List.of());
    }

    @Override
    public Preview preview(Withdrawing payload, LocalDate effectiveFrom) {
        return Preview.of(Text.of("rights.withdrawal.effect"));
    }

    @Override
    public String fingerprint(Withdrawing payload) {
        return notes.of(payload.request())
                .map(note -> note.withdrawal() == null ? "standing" : "withdrawn")
                .orElse("none");
    }

    @Override
    public void validate(Withdrawing payload, LocalDate effectiveFrom) {
        NamesakeNotes.Note note = notes.of(payload.request())
                .orElseThrow(() -> new InvalidValueException("rights.no-note", "This request left no such note."));
        if (note.withdrawal() != null) {
            throw new InvalidValueException("rights.note-withdrawn", "This note has been withdrawn already.");
        }
    }

    @Override
    public void apply(Withdrawing payload, Approval approval) {
        notes.withdraw(payload.request(), approval);
        trail.append(TrailEntry.done(approval.by(), TrailAction.NAMESAKE_NOTE_WITHDRAWN)
                .about(payload.request()));
    }
}
