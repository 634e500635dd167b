package pk.gov.nsor.policing.exitcontrol;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.approval.Approval;
import pk.gov.nsor.foundation.approval.Preview;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.approval.Text;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.policing.supervision.CaseAccess;
import pk.gov.nsor.record.register.Essentials;

/** An exit control lasts as long again, once. */
@Component
public class ExitControlExtension extends ExitControlKind<ExitControlExtension.Extending> {

    ExitControlExtension(ExitControls controls, CaseAccess access, Essentials people, Proposals proposals) {
        super(controls, access, people, proposals);
    }

    /** What is proposed. */
    public record Extending(UUID person, UUID request) {}

    /**
     * Proposes it for the one that lasts.
     *
     * @param reason why, 5 to 1000 characters
     * @return the proposal
     * @throws InvalidValueException where none lasts, it was extended before, or the reason is too short or long
     */
    public UUID propose(PersonId person, String reason, Actor actor) {
        ExitControl known = controls().requireLasting(person);
        return ask(new Extending(known.person().value(), known.id()), reason, actor);
    }

    @Override
    public String name() {
        return "exit-control-extension";
    }

    @Override
    public Class<Extending> payload() {
        return Extending.class;
    }

    @Override
    PersonId who(Extending payload) {
        return new PersonId(payload.person());
    }

    @Override
    List<Line> more(Extending payload) {
        return controls().of(who(payload)).stream()
                .filter(known -> known.id().equals(payload.request()))
                .flatMap(known -> List.of(
                        new Line(
                                "ground",
                                Text.of("exit-control.ground." + known.ground().key())),
                        until(known.until()))
                        .stream())
                .toList();
    }

    @Override
    public Preview preview(Extending payload, LocalDate effectiveFrom) {
        return controls()
                .lasting(who(payload))
                .filter(known -> known.id().equals(payload.request()))
                .map(known -> new Preview(
                        List.of(Text.of(
                                "exit-control.preview-extension", controls().extendedTo(known))),
                        List.of(new Preview.Affected(
                                number(payload), "/people/" + payload.person(), Text.of("exit-control.title")))))
                .orElseGet(() -> Preview.of(Text.of("invalid.exit-control.none")));
    }

    @Override
    public void validate(Extending payload, LocalDate effectiveFrom) {
        var _ = extendable(payload);
    }

    @Override
    public void apply(Extending payload, Approval approval) {
        controls().extend(extendable(payload), approval);
    }

    private ExitControl extendable(Extending payload) {
        ExitControl known = controls().requireLasting(who(payload));
        if (!known.id().equals(payload.request()) || known.isExtended()) {
            throw new InvalidValueException(
                    "exit-control.extended", "This exit control was extended already, which is possible once.");
        }
        return known;
    }
}
