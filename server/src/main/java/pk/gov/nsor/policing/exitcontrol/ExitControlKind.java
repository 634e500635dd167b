package pk.gov.nsor.policing.exitcontrol;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.access.WorkPlace;
import pk.gov.nsor.foundation.approval.ProposalKind;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.approval.Text;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.policing.supervision.CaseAccess;
import pk.gov.nsor.record.register.Essentials;

/**
 * What two people decide about an exit control: an officer of the case or of the National Police Bureau proposes, and a
 * national supervisor decides, since the Bureau answers for what immigration is told.
 */
abstract class ExitControlKind<P> implements ProposalKind<P> {

    private final ExitControls controls;
    private final CaseAccess access;
    private final Essentials people;
    private final Proposals proposals;

    ExitControlKind(ExitControls controls, CaseAccess access, Essentials people, Proposals proposals) {
        this.controls = controls;
        this.access = access;
        this.people = people;
        this.proposals = proposals;
    }

    abstract PersonId who(P payload);

    /** The lines behind the one that names the person. */
    abstract List<Line> more(P payload);

    UUID ask(P payload, String reason, Actor actor) {
        return proposals.propose(this, payload, controls.today(), reason, actor);
    }

    ExitControls controls() {
        return controls;
    }

    @Override
    public String messages() {
        return "exit-control." + name() + ".";
    }

    @Override
    public Set<Role> proposers() {
        return Set.of(
                Role.SUPERVISING_OFFICER,
                Role.DISTRICT_SUPERVISOR,
                Role.PROVINCIAL_SUPERVISOR,
                Role.NATIONAL_SUPERVISOR,
                Role.REGISTRAR);
    }

    @Override
    public Set<Role> approvers() {
        return Set.of(Role.NATIONAL_SUPERVISOR);
    }

    @Override
    public @Nullable WorkPlace place(P payload) {
        return access.placeOf(who(payload)).orElse(null);
    }

    @Override
    public List<Line> describe(P payload) {
        return Stream.concat(Stream.of(new Line("person", Text.plain(number(payload)))), more(payload).stream())
                .toList();
    }

    @Override
    public List<UUID> people(P payload) {
        return List.of(who(payload).value());
    }

    @Override
    public void hold(P payload) {
        controls.hold(who(payload));
    }

    @Override
    public String fingerprint(P payload) {
        return controls.of(who(payload)).stream()
                .map(known -> known.id() + " " + known.step())
                .collect(Collectors.joining(", "));
    }

    /** Of a sealed record only registrars know. */
    @Override
    public Set<P> hidden(Set<P> payloads, SignedIn reader) {
        Function<P, UUID> subject = payload -> who(payload).value();
        Set<UUID> sealed = reader.has(Role.REGISTRAR)
                ? Set.of()
                : controls.sealed(payloads.stream().map(subject).toList());
        return payloads.stream()
                .filter(payload -> sealed.contains(subject.apply(payload)))
                .collect(Collectors.toSet());
    }

    String number(P payload) {
        return people.of(List.of(who(payload))).getFirst().number().formatted();
    }

    static Line until(LocalDate day) {
        return new Line("until", Text.of("exit-control.day", day));
    }
}
