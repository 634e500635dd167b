package pk.gov.nsor.foundation.reference.policy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.approval.Approval;
import pk.gov.nsor.foundation.approval.Preview;
import pk.gov.nsor.foundation.approval.ProposalForm;
import pk.gov.nsor.foundation.approval.ProposalKind;
import pk.gov.nsor.foundation.approval.Text;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.kernel.Digits;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.reference.OffenceRules;
import pk.gov.nsor.foundation.reference.PolicyEffect;
import pk.gov.nsor.foundation.reference.PolicyValue;
import pk.gov.nsor.foundation.reference.PolicyValues;
import pk.gov.nsor.foundation.reference.Sources;
import pk.gov.nsor.foundation.shell.Form;

/** A new value of a policy, from a day on. The one before it ends the day before. */
@Component
public class PolicyChangeProposal implements ProposalKind<PolicyProposal>, ProposalForm<PolicyProposal> {

    private static final int LARGEST_NUMBER = 9999;
    private static final int LONGEST_SOURCE = 200;
    private static final String NAMES = "[A-Z_]{1,40}(\\+[A-Z_]{1,40}){0,19}";

    private final PolicyValues values;
    private final PolicyWords words;
    private final OffenceRules rules;
    private final EscalationStepPolicy steps;
    private final List<PolicyEffect> effects;
    private final Clock clock;

    PolicyChangeProposal(
            PolicyValues values,
            PolicyWords words,
            OffenceRules rules,
            EscalationStepPolicy steps,
            List<PolicyEffect> effects,
            Clock clock) {
        this.values = values;
        this.words = words;
        this.rules = rules;
        this.steps = steps;
        this.effects = effects;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "policy-value";
    }

    @Override
    public String messages() {
        return "reference.policy.";
    }

