package pk.gov.nsor.policing.supervision.web.knowledge;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.policing.supervision.Circumstance;
import pk.gov.nsor.policing.supervision.NewCircumstance;
import pk.gov.nsor.policing.supervision.knowledge.AddressConfidence;
import pk.gov.nsor.policing.supervision.knowledge.AddressConfidence.Kind;
import pk.gov.nsor.policing.supervision.knowledge.AddressConfidence.Level;
import pk.gov.nsor.policing.supervision.web.CasePageMessages;

/** Says in the reader's language what officers know. */
@Component
public class KnowledgeMessages {

    private static final int DAYS_SAID = 60;
    private static final int DAYS_OF_A_MONTH = 30;

    private final UiFormat uiFormat;

    KnowledgeMessages(UiFormat uiFormat) {
        this.uiFormat = uiFormat;
    }

    /** A mark that needs no colour: the more of it is filled, the surer. */
    public static String mark(Level level) {
        return switch (level) {
            case HIGH -> "●●●";
            case FAIR -> "●●○";
            case LOW -> "●○○";
            case NONE -> "○○○";
            case FAILED -> "✕";
        };
    }

    /** How sure, and why: confirmed by a visit 12 days ago. */
    public String confidence(AddressConfidence confidence) {
        String level = uiFormat.text("knowledge.confidence."
                + CasePageMessages.lower(confidence.level().name()));
        Kind kind = confidence.kind();
        if (confidence.level() == Level.FAILED) {
            return uiFormat.text("knowledge.confidence.line", level, ago(confidence.days()));
        }
        if (kind == null) {
            return level;
        }
        boolean isStale = confidence.level() == Level.NONE || (confidence.level() == Level.LOW && kind != Kind.TOLD);
        return uiFormat.text(
                "knowledge.confidence.line",
                level,
                isStale
                        ? uiFormat.text("knowledge.confidence.not-for", period(confidence.days()))
                        : uiFormat.text(
                                "knowledge.confidence.by." + CasePageMessages.lower(kind.name()),
                                ago(confidence.days())));
    }

    /** What it is, without since when. */
    String circumstance(Circumstance what) {
        return switch (what) {
            case Circumstance.Associate associate -> joined(associate.name(), associate.relation());
            case Circumstance.Vehicle vehicle -> joined(vehicle.registration(), vehicle.description());
            case Circumstance.OnlineIdentity online ->
                joined(
                        uiFormat.text("knowledge.circumstance.service."
                                + CasePageMessages.lower(online.service().name())),
                        online.handle());
            case Circumstance.Work work -> joined(work.employer(), work.place());
            case Circumstance.Children children ->
                uiFormat.text(
                        "knowledge.circumstance.children.line",
                        children.underFive(),
                        children.fiveToEleven(),
                        children.twelveToSeventeen());
        };
    }

    /** Since when, how it is known and how sure. */
    String known(NewCircumstance known) {
        String days = known.until() == null
                ? uiFormat.text("knowledge.since", uiFormat.day(known.from()))
                : uiFormat.text("knowledge.from-to", uiFormat.day(known.from()), uiFormat.day(known.until()));
        String withChildren = known.what() instanceof Circumstance.Work work
                ? " · "
                        + uiFormat.text("knowledge.circumstance.children-at-work."
                                + CasePageMessages.lower(work.withChildren().name()))
                : "";
        return days
                + " · "
                + uiFormat.text("knowledge.circumstance.source."
                        + CasePageMessages.lower(known.source().name()))
                + " · "
                + uiFormat.text("knowledge.circumstance.certainty."
                        + CasePageMessages.lower(known.certainty().name()))
                + withChildren;
    }

    private String ago(long days) {
        if (days <= 1) {
            return uiFormat.text(days == 0 ? "knowledge.ago.today" : "knowledge.ago.yesterday");
        }
        return days < DAYS_SAID
                ? uiFormat.text("knowledge.ago.days", days)
                : uiFormat.text("knowledge.ago.months", days / DAYS_OF_A_MONTH);
    }

    private String period(long days) {
        return days < DAYS_SAID
                ? uiFormat.text("knowledge.period.days", days)
                : uiFormat.text("knowledge.period.months", days / DAYS_OF_A_MONTH);
    }

    private static String joined(String... parts) {
        return Stream.of(parts)
                .filter(part -> !part.isEmpty())
                .map(CasePageMessages::isolate)
                .collect(Collectors.joining(" · "));
    }
}
