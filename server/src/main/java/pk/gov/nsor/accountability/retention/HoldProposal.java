package pk.gov.nsor.accountability.retention;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.approval.ProposalKind;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.approval.Text;
import pk.gov.nsor.foundation.audit.Actor;

/**
 * What is done with legal holds: a registrar asks, a national supervisor confirms. The registrar names the record, which may
 * be sealed, or the request about a case, which registrars do not see; the supervisor learns its number and no more.
 */
abstract class HoldProposal<P> implements ProposalKind<P> {

    private final Holds holds;
    private final Proposals proposals;

    HoldProposal(Holds holds, Proposals proposals) {
        this.holds = holds;
        this.proposals = proposals;
    }

    abstract Held held(P payload);

    /** The lines behind the one that names what is held. */
    abstract List<Line> more(P payload);

    UUID ask(P payload, String reason, Actor actor) {
        return holds.ask(proposals, this, payload, held(payload), reason, actor);
    }

    Holds holds() {
        return holds;
    }

    @Override
    public Set<Role> proposers() {
        return Set.of(Role.REGISTRAR);
    }

    @Override
    public Set<Role> approvers() {
        return Set.of(Role.NATIONAL_SUPERVISOR);
    }

    @Override
    public List<Line> describe(P payload) {
        List<Line> lines = new ArrayList<>();
        Held held = held(payload);
        lines.add(new Line(held.isRequest() ? "request" : "person", number(held)));
        lines.addAll(more(payload));
        return lines;
    }

    @Override
    public List<UUID> people(P payload) {
        Held held = held(payload);
        UUID person = held.person();
        return person == null || holds.number(held).isEmpty() ? List.of() : List.of(person);
    }

    @Override
    public String messages() {
        return "retention." + name() + ".";
    }

    private Text number(Held held) {
        return holds.number(held).map(Text::plain).orElseGet(() -> Text.of("retention.record-erased"));
    }

    static Line until(LocalDate day) {
        return new Line("until", Text.of("retention.day", day));
    }
}
