package pk.gov.nsor.policing.supervision.breach;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.access.WorkPlace;
import pk.gov.nsor.foundation.approval.Approval;
import pk.gov.nsor.foundation.approval.Preview;
import pk.gov.nsor.foundation.approval.ProposalKind;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.approval.Text;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.policing.supervision.breach.Breach.State;
import pk.gov.nsor.policing.supervision.caseload.CasePlaces;
import pk.gov.nsor.record.register.Essentials;

/** There was a reason to miss a duty: one officer says so, and a supervisor of the place agrees. */
@Component
public class BreachExcuseProposal implements ProposalKind<ExcusedBreach> {

    private final Breaches breaches;
    private final CasePlaces places;
    private final Essentials people;
    private final Proposals proposals;

    BreachExcuseProposal(Breaches breaches, CasePlaces places, Essentials people, Proposals proposals) {
        this.proposals = proposals;
        this.breaches = breaches;
        this.places = places;
        this.people = people;
    }

    /**
     * Proposes to excuse a breach.
     *
     * @param reason 5 to 1000 characters
     * @return the proposal
     * @throws pk.gov.nsor.foundation.kernel.InvalidValueException where it is decided already, the reason is too short or long, or the
     *     actor may not propose it
     */
    public UUID propose(Breach breach, String reason, LocalDate today, Actor actor) {
        return proposals.propose(this, new ExcusedBreach(breach.id()), today, reason, actor);
    }

    /** Of a sealed record only registrars know. */
    @Override
    public Set<ExcusedBreach> hidden(Set<ExcusedBreach> payloads, SignedIn reader) {
        return reader.has(Role.REGISTRAR)
                ? Set.of()
                : breaches.ofSealed(payloads.stream().map(ExcusedBreach::breach).collect(Collectors.toSet())).stream()
                        .map(ExcusedBreach::new)
                        .collect(Collectors.toSet());
    }

    @Override
    public String name() {
        return "breach-excuse";
    }

    @Override
    public String messages() {
        return "supervision.excuse.";
    }

    @Override
    public Class<ExcusedBreach> payload() {
        return ExcusedBreach.class;
    }

    @Override
    public Set<Role> proposers() {
        return Set.of(
                Role.SUPERVISING_OFFICER,
                Role.DISTRICT_SUPERVISOR,
                Role.PROVINCIAL_SUPERVISOR,
                Role.NATIONAL_SUPERVISOR);
    }

    @Override
    public Set<Role> approvers() {
        return Set.of(Role.DISTRICT_SUPERVISOR, Role.PROVINCIAL_SUPERVISOR, Role.NATIONAL_SUPERVISOR);
    }

    @Override
    public @Nullable WorkPlace place(ExcusedBreach payload) {
        return places.of(breaches.get(payload.breach()).person()).orElse(null);
    }

    @Override
    public List<Line> describe(ExcusedBreach payload) {
        Breach breach = breaches.get(payload.breach());
        return List.of(
                new Line("person", Text.plain(number(breach.person()))),
                new Line(
                        "duty",
                        Text.of("supervision.duty." + breach.broken().name().toLowerCase(Locale.ROOT))),
                new Line(
                        "due", Text.of("supervision.excuse.day", breach.broken().dueOn())),
                new Line("alleged", Text.of("supervision.excuse.day", breach.allegedOn())));
    }

    @Override
    public List<UUID> people(ExcusedBreach payload) {
        return List.of(breaches.get(payload.breach()).person().value());
    }

    @Override
    public Preview preview(ExcusedBreach payload, LocalDate effectiveFrom) {
        Breach breach = breaches.get(payload.breach());
        return new Preview(
                List.of(Text.of("supervision.excuse.preview")),
                List.of(new Preview.Affected(
                        number(breach.person()),
                        "/people/" + breach.person(),
                        Text.of("supervision.breach.state.excused"))));
    }

    @Override
    public String fingerprint(ExcusedBreach payload) {
        return breaches.get(payload.breach()).state().name();
    }

    @Override
    public void validate(ExcusedBreach payload, LocalDate effectiveFrom) {
        breaches.refuseUnlessAlleged(breaches.get(payload.breach()));
    }

    @Override
    public void apply(ExcusedBreach payload, Approval approval) {
        breaches.decide(payload.breach(), State.EXCUSED, approval.reason(), approval.by());
    }

    private String number(PersonId person) {
        return people.of(List.of(person)).getFirst().number().formatted();
    }
}
