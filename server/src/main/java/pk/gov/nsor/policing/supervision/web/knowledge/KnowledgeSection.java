package pk.gov.nsor.policing.supervision.web.knowledge;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.policing.supervision.CaseAccess;
import pk.gov.nsor.policing.supervision.Circumstances;
import pk.gov.nsor.policing.supervision.KnownCircumstance;
import pk.gov.nsor.policing.supervision.knowledge.RiskAssessments;
import pk.gov.nsor.policing.supervision.knowledge.Visit;
import pk.gov.nsor.policing.supervision.knowledge.Visits;
import pk.gov.nsor.policing.supervision.web.CasePageMessages;
import pk.gov.nsor.record.registration.RecordSection;

/** The section of a record that sums up what officers know, for those who follow the person. */
@Component
class KnowledgeSection implements RecordSection {

    private final CaseAccess access;
    private final KnowledgeRows lines;
    private final RiskAssessments risks;
    private final Visits visits;
    private final Circumstances circumstances;
    private final CasePageMessages wording;
    private final UiFormat uiFormat;
    private final Clock clock;

    KnowledgeSection(
            CaseAccess access,
            KnowledgeRows lines,
            RiskAssessments risks,
            Visits visits,
            Circumstances circumstances,
            CasePageMessages wording,
            UiFormat uiFormat,
            Clock clock) {
        this.access = access;
        this.lines = lines;
        this.risks = risks;
        this.visits = visits;
        this.circumstances = circumstances;
        this.wording = wording;
        this.uiFormat = uiFormat;
        this.clock = clock;
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
     * @param visits those that are planned, by their day, and the latest that was reported
     * @param circumstances how many of them are so now
     */
    record View(
            PersonId person,
            boolean reads,
            List<KnowledgeRows.Line> addresses,
            @Nullable String risk,
            List<String> visits,
            long circumstances) {}

    @Override
    public Object contentFor(PersonId person, SignedIn reader) {
        boolean isTheirs =
                (reader.isPolice() || reader.has(Role.NATIONAL_SUPERVISOR)) && access.mayWork(reader, person);
        if (!isTheirs) {
            return new View(person, false, List.of(), null, List.of(), 0);
        }
        return new View(
                person,
                true,
                lines.addresses(person),
                risks.of(person).stream()
                        .findFirst()
                        .map(latest -> uiFormat.text(
                                "knowledge.risk.line",
                                uiFormat.day(latest.what().on()),
                                uiFormat.text("knowledge.risk.level."
                                        + CasePageMessages.lower(
                                                latest.what().level().name())),
                                uiFormat.day(latest.what().nextReviewOn())))
                        .orElse(null),
                visits(person),
                circumstances.of(person).stream()
                        .filter(KnownCircumstance::isNow)
                        .count());
    }

    private List<String> visits(PersonId person) {
        List<Visit> known = visits.of(person);
        return Stream.concat(
                        known.stream().filter(visit -> visit.report() == null),
                        known.stream().filter(visit -> visit.report() != null).limit(1))
                .map(this::visit)
                .toList();
    }

    private String visit(Visit visit) {
        return visit.report() == null
                ? wording.visit(visit.plannedOn(), LocalDate.now(clock))
                : uiFormat.day(visit.report().on())
                        + " · "
                        + uiFormat.text("knowledge.visit.outcome."
                                + CasePageMessages.lower(
                                        visit.report().outcome().name()));
    }
}
