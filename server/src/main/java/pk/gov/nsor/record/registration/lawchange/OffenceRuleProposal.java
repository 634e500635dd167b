package pk.gov.nsor.record.registration.lawchange;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.approval.Approval;
import pk.gov.nsor.foundation.approval.Preview;
import pk.gov.nsor.foundation.approval.ProposalForm;
import pk.gov.nsor.foundation.approval.ProposalKind;
import pk.gov.nsor.foundation.approval.Text;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.Section;
import pk.gov.nsor.foundation.reference.Laws;
import pk.gov.nsor.foundation.reference.OffenceRules;
import pk.gov.nsor.foundation.reference.Sources;
import pk.gov.nsor.foundation.requirement.Law;
import pk.gov.nsor.foundation.requirement.OffenceChange;
import pk.gov.nsor.foundation.requirement.OffenceRule;
import pk.gov.nsor.foundation.requirement.OffenceTable;
import pk.gov.nsor.record.conviction.Convictions;
import pk.gov.nsor.record.registration.Rederivation;
import pk.gov.nsor.record.registration.lawchange.LawEffect.Effect;

/**
 * A row of the law: a new one, or the end of one in force. On approval everybody whose standing changes is derived
 * anew.
 */
@Component
public class OffenceRuleProposal implements ProposalKind<OffenceProposal> {

    private final OffenceRules rules;
    private final Laws laws;
    private final LawEffect effects;
    private final Convictions convictions;
    private final Rederivation rederivation;
    private final OffenceRuleForm form;
    private final Clock clock;

    OffenceRuleProposal(
            OffenceRules rules,
            Laws laws,
            LawEffect effects,
            Convictions convictions,
            Rederivation rederivation,
            OffenceRuleForm form,
            Clock clock) {
        this.rules = rules;
        this.laws = laws;
        this.effects = effects;
        this.convictions = convictions;
        this.rederivation = rederivation;
        this.form = form;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "offence-rule";
    }

    @Override
    public String messages() {
        return "registration.rule.";
    }

    @Override
    public Class<OffenceProposal> payload() {
        return OffenceProposal.class;
    }

    @Override
    public Set<Role> proposers() {
        return Set.of(Role.REGISTRAR, Role.NATIONAL_SUPERVISOR);
    }

    @Override
    public Set<Role> approvers() {
        return Set.of(Role.NATIONAL_SUPERVISOR);
    }

    @Override
    public List<Line> describe(OffenceProposal payload) {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line("section", Text.plain(payload.section())));
        lines.add(new Line("schedule", OffenceRuleForm.schedule(payload.schedule())));
        lines.add(new Line(
                "change", Text.of(payload.ends() ? "registration.rule.change.end" : "registration.rule.change.set")));
        if (!payload.ends()) {
            lines.add(new Line("narrow", yesNo(payload.narrow())));
            lines.add(new Line("connectedOnly", yesNo(payload.connectedOnly())));
            lines.add(new Line("childElement", yesNo(payload.childElement())));
            lines.add(new Line("maximum", OffenceRuleForm.maximum(payload.maximum())));
        }
        lines.add(new Line(
                "source",
                payload.source().isEmpty() ? Text.of("reference.source.assumed") : Text.plain(payload.source())));
        return lines;
    }

    @Override
    public Preview preview(OffenceProposal payload, LocalDate effectiveFrom) {
        OffenceTable before = rules.current();
        OffenceChange change = payload.from(effectiveFrom);
        Law law = laws.current();
        Effect effect = effects.of(law, law.with(before.with(change)), convictions.convictedUnder(change.section()));
        List<Text> counts = new ArrayList<>();
        before.latest(change.section(), change.schedule())
                .map(row -> row.to() == null
                        ? Text.of("registration.rule.present.ends", effectiveFrom.minusDays(1))
                        : Text.of("registration.rule.present.ended", row.to()))
                .ifPresentOrElse(counts::add, () -> counts.add(Text.of("registration.rule.present.none")));
        long past = Sources.daysPast(effectiveFrom, LocalDate.now(clock));
        if (past > 0) {
            counts.add(Text.of("registration.rule.past", past));
        }
        counts.add(
                Text.of("registration.rule.convictions", convictions.countUnder(change.section()), change.section()));
        return effect.preview(counts);
    }

    @Override
    public String fingerprint(OffenceProposal payload) {
        Section section = Section.parse(payload.section());
        return rules.current().rowsOf(section).stream()
                .map(OffenceRule::toString)
                .collect(Collectors.joining("; "));
    }

    @Override
    public void validate(OffenceProposal payload, LocalDate effectiveFrom) {
        if (payload.connectedOnly() && payload.schedule() == null) {
            throw new InvalidValueException(
                            "offence-rule.no-schedule",
                            "Only an offence of a schedule can count in connection with another.")
                    .at("connectedOnly");
        }
        OffenceTable _ = rules.current().with(payload.from(effectiveFrom));
    }

    @Override
    public void apply(OffenceProposal payload, Approval approval) {
        OffenceChange change = payload.from(approval.effectiveFrom());
        rules.enact(change, approval.proposal());
        rederivation.of(convictions.convictedUnder(change.section()), approval.proposal());
    }

    @Override
    public Optional<ProposalForm<OffenceProposal>> form() {
        return Optional.of(form);
    }

    private static Text yesNo(boolean yes) {
        return Text.of(yes ? "registration.rule.yes" : "registration.rule.no");
    }
}
