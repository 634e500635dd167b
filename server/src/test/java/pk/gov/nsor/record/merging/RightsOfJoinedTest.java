package pk.gov.nsor.record.merging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.pdf.PdfReading;
import pk.gov.nsor.policing.supervision.Appearances;
import pk.gov.nsor.policing.supervision.NewAppearance;
import pk.gov.nsor.policing.supervision.NewAppearance.AddressSeen;
import pk.gov.nsor.policing.supervision.NewAppearance.IdentitySeen;
import pk.gov.nsor.publicservice.disclosure.rights.Claim;
import pk.gov.nsor.publicservice.disclosure.rights.Mended;
import pk.gov.nsor.publicservice.disclosure.rights.RecordCopy;
import pk.gov.nsor.publicservice.disclosure.rights.RightKind;
import pk.gov.nsor.publicservice.disclosure.rights.Rights;
import pk.gov.nsor.record.register.Examination;
import pk.gov.nsor.record.register.NewAddress;
import pk.gov.nsor.record.register.journal.JournalKind;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;

/** Whoever has asked for what is theirs by right has it also where their record is joined with another meanwhile. */
@RegisterTest
class RightsOfJoinedTest extends MergingSetting {

    @Autowired
    private Rights rights;

    @Autowired
    private RecordCopy papers;

    @Autowired
    private Mended mended;

    @Autowired
    private Appearances appearances;

    @Test
    void aCopyIsOfBothRecordsWhicheverOneItWasAskedOf(Officers officers) {
        Cnic cnic = Samples.cnic();
        PersonId older = registered("Akbar Copied", null, judgment("SC 151/2022", Offenders.JUDGMENT));
        PersonId newer = registered("Akbar Copied", cnic, judgment("SC 152/2022", LocalDate.of(2024, 5, 1)));
        identities.confirm(newer);
        long receipt = appearances
                .record(
                        newer,
                        new NewAppearance(
                                UUID.randomUUID(),
                                station(newer),
                                today(),
                                IdentitySeen.CNIC_CARD,
                                AddressSeen.DOCUMENT,
                                ""),
                        registrar.actor())
                .number();
        UUID request = rights.take(RightKind.COPY, newer, claim(cnic, ""), registrar.actor());
        join(older, newer, List.of());

        Officer decider = officers.with(Role.REGISTRAR);
        rights.decide(request, true, "Card was seen", decider.actor());
        assertThat(PdfReading.text(papers.draw(rights.printed(request, registrar.actor()))))
                .contains("SC 151/2022", "SC 152/2022", Long.toString(receipt), cnic.formatted());
    }

    @Test
    void aCorrectionIsGrantedByWhatWasPutRightOnTheLeadingRecord(Officers officers) {
        Cnic cnic = Samples.cnic();
        PersonId older = registered("Akbar Corrected", null, judgment("SC 153/2022", Offenders.JUDGMENT));
        PersonId newer = registered("Akbar Corrected", cnic, judgment("SC 154/2022", LocalDate.of(2024, 5, 2)));
        identities.confirm(newer);
        UUID request = rights.take(RightKind.CORRECTION, newer, claim(cnic, "Another house by now"), registrar.actor());
        join(older, newer, List.of());
        people.recordAddress(newer, new NewAddress("House 7, Street 7", "lahore", today()), registrar.actor());

        rights.decide(
                request,
                true,
                "The address was put right",
                officers.with(Role.REGISTRAR).actor());
        assertThat(mended.by(rights.find(request).orElseThrow()))
                .hasValueSatisfying(line -> assertThat(line.kind()).isEqualTo(JournalKind.ADDRESS_RECORDED));
    }

    private static Claim claim(Cnic cnic, String what) {
        return new Claim(PersonName.latin("Akbar Copied"), cnic, Examination.Document.CNIC_CARD, what);
    }
}
