package pk.gov.nsor.policing.supervision.web.letter;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.escalation.EscalationSteps;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.policing.supervision.CaseAccess;
import pk.gov.nsor.policing.supervision.Escalation;
import pk.gov.nsor.policing.supervision.PlannedRelease;
import pk.gov.nsor.policing.supervision.Releases;
import pk.gov.nsor.policing.supervision.assignment.Transfer;
import pk.gov.nsor.policing.supervision.caseload.CaseSummary;
import pk.gov.nsor.policing.supervision.caseload.Cases;
import pk.gov.nsor.policing.supervision.web.CasePageMessages;
import pk.gov.nsor.policing.supervision.web.CaseloadRows;
import pk.gov.nsor.policing.supervision.whereabouts.HabitualResidences;
import pk.gov.nsor.policing.supervision.whereabouts.HabitualResidences.WithoutResidence;
import pk.gov.nsor.record.registration.RecordSection;

/** The first section of a record: which station answers, and what the person has to do. */
@Component
class DutiesSection implements RecordSection {

    private final Cases cases;
    private final Releases releases;
    private final HabitualResidences habitualResidences;
    private final CaseAccess access;
    private final CasePageMessages wording;
    private final Escalation escalation;
    private final UiFormat uiFormat;

    DutiesSection(
            Cases cases,
            Releases releases,
            HabitualResidences habitualResidences,
            CaseAccess access,
            CasePageMessages wording,
            Escalation escalation,
            UiFormat uiFormat) {
        this.cases = cases;
        this.releases = releases;
        this.habitualResidences = habitualResidences;
        this.access = access;
        this.wording = wording;
        this.escalation = escalation;
        this.uiFormat = uiFormat;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public String anchor() {
        return "duties";
    }

    @Override
    public String titleKey() {
        return "supervision.duties";
    }

    @Override
    public String template() {
        return "supervision/record";
    }

    /** A breach, and with whom it lies. */
    record Alleged(java.util.UUID id, String duty, LocalDate dueOn, LocalDate since, String level) {}

    /** An appearance in words; its receipt is the reader's where the case is. */
    record Appeared(java.util.UUID id, LocalDate on, String station, String identity, String address, String note) {}

    /**
     * What the section shows.
     *
     * @param station the responsible station; null where there is none
     * @param offer the open offer; null where there is none
     * @param works whether the case is the reader's
     * @param records whether the reader may record an appearance
     * @param offers whether the reader may offer the person, or take the offer back
     * @param answers whether the reader may answer the offer
     * @param plansRelease whether the reader may announce a release: the person is in custody
     * @param planned the release that is announced; null where none is
     * @param abodeless null for a person with a fixed address
     */
    record View(
            PersonId person,
            CaseSummary summary,
            @Nullable String station,
            List<Alleged> alleged,
            List<Appeared> last,
            @Nullable Transfer offer,
            String offeredTo,
            String offeredFrom,
            String offerLevel,
            boolean works,
            boolean records,
            boolean offers,
            boolean answers,
            boolean plansRelease,
            @Nullable PlannedRelease planned,
            String plannedDistrict,
            @Nullable WithoutResidence abodeless) {}

    @Override
    public Object contentFor(PersonId person, SignedIn reader) {
        CaseSummary summary = cases.of(person);
        Transfer offer = summary.offered().orElse(null);
        boolean works = access.mayWork(reader, person);
        PlannedRelease planned = releases.planned(person).orElse(null);
        boolean isAnswered = summary.station().isPresent();
        return new View(
                person,
                summary,
                summary.station().map(now -> wording.station(now.station())).orElse(null),
                alleged(summary),
                summary.last().stream().map(this::appeared).toList(),
                offer,
                offer == null ? "" : wording.district(offer.toDistrict()),
                offer == null ? "" : wording.station(offer.fromStation()),
                offer == null ? "" : wording.level(escalation.ofTransfers().of(offer.offeredOn())),
                works,
                works && isAnswered && CaseloadRows.records(reader),
                works && isAnswered && CaseloadRows.transfers(reader),
                offer != null
                        && CaseloadRows.transfers(reader)
                        && access.scope(reader).coversDistrict(offer.toDistrict()),
                works && summary.inCustody() && (CaseloadRows.transfers(reader) || reader.has(Role.REGISTRAR)),
                planned,
                planned == null ? "" : wording.district(planned.district()),
                habitualResidences.of(person).orElse(null));
    }

    private List<Alleged> alleged(CaseSummary summary) {
        if (summary.alleged().isEmpty()) {
            return List.of();
        }
        EscalationSteps steps = escalation.ofBreaches();
        return summary.alleged().stream()
                .map(breach -> new Alleged(
                        breach.id(),
                        wording.duty(breach.broken().name()),
                        breach.broken().dueOn(),
                        breach.allegedOn(),
                        wording.level(steps.of(breach.allegedOn()))))
                .toList();
    }

    private Appeared appeared(CaseSummary.Appeared appeared) {
        return new Appeared(
                appeared.id(),
                appeared.on(),
                wording.station(appeared.station()),
                uiFormat.text("supervision.identity-seen."
                        + CasePageMessages.lower(appeared.identity().name())),
                uiFormat.text("supervision.address-seen."
                        + CasePageMessages.lower(appeared.address().name())),
                appeared.note());
    }
}
