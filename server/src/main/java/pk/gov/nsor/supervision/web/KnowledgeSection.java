package pk.gov.nsor.supervision.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.access.Role;
import pk.gov.nsor.access.SignedIn;
import pk.gov.nsor.kernel.PersonId;
import pk.gov.nsor.registration.RecordSection;
import pk.gov.nsor.shell.Shown;
import pk.gov.nsor.supervision.CaseAccess;
import pk.gov.nsor.supervision.Circumstances;
import pk.gov.nsor.supervision.KnownCircumstance;
import pk.gov.nsor.supervision.knowledge.RiskAssessments;
import pk.gov.nsor.supervision.knowledge.Visit;
import pk.gov.nsor.supervision.knowledge.Visits;

/** The section of a record that sums up what officers know, for those who follow the person. */
@Component
class KnowledgeSection implements RecordSection {

    private final CaseAccess access;
    private final KnowledgeLines lines;
    private final RiskAssessments risks;
    private final Visits visits;
    private final Circumstances circumstances;
    private final Shown shown;

    KnowledgeSection(
            CaseAccess access,
            KnowledgeLines lines,
            RiskAssessments risks,
            Visits visits,
            Circumstances circumstances,
            Shown shown) {
        this.access = access;
        this.lines = lines;
        this.risks = risks;
        this.visits = visits;
        this.circumstances = circumstances;
        this.shown = shown;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public String anchor() {
        return "knowledge";
    }

    @Override
    public String titleKey() {
        return "knowledge.title";
    }

    @Override
    public String template() {
        return "supervision/knowledge-record";
    }

    /**
     * What the section shows.
     *
     * @param reads whether the reader is one of those who follow the person; nothing else is there otherwise
     * @param risk the latest assessment; null where there is none
     * @param visit the visit that comes next, or else the latest; null where there is none
     * @param circumstances how many of them are so now
     */
    record View(
            PersonId person,
            boolean reads,
            List<KnowledgeLines.Line> addresses,
            @Nullable String risk,
            @Nullable String visit,
            long circumstances) {}

    @Override
    public Object contentFor(PersonId person, SignedIn reader) {
        boolean isTheirs =
                (reader.isPolice() || reader.has(Role.NATIONAL_SUPERVISOR)) && access.mayWork(reader, person);
        if (!isTheirs) {
            return new View(person, false, List.of(), null, null, 0);
        }
        return new View(
                person,
                true,
                lines.addresses(person),
                risks.of(person).stream()
                        .findFirst()
                        .map(latest -> shown.text(
                                "knowledge.risk.line",
                                shown.day(latest.what().on()),
                                shown.text("knowledge.risk.level."
                                        + CaseWording.lower(
                                                latest.what().level().name())),
                                shown.day(latest.what().nextReviewOn())))
                        .orElse(null),
                visits.of(person).stream().findFirst().map(this::visit).orElse(null),
                circumstances.of(person).stream()
                        .filter(KnownCircumstance::isNow)
                        .count());
    }

    private String visit(Visit visit) {
        return visit.report() == null
                ? shown.text("knowledge.visit.planned", shown.day(visit.plannedOn()))
                : shown.day(visit.report().on())
                        + " · "
                        + shown.text("knowledge.visit.outcome."
                                + CaseWording.lower(visit.report().outcome().name()));
    }
}
