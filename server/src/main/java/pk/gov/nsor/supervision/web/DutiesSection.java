package pk.gov.nsor.supervision.web;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.access.Role;
import pk.gov.nsor.access.SignedIn;
import pk.gov.nsor.kernel.PersonId;
import pk.gov.nsor.registration.RecordSection;
import pk.gov.nsor.shell.Shown;
import pk.gov.nsor.supervision.Abodes;
import pk.gov.nsor.supervision.Abodes.Abodeless;
import pk.gov.nsor.supervision.CaseAccess;
import pk.gov.nsor.supervision.CaseSummary;
import pk.gov.nsor.supervision.Cases;
import pk.gov.nsor.supervision.Escalation;
import pk.gov.nsor.supervision.Escalation.Steps;
import pk.gov.nsor.supervision.PlannedRelease;
import pk.gov.nsor.supervision.Releases;
import pk.gov.nsor.supervision.Transfer;

/** The first section of a record: which station answers, and what the person has to do. */
@Component
class DutiesSection implements RecordSection {

    private final Cases cases;
    private final Releases releases;
    private final Abodes abodes;
    private final CaseAccess access;
    private final CaseWording wording;
    private final Escalation escalation;
    private final Shown shown;

    DutiesSection(
            Cases cases,
            Releases releases,
            Abodes abodes,
            CaseAccess access,
            CaseWording wording,
            Escalation escalation,
            Shown shown) {
        this.cases = cases;
        this.releases = releases;
        this.abodes = abodes;
        this.access = access;
        this.wording = wording;
        this.escalation = escalation;
        this.shown = shown;
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
     * @param station null where none answers
     * @param offer the open offer; null where there is none
     * @param works whether the case is the reader's
     * @param records whether the reader may record an appearance
     * @param offers whether the reader may offer the person, or take the offer back
     * @param answers whether the reader may answer the offer
     * @param plansRelease whether the reader may announce a release: the person is in custody
     * @param planned the release that is announced; null where none is
     * @param abodeless null for somebody with a fixed abode
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
            @Nullable Abodeless abodeless) {}

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
                works && isAnswered && CaseLines.records(reader),
                works && isAnswered && CaseLines.transfers(reader),
                offer != null
                        && CaseLines.transfers(reader)
                        && access.scope(reader).coversDistrict(offer.toDistrict()),
                works && summary.inCustody() && (CaseLines.transfers(reader) || reader.has(Role.REGISTRAR)),
                planned,
                planned == null ? "" : wording.district(planned.district()),
                abodes.of(person).orElse(null));
    }

    private List<Alleged> alleged(CaseSummary summary) {
        if (summary.alleged().isEmpty()) {
            return List.of();
        }
        Steps steps = escalation.ofBreaches();
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
                shown.text("supervision.identity-seen."
                        + CaseWording.lower(appeared.identity().name())),
                shown.text("supervision.address-seen."
                        + CaseWording.lower(appeared.address().name())),
                appeared.note());
    }
}
