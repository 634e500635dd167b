package pk.gov.nsor.record.matching;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.approval.Approval;
import pk.gov.nsor.foundation.approval.ImmediateDecision;
import pk.gov.nsor.foundation.approval.Preview;
import pk.gov.nsor.foundation.approval.Text;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.record.matching.compare.MatchModel;
import pk.gov.nsor.record.matching.compare.MatchModel.Parameter;

/** New parameters of the comparison of people, as {@code bin/learn-matching} wrote them: two people decide. */
@Component
class MatchModelProposal implements ImmediateDecision<MatchModelProposal.NewModel> {

    private final MatchModels models;

    MatchModelProposal(MatchModels models) {
        this.models = models;
    }

    /**
     * What is proposed.
     *
     * @param parameters the whole file
     */
    record NewModel(String parameters) {}

    @Override
    public String name() {
        return "match-model";
    }

    @Override
    public String messages() {
        return "matching.model.";
    }

    @Override
    public Class<NewModel> payload() {
        return NewModel.class;
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
    public List<Line> describe(NewModel payload) {
        return List.of(new Line(
                "version",
                Text.plain(
                        Integer.toString(MatchModel.parse(payload.parameters()).version()))));
    }

    @Override
    public List<Change> changes(NewModel payload) {
        MatchModel now = models.current();
        MatchModel then = MatchModel.parse(payload.parameters());
        return now.parameters().stream()
                .map(parameter -> new Change("parameter", shown(now, parameter), shown(then, parameter)))
                .filter(Change::differs)
                .toList();
    }

    private static Text shown(MatchModel model, Parameter parameter) {
        return Text.plain(String.format(
                Locale.ROOT,
                "%s %s: m %.4f, u %.7f, %+.1f bits",
                parameter.part(),
                parameter.agreement(),
                model.chance(parameter.part(), parameter.agreement()).m(),
                model.chance(parameter.part(), parameter.agreement()).u(),
                model.bits(parameter.part(), parameter.agreement())));
    }

    @Override
    public Preview preview(NewModel payload, LocalDate effectiveFrom) {
        return Preview.of(Text.of("matching.model.effect"), Text.of("matching.model.effect.pairs"));
    }

    @Override
    public String fingerprint(NewModel payload) {
        return Integer.toString(models.current().version());
    }

    @Override
    public void validate(NewModel payload, LocalDate effectiveFrom) {
        int version = parsed(payload).version();
        int current = models.current().version();
        if (version <= current) {
            throw new InvalidValueException(
                            "match-model.version",
                            "The version in use is %s: a new one has a higher number, and this has %s.",
                            current,
                            version)
                    .at("parameters");
        }
    }

    private static MatchModel parsed(NewModel payload) {
        try {
            return MatchModel.parse(payload.parameters());
        } catch (InvalidValueException refused) {
            throw refused.at("parameters");
        }
    }

    @Override
    public void apply(NewModel payload, Approval approval) {
        models.approve(parsed(payload), payload.parameters(), approval.proposal());
    }

    @Override
    public List<Field> fields() {
        return List.of(Field.hinted("parameters", Type.AREA));
    }

    @Override
    public Optional<NewModel> read(Form form) {
        return form.require("parameters", "invalid.match-model.version-missing", text -> {
            NewModel model = new NewModel(text.strip() + "\n");
            MatchModel _ = parsed(model);
            return model;
        });
    }

    /** From its approval on. */
}
