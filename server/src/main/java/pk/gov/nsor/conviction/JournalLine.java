package pk.gov.nsor.conviction;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.register.JournalKind;

/** What the timeline says of a fact. */
final class JournalLine {

    private JournalLine() {}

    static JournalKind kind(LegalFact fact) {
        return switch (fact.kind()) {
            case CONVICTION -> JournalKind.CONVICTION_RECORDED;
            case QUASHING -> JournalKind.CONVICTION_QUASHED;
            case SENTENCE -> JournalKind.SENTENCE_RECORDED;
            case APPEAL -> JournalKind.APPEAL_FILED;
            case DISMISSAL -> JournalKind.APPEAL_DISMISSED;
            case CUSTODY -> JournalKind.CUSTODY_RECORDED;
            case CLEMENCY -> JournalKind.CLEMENCY_RECORDED;
            case DEATH -> JournalKind.DEATH_RECORDED;
        };
    }

    /** The values of the line's wording, by name. */
    static Map<String, String> details(LegalFact fact, LegalFile file) {
        Map<String, String> details = new HashMap<>();
        caseNumber(fact.conviction(), file).ifPresent(number -> details.put("case", number));
        switch (fact) {
            case NewConviction judgment -> {
                details.put(
                        "sections",
                        judgment.offences().stream()
                                .map(offence -> offence.section().toString())
                                .collect(Collectors.joining(", ")));
                details.put("court", judgment.courtCode());
                details.put("case", judgment.caseNumber());
            }
            case Quashed quashed -> details.put("reason", quashed.reason().name());
            case Sentence sentence -> {
                details.put("punishment", sentence.punishment().name());
                details.put("years", Integer.toString(sentence.years()));
                details.put("months", Integer.toString(sentence.months()));
                details.put("fine", Long.toString(sentence.fineRupees()));
            }
            case Appeal appeal -> details.put("court", appeal.court());
            case Dismissal dismissal ->
                file.appeal(dismissal.appeal())
                        .flatMap(appeal -> caseNumber(appeal.now().conviction(), file))
                        .ifPresent(number -> details.put("case", number));
            case CustodyEvent event -> {
                details.put("type", event.type().name());
                details.put("prison", event.prison());
            }
            case Clemency clemency -> {
                details.put("type", clemency.type().name());
                details.put("authority", clemency.authority());
            }
            case Death death -> details.put("source", death.source().name());
        }
        return details;
    }

    private static Optional<String> caseNumber(@Nullable ConvictionId conviction, LegalFile file) {
        return Optional.ofNullable(conviction)
                .flatMap(file::conviction)
                .map(fact -> fact.now().caseNumber());
    }
}
