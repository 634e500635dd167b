package pk.gov.nsor.record.conviction.legalfile;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.record.conviction.Appeal;
import pk.gov.nsor.record.conviction.Clemency;
import pk.gov.nsor.record.conviction.ConvictionId;
import pk.gov.nsor.record.conviction.CustodyEvent;
import pk.gov.nsor.record.conviction.Death;
import pk.gov.nsor.record.conviction.Dismissal;
import pk.gov.nsor.record.conviction.LegalFact;
import pk.gov.nsor.record.conviction.NewConviction;
import pk.gov.nsor.record.conviction.Quashed;
import pk.gov.nsor.record.conviction.Sentence;
import pk.gov.nsor.record.register.journal.JournalKind;

/** What the timeline says of a fact. */
public final class JournalRow {

    private JournalRow() {}

    public static JournalKind kind(LegalFact fact) {
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

    /**
     * The values of the line's wording, by name.
     *
     * @param caseNumber of the judgment it is about, null where it is about none
     */
    public static Map<String, String> details(LegalFact fact, @Nullable String caseNumber) {
        Map<String, String> details = new HashMap<>();
        if (caseNumber != null) {
            details.put("case", caseNumber);
        }
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
            case Dismissal _ -> {
                // The case number says everything.
            }
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

    /** As {@link #details(LegalFact, String)}, for a fact together with the others. */
    public static Map<String, String> details(LegalFact fact, LegalFile file) {
        Optional<ConvictionId> about = fact instanceof Dismissal dismissal
                ? file.appeal(dismissal.appeal()).map(appeal -> appeal.now().conviction())
                : Optional.ofNullable(fact.conviction());
        return details(
                fact,
                about.flatMap(file::conviction)
                        .map(judgment -> judgment.now().caseNumber())
                        .orElse(null));
    }
}
