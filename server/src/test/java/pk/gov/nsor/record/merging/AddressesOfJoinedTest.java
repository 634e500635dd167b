package pk.gov.nsor.record.merging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.policing.supervision.Appearances;
import pk.gov.nsor.policing.supervision.NewAppearance;
import pk.gov.nsor.policing.supervision.NewAppearance.AddressSeen;
import pk.gov.nsor.policing.supervision.NewAppearance.IdentitySeen;
import pk.gov.nsor.policing.supervision.knowledge.AddressConfidence;
import pk.gov.nsor.policing.supervision.knowledge.AddressConfidence.Kind;
import pk.gov.nsor.policing.supervision.knowledge.AddressConfidence.Level;
import pk.gov.nsor.policing.supervision.knowledge.AddressConfidences;
import pk.gov.nsor.policing.supervision.knowledge.VisitReport;
import pk.gov.nsor.policing.supervision.knowledge.VisitReport.Finding;
import pk.gov.nsor.policing.supervision.knowledge.VisitReport.Met;
import pk.gov.nsor.policing.supervision.knowledge.VisitReport.Outcome;
import pk.gov.nsor.policing.supervision.knowledge.Visits;
import pk.gov.nsor.record.register.NewAddress;
import pk.gov.nsor.record.register.merged.Merge;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;

/** What was seen of an address counts for it under whichever of joined records it was seen, and for no other address. */
@RegisterTest
class AddressesOfJoinedTest extends MergingSetting {

    @Autowired
    private Visits visits;

    @Autowired
    private Appearances appearances;

    @Autowired
    private AddressConfidences addresses;

    @Test
    void aVisitUnderAJoinedRecordConfirmsItsAddressAndAFailureOfAnotherAddressBeforeDoesNotCountAgainstIt() {
        PersonId older = registered("Akbar Confirmed", Samples.cnic(), judgment("SC 181/2022", Offenders.JUDGMENT));
        PersonId newer = registered("Akbar Confirmed", null, judgment("SC 182/2022", LocalDate.of(2024, 8, 1)));
        found(newer, Finding.CONFIRMED);
        appeared(older, AddressSeen.FAILED);
        AddressConfidence before = confidence(newer);
        assertThat(before).isEqualTo(new AddressConfidence(Level.HIGH, Kind.VISIT, today(), 0));
        assertThat(confidence(older).level()).isEqualTo(Level.FAILED);

        Merge merge = join(older, newer, List.of());
        assertThat(confidence(older)).as("the later address counts").isEqualTo(before);
        part(merge, nothing());
        assertThat(confidence(newer)).isEqualTo(before);
        assertThat(confidence(older).level()).isEqualTo(Level.FAILED);
    }

    @Test
    void anAppearanceUnderAJoinedRecordCountsForItsAddress() {
        PersonId older = registered("Akbar Stated", Samples.cnic(), judgment("SC 183/2022", Offenders.JUDGMENT));
        PersonId newer = registered("Akbar Stated", null, judgment("SC 184/2022", LocalDate.of(2024, 8, 2)));
        appeared(newer, AddressSeen.FAILED);
        join(older, newer, List.of());
        assertThat(confidence(older).level()).isEqualTo(Level.FAILED);
    }

    @Test
    void anAppearanceUnderTheLeadingRecordCountsSinceTheyWereJoined() {
        PersonId older = registered("Akbar Since", Samples.cnic(), judgment("SC 185/2022", Offenders.JUDGMENT));
        PersonId newer = registered("Akbar Since", null, judgment("SC 186/2022", LocalDate.of(2024, 8, 3)));
        join(older, newer, List.of());
        appeared(older, AddressSeen.FAILED);
        assertThat(confidence(older).level()).isEqualTo(Level.FAILED);
    }

    @Test
    void whatWasSeenOfAnAddressThatBothRecordsHaveCountsUnderTheLeadingOne() {
        PersonId older = registered("Akbar Alike", Samples.cnic(), judgment("SC 187/2022", Offenders.JUDGMENT));
        PersonId newer = registered("Akbar Alike", null, judgment("SC 188/2022", LocalDate.of(2024, 8, 4)));
        NewAddress alike = new NewAddress("House 1, Street of both", "lahore", LocalDate.of(2024, 9, 1));
        people.recordAddress(older, alike, registrar.actor());
        people.recordAddress(newer, alike, registrar.actor());
        found(newer, Finding.FAILED);
        join(older, newer, List.of());
        assertThat(confidence(older).level()).isEqualTo(Level.FAILED);
    }

    @Test
    void aVisitOfTheTimeTogetherCountsForTheAddressWhenTheyAreParted() {
        PersonId older = registered("Akbar Parted", Samples.cnic(), judgment("SC 189/2022", Offenders.JUDGMENT));
        PersonId newer = registered("Akbar Parted", null, judgment("SC 190/2022", LocalDate.of(2024, 8, 5)));
        Merge merge = join(older, newer, List.of());
        found(older, Finding.FAILED);
        part(merge, nothing());
        assertThat(confidence(newer).level()).isEqualTo(Level.FAILED);
        assertThat(confidence(older).level()).isNotEqualTo(Level.FAILED);
    }

    private AddressConfidence confidence(PersonId person) {
        return addresses.of(person).getFirst().confidence();
    }

    private void found(PersonId person, Finding finding) {
        boolean isFailed = finding == Finding.FAILED;
        visits.report(
                person,
                new VisitReport(
                        UUID.randomUUID(),
                        today(),
                        isFailed ? Outcome.NO_SUCH_ADDRESS : Outcome.MADE,
                        isFailed ? null : Met.HOUSEHOLD,
                        finding,
                        addresses.of(person).getFirst().id(),
                        "Asked at the door"),
                registrar.actor());
    }

    private void appeared(PersonId person, AddressSeen seen) {
        var _ = appearances.record(
                person,
                new NewAppearance(UUID.randomUUID(), station(person), today(), IdentitySeen.CNIC_CARD, seen, ""),
                registrar.actor());
    }
}
