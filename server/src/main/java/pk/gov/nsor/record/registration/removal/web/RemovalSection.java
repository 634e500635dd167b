package pk.gov.nsor.record.registration.removal.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.conviction.LegalRecord;
import pk.gov.nsor.record.registration.RecordSection;
import pk.gov.nsor.record.registration.removal.LifeSign;
import pk.gov.nsor.record.registration.removal.LifeSigns;
import pk.gov.nsor.record.registration.removal.Removal;
import pk.gov.nsor.record.registration.removal.RemovalKind;
import pk.gov.nsor.record.registration.removal.Removals;

/** The section on the page of a record that shows a reported death, and what waits for a second person. */
@Component
class RemovalSection implements RecordSection {

    private final Removals removals;
    private final LifeSigns signs;
    private final LegalRecord legal;
    private final RemovalMessages wording;

    RemovalSection(Removals removals, LifeSigns signs, LegalRecord legal, RemovalMessages wording) {
        this.removals = removals;
        this.signs = signs;
        this.legal = legal;
        this.wording = wording;
    }

    @Override
    public int order() {
        return 5;
    }

    @Override
    public String anchor() {
        return "second-person";
    }

    @Override
    public String titleKey() {
        return "removal.section";
    }

    @Override
    public String template() {
        return "registration/removal-section";
    }

    /** @param id null where the reader may not decide it */
    record Line(String kind, String due, @Nullable UUID id) {}

    /** The content of the section. */
    record View(boolean isDeathReported, List<Line> lines, List<LifeSign> signs) {}

    @Override
    public Object contentFor(PersonId person, SignedIn reader) {
        boolean isOffice = reader.has(Role.REGISTRAR) || reader.has(Role.NATIONAL_SUPERVISOR);
        List<Removal> waiting = removals.waitingOf(person);
        boolean isDeathReported = waiting.stream().anyMatch(removal -> removal.kind() == RemovalKind.DEATH)
                && legal.of(person).deathReportedOn() != null;
        return new View(
                isDeathReported,
                waiting.stream()
                        // A court's order to withhold a conviction is not for everybody who supervises a person.
                        .filter(removal -> isOffice || removal.kind() != RemovalKind.RELEASE_MARK)
                        .map(wording::line)
                        .map(line -> new Line(
                                line.kind(),
                                line.due(),
                                isOffice ? line.removal().id() : null))
                        .toList(),
                signs.openOf(person));
    }
}
