package pk.gov.nsor.record.registration.web.why;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pk.gov.nsor.foundation.reference.Certainty;
import pk.gov.nsor.foundation.reference.PolicyValue;
import pk.gov.nsor.foundation.requirement.OffenceRule;

/**
 * A derivation as steps that can be compared with the Act: for each conviction, and then for the person.
 *
 * @param lawVersion identifies the law by a hash of its content
 * @param values what was applied where the published law is silent
 */
record Explanation(String lawVersion, List<OfConviction> convictions, List<Part> person, List<Applied> values) {

    /**
     * The result of the law for one conviction.
     *
     * @param caseNumber its name in the explanation
     * @param lawDay the day for which the law was looked up
     * @param result in one sentence
     * @param rows those that gave the basis
     */
    record OfConviction(
            String caseNumber,
            LocalDate judgmentOn,
            LocalDate lawDay,
            String result,
            List<Part> parts,
            List<Row> rows) {}

    /**
     * The steps of one rule.
     *
     * @param key the message that names the rule
     */
    record Part(String key, List<Step> steps) {}

    /** @param fresh whether it is not in the result this one is compared with */
    record Step(String text, boolean fresh) {}

    /** A row of the law. */
    record Row(OffenceRule rule) {

        public Certainty certainty() {
            return Certainty.of(rule.confidence());
        }
    }

    /** An assumed value, or one that the authority has set, as {@code reference/parts} shows it. */
    record Applied(PolicyValue value) {

        public Certainty certainty() {
            return Certainty.of(value.confidence());
        }
    }

    /** All steps in words. */
    Set<String> texts() {
        return Stream.concat(convictions.stream().flatMap(one -> one.parts().stream()), person.stream())
                .flatMap(part -> part.steps().stream())
                .map(Step::text)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The steps that another result does not have. */
    List<String> without(Explanation other) {
        Set<String> known = other.texts();
        return Stream.concat(convictions.stream().flatMap(one -> one.parts().stream()), person.stream())
                .flatMap(part -> part.steps().stream())
                .map(Step::text)
                .filter(text -> !known.contains(text))
                .toList();
    }

    /** The same, with the steps marked that another result does not have. */
    Explanation comparedWith(Explanation other) {
        Set<String> known = other.texts();
        return new Explanation(
                lawVersion,
                convictions.stream()
                        .map(one -> new OfConviction(
                                one.caseNumber(),
                                one.judgmentOn(),
                                one.lawDay(),
                                one.result(),
                                marked(one.parts(), known),
                                one.rows()))
                        .toList(),
                marked(person, known),
                values);
    }

    private static List<Part> marked(List<Part> parts, Set<String> known) {
        return parts.stream()
                .map(part -> new Part(
                        part.key(),
                        part.steps().stream()
                                .map(step -> new Step(step.text(), !known.contains(step.text())))
                                .toList()))
                .toList();
    }
}
