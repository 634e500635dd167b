package pk.gov.nsor.record.duplicates.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.reference.Courts;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.record.conviction.Conviction;
import pk.gov.nsor.record.conviction.ConvictionId;
import pk.gov.nsor.record.conviction.Convictions;
import pk.gov.nsor.record.conviction.merged.MergedFacts;
import pk.gov.nsor.record.conviction.merged.SameJudgment;
import pk.gov.nsor.record.duplicates.DuplicatePair;

/** Which judgments stand on both records of a pair: a question for each judgment of the newer one. */
@Component
class JudgmentsOnBoth {

    private static final String FIELD = "judgment-";
    private static final String OWN = "own";

    private final Convictions convictions;
    private final MergedFacts facts;
    private final Courts courts;
    private final UiFormat uiFormat;

    JudgmentsOnBoth(Convictions convictions, MergedFacts facts, Courts courts, UiFormat uiFormat) {
        this.convictions = convictions;
        this.facts = facts;
        this.courts = courts;
        this.uiFormat = uiFormat;
    }

    /**
     * A judgment of the newer record.
     *
     * @param options that it is one of its own, or that it is one of the older record: value and text
     */
    record Question(String field, String judgment, Map<String, String> options) {}

    /** None where one of the two has no judgment. What is perhaps one judgment is chosen already. */
    List<Question> of(DuplicatePair pair, Form form) {
        List<Conviction> known = convictions.of(pair.older());
        if (known.isEmpty()) {
            return List.of();
        }
        Map<String, String> options = new LinkedHashMap<>();
        options.put(OWN, uiFormat.text("duplicate.judgment.own"));
        known.forEach(each -> options.put(each.id().toString(), said(each)));
        Map<ConvictionId, ConvictionId> perhaps = facts.perhapsSame(pair.older(), pair.newer()).stream()
                .collect(Collectors.toMap(SameJudgment::part, SameJudgment::leading, (one, other) -> one));
        return convictions.of(pair.newer()).stream()
                .map(each -> {
                    String field = FIELD + each.id();
                    if (form.value(field).isEmpty()) {
                        ConvictionId same = perhaps.get(each.id());
                        form.set(field, same == null ? OWN : same.toString());
                    }
                    return new Question(field, said(each), options);
                })
                .toList();
    }

    /** @throws InvalidValueException where a judgment of the newer record has no answer, or one that was not offered */
    List<SameJudgment> read(Form form, DuplicatePair pair) {
        Map<String, ConvictionId> known = convictions.of(pair.older()).stream()
                .map(Conviction::id)
                .collect(Collectors.toMap(ConvictionId::toString, Function.identity()));
        if (known.isEmpty()) {
            return List.of();
        }
        return convictions.of(pair.newer()).stream()
                .filter(each -> !form.value(FIELD + each.id()).equals(OWN))
                .map(each -> {
                    ConvictionId same = known.get(form.value(FIELD + each.id()));
                    if (same == null) {
                        throw new InvalidValueException(
                                        "merge.judgments",
                                        "Each judgment can be the same as one of the other record, and no more.")
                                .at(FIELD + each.id());
                    }
                    return new SameJudgment(each.id(), same);
                })
                .toList();
    }

    private String said(Conviction each) {
        return uiFormat.text(
                "duplicate.judgment.said",
                courts.byCode(each.judgment().courtCode())
                        .map(court -> court.name(LocaleContextHolder.getLocale()))
                        .orElse(each.judgment().courtCode()),
                each.judgment().caseNumber(),
                uiFormat.day(each.judgment().judgmentOn()));
    }
}
