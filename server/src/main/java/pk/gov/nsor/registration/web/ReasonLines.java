package pk.gov.nsor.registration.web;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.i18n.LocaleContextHolder;
import pk.gov.nsor.conviction.Conviction;
import pk.gov.nsor.requirement.Judgment;
import pk.gov.nsor.requirement.ReasonWording;
import pk.gov.nsor.requirement.Requirement;

/** The steps of a derivation in the reader's language, each conviction called by its case number. */
final class ReasonLines {

    private ReasonLines() {}

    static List<String> of(Requirement requirement, List<Conviction> convictions) {
        ReasonWording wording = new ReasonWording(LocaleContextHolder.getLocale(), names(convictions));
        return requirement.reasons().stream().map(wording::text).toList();
    }

    private static Function<Judgment, String> names(List<Conviction> convictions) {
        Map<String, String> numbers = convictions.stream()
                .collect(Collectors.toMap(
                        conviction -> conviction.id().toString(),
                        conviction -> conviction.judgment().caseNumber()));
        return judgment -> numbers.getOrDefault(judgment.id(), judgment.id());
    }
}