    @Override
    public Class<PolicyProposal> payload() {
        return PolicyProposal.class;
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
    public List<Line> describe(PolicyProposal payload) {
        PolicyValue latest = latest(payload.key());
        return List.of(
                new Line("key", Text.both(latest.description(), latest.descriptionUr())),
                new Line("value", words.text(payload.value(), latest.unit())),
                new Line("source", Sources.shown(payload.source())));
    }

    @Override
    public Preview preview(PolicyProposal payload, LocalDate effectiveFrom) {
        PolicyValue latest = latest(payload.key());
        List<Text> counts = new ArrayList<>();
        counts.add(Text.of(
                latest.isAssumed() ? "reference.policy.present.assumed" : "reference.policy.present.sourced",
                words.text(latest.value(), latest.unit()),
                latest.from()));
        counts.add(Text.of("reference.policy.present.until", effectiveFrom.minusDays(1)));
        long past = Sources.daysPast(effectiveFrom, LocalDate.now(clock));
        if (past > 0) {
            counts.add(Text.of("reference.policy.past", past));
        }
        List<Preview> found = effects.stream()
                .filter(effect -> effect.reckonsWith(payload.key()))
                .map(effect -> effect.preview(latest, payload.value(), effectiveFrom))
                .toList();
        if (found.isEmpty()) {
            counts.add(Text.of("reference.policy.effect.none"));
        }
        found.forEach(effect -> counts.addAll(effect.counts()));
        return new Preview(
                counts,
                found.stream()
                        .flatMap(effect -> effect.affected().stream())
                        .limit(Preview.MOST)
                        .toList());
    }

    @Override
    public String fingerprint(PolicyProposal payload) {
        return values.history(payload.key()).stream()
                .map(row -> row.version() + " " + row.value() + " " + row.from() + " " + row.to())
                .collect(Collectors.joining("; "));
    }

    @Override
    public void validate(PolicyProposal payload, LocalDate effectiveFrom) {
        PolicyValue latest = latest(payload.key());
        checkValue(payload.value(), latest);
        steps.validate(payload.key(), payload.value(), effectiveFrom);
        Sources.check(payload.source(), LONGEST_SOURCE);
        LocalDate to = latest.to();
        if (!effectiveFrom.isAfter(latest.from()) || (to != null && !effectiveFrom.isAfter(to))) {
            throw new InvalidValueException(
                            "policy.overlap",
                            "A value of this policy is set from %s. Choose a day after it, and after its last day.",
                            latest.from())
                    .at("effectiveFrom");
        }
        if (to != null && effectiveFrom.isAfter(to.plusDays(1))) {
            throw new InvalidValueException(
                            "policy.gap", "The present value ends on %s. The next one begins the day after.", to)
                    .at("effectiveFrom");
        }
        effects.stream()
                .filter(effect -> effect.reckonsWith(payload.key()))
                .forEach(effect -> effect.validate(latest, payload.value(), effectiveFrom));
    }

    @Override
    public void apply(PolicyProposal payload, Approval approval) {
        PolicyValue latest = latest(payload.key());
        rules.holdAlone();
        values.change(
                new PolicyValue(
                        latest.key(),
                        payload.value(),
                        latest.unit(),
                        approval.effectiveFrom(),
                        null,
                        latest.version() + 1,
                        payload.source().isEmpty() ? Sources.ASSUMED : Sources.SOURCED,
                        payload.source().isEmpty() ? latest.modelledOn() : payload.source(),
                        latest.description(),
                        latest.descriptionUr()),
                approval.proposal());
        effects.stream()
                .filter(effect -> effect.reckonsWith(payload.key()))
                .forEach(effect -> effect.applied(payload.key(), approval.effectiveFrom(), approval.proposal()));
    }

    @Override
    public Optional<ProposalForm<PolicyProposal>> form() {
        return Optional.of(this);
    }

    @Override
    public List<Field> fields() {
        Map<String, String> keys = new LinkedHashMap<>();
        values.inForce(LocalDate.now(clock))
                .forEach(value -> keys.put(
                        value.key(),
                        value.meaning(LocaleContextHolder.getLocale().getLanguage()) + " (" + words.of(value) + ")"));
        return List.of(
                Field.choice("key", true, keys), Field.hinted("value", Type.TEXT), Field.hinted("source", Type.TEXT));
    }

    @Override
    public Optional<PolicyProposal> read(Form form) {
        Optional<String> key = form.require(
                "key", "reference.policy.key.missing", text -> latest(text).key());
        Optional<String> value = form.require(
                "value",
                "reference.policy.value.missing",
                text -> key.map(known -> checked(text, latest(known))).orElse(text));
        Optional<String> source = form.check("source", () -> Sources.check(form.value("source"), LONGEST_SOURCE));
        return key.isEmpty() || value.isEmpty() || source.isEmpty()
                ? Optional.empty()
                : Optional.of(new PolicyProposal(key.get(), value.get(), source.get()));
    }

    private String checked(String text, PolicyValue latest) {
        String value = isDay(latest)
                ? Day.parse(text).toString()
                : words.read(Digits.western(text).strip());
        checkValue(value, latest);
        return value;
    }

    private static boolean isDay(PolicyValue value) {
        return value.value().matches("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    }

    private static void checkValue(String value, PolicyValue latest) {
        if (value.equals(latest.value())) {
            throw new InvalidValueException("policy.same", "This is the present value already.").at("value");
        }
        if (latest.value().matches("[0-9]+")) {
            refuseUnless(
                    value.matches("[1-9][0-9]{0,3}"),
                    "policy.number",
                    "Give a whole number from 1 to %s.",
                    LARGEST_NUMBER);
        } else if (isDay(latest)) {
            refuseUnless(Day.parse(value).toString().equals(value), "policy.day", "Write the day as 2021-12-01.");
        } else {
            refuseUnless(
                    value.matches(NAMES) || value.matches("[1-9][0-9]{0,3}"),
                    "policy.names",
                    "Write it as the present value is written.");
        }
    }

    private static void refuseUnless(boolean isFine, String code, String english, Object... arguments) {
        if (!isFine) {
            throw new InvalidValueException(code, english, arguments).at("value");
        }
    }

    private PolicyValue latest(String key) {
        List<PolicyValue> rows = values.history(key);
        if (rows.isEmpty()) {
            throw new InvalidValueException("policy.unknown", "There is no such policy.").at("key");
        }
        return rows.getLast();
    }
}
