package pk.gov.nsor.supervision.web;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import pk.gov.nsor.shell.Shown;
import pk.gov.nsor.supervision.Circumstance;
import pk.gov.nsor.supervision.NewCircumstance;
import pk.gov.nsor.supervision.knowledge.AddressSurety;
import pk.gov.nsor.supervision.knowledge.AddressSurety.Kind;
import pk.gov.nsor.supervision.knowledge.AddressSurety.Level;

/** Says in the reader's language what officers know. */
@Component
class KnowledgeWording {

    private static final int DAYS_SAID = 60;
    private static final int DAYS_OF_A_MONTH = 30;

    private final Shown shown;

    KnowledgeWording(Shown shown) {
        this.shown = shown;
    }

    /** A mark that needs no colour: the more of it is filled, the surer. */
    static String mark(Level level) {
        return switch (level) {
            case HIGH -> "●●●";
            case FAIR -> "●●○";
            case LOW -> "●○○";
            case NONE -> "○○○";
            case FAILED -> "✕";
        };
    }

    /** How sure, and why: confirmed by a visit 12 days ago. */
    String surety(AddressSurety surety) {
        String level = shown.text(
                "knowledge.surety." + CaseWording.lower(surety.level().name()));
        Kind kind = surety.kind();
        if (surety.level() == Level.FAILED) {
            return shown.text("knowledge.surety.line", level, ago(surety.days()));
        }
        if (kind == null) {
            return level;
        }
        boolean isStale = surety.level() == Level.NONE || (surety.level() == Level.LOW && kind != Kind.TOLD);
        return shown.text(
                "knowledge.surety.line",
                level,
                isStale
                        ? shown.text("knowledge.surety.not-for", period(surety.days()))
                        : shown.text("knowledge.surety.by." + CaseWording.lower(kind.name()), ago(surety.days())));
    }

    /** What it is, without since when. */
    String circumstance(Circumstance what) {
        return switch (what) {
            case Circumstance.Associate associate -> joined(associate.name(), associate.relation());
            case Circumstance.Vehicle vehicle -> joined(vehicle.registration(), vehicle.description());
            case Circumstance.OnlineIdentity online ->
                joined(
                        shown.text("knowledge.circumstance.service."
                                + CaseWording.lower(online.service().name())),
                        online.handle());
            case Circumstance.Work work -> joined(work.employer(), work.place());
            case Circumstance.Children children ->
                shown.text(
                        "knowledge.circumstance.children.line",
                        children.underFive(),
                        children.fiveToEleven(),
                        children.twelveToSeventeen());
        };
    }

    /** Since when, how it is known and how sure. */
    String known(NewCircumstance known) {
        String days = known.until() == null
                ? shown.text("knowledge.since", shown.day(known.from()))
                : shown.text("knowledge.from-to", shown.day(known.from()), shown.day(known.until()));
        String withChildren = known.what() instanceof Circumstance.Work work
                ? " · "
                        + shown.text("knowledge.circumstance.children-at-work."
                                + CaseWording.lower(work.withChildren().name()))
                : "";
        return days
                + " · "
                + shown.text("knowledge.circumstance.source."
                        + CaseWording.lower(known.source().name()))
                + " · "
                + shown.text("knowledge.circumstance.certainty."
                        + CaseWording.lower(known.certainty().name()))
                + withChildren;
    }

    private String ago(long days) {
        if (days <= 1) {
            return shown.text(days == 0 ? "knowledge.ago.today" : "knowledge.ago.yesterday");
        }
        return days < DAYS_SAID
                ? shown.text("knowledge.ago.days", days)
                : shown.text("knowledge.ago.months", days / DAYS_OF_A_MONTH);
    }

    private String period(long days) {
        return days < DAYS_SAID
                ? shown.text("knowledge.period.days", days)
                : shown.text("knowledge.period.months", days / DAYS_OF_A_MONTH);
    }

    private static String joined(String... parts) {
        return Stream.of(parts)
                .filter(part -> !part.isEmpty())
                .map(CaseWording::isolate)
                .collect(Collectors.joining(" · "));
    }
}
