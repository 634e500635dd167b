package pk.gov.nsor.record.registration.web.why;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.reference.PolicyValue;
import pk.gov.nsor.foundation.reference.PolicyValues;
import pk.gov.nsor.foundation.requirement.CitedRow;
import pk.gov.nsor.foundation.requirement.Judgment;
import pk.gov.nsor.foundation.requirement.Law;
import pk.gov.nsor.foundation.requirement.Reason;
import pk.gov.nsor.foundation.requirement.Reason.Code;
import pk.gov.nsor.foundation.requirement.ReasonMessages;
import pk.gov.nsor.foundation.requirement.Requirement.Outcome;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.record.conviction.Conviction;
import pk.gov.nsor.record.registration.lawchange.WhatIf.Answer;
import pk.gov.nsor.record.registration.web.SideBySide;
import pk.gov.nsor.record.registration.web.why.Explanation.Applied;
import pk.gov.nsor.record.registration.web.why.Explanation.OfConviction;
import pk.gov.nsor.record.registration.web.why.Explanation.Part;
import pk.gov.nsor.record.registration.web.why.Explanation.Row;
import pk.gov.nsor.record.registration.web.why.Explanation.Step;

/** Arranges the steps of a derivation, in the reader's language. Convictions are named by their case numbers. */
@Component
class Explanations {

    private static final String RULE = "registration.why.rule-";

    /** Rules with a higher number are about the person, whichever conviction they name. */
    private static final int LAST_RULE_OF_A_CONVICTION = 6;

    private final PolicyValues policy;
    private final SideBySide comparison;
    private final UiFormat uiFormat;

    Explanations(PolicyValues policy, SideBySide comparison, UiFormat uiFormat) {
        this.policy = policy;
        this.comparison = comparison;
        this.uiFormat = uiFormat;
    }

    Explanation of(Answer answer, List<Conviction> convictions) {
        Map<String, String> names = convictions.stream()
                .collect(Collectors.toMap(
                        conviction -> conviction.id().toString(),
                        conviction -> conviction.judgment().caseNumber()));
        ReasonMessages wording = new ReasonMessages(
                LocaleContextHolder.getLocale(), judgment -> names.getOrDefault(judgment.id(), judgment.id()));
        SequencedMap<Judgment, List<Reason>> ofConvictions = new LinkedHashMap<>();
        List<Reason> ofPerson = new ArrayList<>();
        for (Reason reason : answer.requirement().reasons()) {
            Optional<Judgment> about = conviction(reason);
            if (about.isPresent()) {
                ofConvictions
                        .computeIfAbsent(about.get(), judgment -> new ArrayList<>())
                        .add(reason);
            } else if (reason.code() != Code.LAW) {
                ofPerson.add(reason);
            }
        }
        List<OfConviction> explained = new ArrayList<>();
        ofConvictions.forEach((judgment, reasons) -> explained.add(new OfConviction(
                names.getOrDefault(judgment.id(), judgment.id()),
                judgment.judgmentOn(),
                lawDay(answer.law(), judgment),
                result(answer, judgment),
                parts(reasons, wording),
                rows(answer.law(), reasons))));
        return new Explanation(
                answer.law().version(), explained, parts(ofPerson, wording), values(answer, ofConvictions, ofPerson));
    }

    private static Optional<Judgment> conviction(Reason reason) {
        return reason.code().rule() <= LAST_RULE_OF_A_CONVICTION
                        && !reason.values().isEmpty()
                        && reason.values().getFirst() instanceof Judgment judgment
                ? Optional.of(judgment)
                : Optional.empty();
    }

    private static LocalDate lawDay(Law law, Judgment judgment) {
        return judgment.judgmentOn().isBefore(law.firstDay()) ? law.firstDay() : judgment.judgmentOn();
    }

    private String result(Answer answer, Judgment judgment) {
        return answer.standing().terms().stream()
                .filter(term -> term.conviction().toString().equals(judgment.id()))
                .map(comparison::term)
                .findFirst()
                .orElseGet(() -> uiFormat.text("registration.why.no-term"));
    }

    private static List<Part> parts(List<Reason> reasons, ReasonMessages wording) {
        TreeMap<Integer, List<Step>> byRule = new TreeMap<>();
        for (Reason reason : reasons) {
            byRule.computeIfAbsent(reason.code().rule(), rule -> new ArrayList<>())
                    .add(new Step(wording.text(reason), false));
        }
        List<Part> parts = new ArrayList<>();
        byRule.forEach((rule, steps) -> parts.add(new Part(RULE + rule, steps)));
        return parts;
    }

    /** A step that uses a row of the law cites it among its values. */
    private static List<Row> rows(Law law, List<Reason> reasons) {
        return reasons.stream()
                .flatMap(reason -> reason.values().stream())
                .filter(CitedRow.class::isInstance)
                .map(CitedRow.class::cast)
                .distinct()
                .flatMap(cited -> law.offences().rowsOf(cited.section()).stream()
                        .filter(row -> CitedRow.of(row).equals(cited)))
                .map(Row::new)
                .toList();
    }

    /** Each policy value that a step uses, as it was in force on the day by which the conviction is judged. */
    private List<Applied> values(
            Answer answer, SequencedMap<Judgment, List<Reason>> ofConvictions, List<Reason> ofPerson) {
        Set<Asked> asked = new LinkedHashSet<>();
        ofConvictions.forEach((judgment, reasons) -> {
            boolean juvenile = answer.requirement().convictions().stream()
                    .filter(outcome -> outcome.judgment().equals(judgment))
                    .anyMatch(Outcome::juvenile);
            LocalDate day = lawDay(answer.law(), judgment);
            reasons.forEach(
                    reason -> AssumedValues.of(reason, juvenile).forEach(key -> asked.add(new Asked(key, day))));
        });
        for (Reason reason : ofPerson) {
            LocalDate day = !reason.values().isEmpty() && reason.values().getFirst() instanceof Judgment setter
                    ? lawDay(answer.law(), setter)
                    : answer.law().firstDay();
            AssumedValues.of(reason, false).forEach(key -> asked.add(new Asked(key, day)));
        }
        Map<LocalDate, List<PolicyValue>> inForce =
                asked.stream().map(Asked::day).distinct().collect(Collectors.toMap(day -> day, policy::inForce));
        return asked.stream()
                .flatMap(one -> inForce.getOrDefault(one.day(), List.of()).stream()
                        .filter(value -> value.key().equals(one.key())))
                .distinct()
                .map(Applied::new)
                .toList();
    }

    private record Asked(String key, LocalDate day) {}
}
