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
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.policing.supervision.CaseAccess;
import pk.gov.nsor.record.register.Essentials;

/** Somebody is put under exit control. */
@Component
public class ExitControlProposal extends ExitControlKind<ExitControlProposal.Placing> {

    ExitControlProposal(ExitControls controls, CaseAccess access, Essentials people, Proposals proposals) {
        super(controls, access, people, proposals);
    }

    /** What is proposed. */
    public record Placing(UUID person, ExitGround ground) {}

    /**
     * Proposes it.
     *
     * @param reason why, 5 to 1000 characters
     * @return the proposal, by whose identifier the exit control is known if it is approved
     * @throws pk.gov.nsor.foundation.kernel.InvalidValueException where the person is not on the register, one lasts, the policy
     *     does not allow the ground, or the reason is too short or long
     */
    public UUID propose(PersonId person, ExitGround ground, String reason, Actor actor) {
        return ask(new Placing(person.value(), ground), reason, actor);
    }

    @Override
    public String name() {
        return "exit-control";
    }

    @Override
    public Class<Placing> payload() {
        return Placing.class;
    }

    @Override
    PersonId who(Placing payload) {
        return new PersonId(payload.person());
    }

    @Override
    List<Line> more(Placing payload) {
        return List.of(new Line(
                "ground", Text.of("exit-control.ground." + payload.ground().key())));
    }

    @Override
    public Preview preview(Placing payload, LocalDate effectiveFrom) {
        return new Preview(
                List.of(Text.of(
                        "exit-control.preview", controls().lastDay(controls().today()))),
                List.of(new Preview.Affected(
                        number(payload), "/people/" + payload.person(), Text.of("exit-control.title"))));
    }

    @Override
    public void validate(Placing payload, LocalDate effectiveFrom) {
        controls().checkPlacing(who(payload), payload.ground());
    }

    @Override
    public void apply(Placing payload, Approval approval) {
        controls().place(who(payload), payload.ground(), approval);
    }
}
