package pk.gov.nsor.record.merging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.policing.supervision.breach.Breach;
import pk.gov.nsor.policing.supervision.caseload.Cases;
import pk.gov.nsor.policing.supervision.knowledge.AddressConfidences;
import pk.gov.nsor.policing.supervision.knowledge.VisitReport;
import pk.gov.nsor.policing.supervision.knowledge.VisitReport.Finding;
import pk.gov.nsor.policing.supervision.knowledge.VisitReport.Outcome;
import pk.gov.nsor.policing.supervision.knowledge.Visits;
import pk.gov.nsor.policing.supervision.review.CaseReviews;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.TestClock;

/** Whoever missed an appearance and is not at their address is looked for, under whichever of joined records each was found. */
@RegisterTest
class AlertsOfJoinedTest extends MergingSetting {

    @Autowired
    private Visits visits;

    @Autowired
    private AddressConfidences addresses;

    @Autowired
    private Cases cases;

    @Autowired
    private CaseReviews reviews;

    @Autowired
    private TestClock testClock;

    private Duration travelled = Duration.ZERO;

    @AfterEach
    void home() {
        testClock.move(travelled.negated());
    }

    @Test
    void whoMissedAnAppearanceUnderAJoinedRecordIsLookedForWhenTheAddressFailsUnderTheLeadingOne() {
        PersonId older = registered("Akbar Sought", Samples.cnic(), judgment("SC 161/2022", Offenders.JUDGMENT));
        PersonId newer = registered("Akbar Sought", null, judgment("SC 162/2022", LocalDate.of(2024, 6, 1)));
        var _ = missed(newer, "ALLEGED");
        join(older, newer, List.of());
        failed(older);
        assertThat(absconders.of(older).orElseThrow().since()).isEqualTo(today());
    }

    @Test
    void whoseAddressFailedUnderTheLeadingRecordIsLookedForWhenAnAppearanceIsMissedUnderAJoinedOne() {
        PersonId older = registered("Akbar Gone", Samples.cnic(), judgment("SC 163/2022", Offenders.JUDGMENT));
        PersonId newer = registered("Akbar Gone", null, judgment("SC 164/2022", LocalDate.of(2024, 6, 2)));
        LocalDate due = today();
        jdbc.sql("""
                        insert into supervision.duty (id, person_id, kind, nominal_on, opens_on, due_on, state, opened_on)
                        values (?, ?, 'VERIFICATION', ?, ?, ?, 'OPEN', ?)
                        """)
                .params(UUID.randomUUID(), newer.value(), due, due.minusDays(14), due, due.minusDays(14))
                .update();
        join(older, newer, List.of());
        failed(older);
        assertThat(absconders.of(older)).as("nothing was missed yet").isEmpty();

        travelled = Duration.ofDays(10);
        testClock.move(travelled);
        transaction.executeWithoutResult(status -> reviews.review(people.lockFree(List.of(newer))));
        assertThat(cases.of(older).alleged()).extracting(Breach::person).containsExactly(newer);
        assertThat(absconders.of(older).orElseThrow().since()).isEqualTo(today());
        assertThat(absconders.of(newer)).isEmpty();
    }

    private void failed(PersonId person) {
        visits.report(
                person,
                new VisitReport(
                        UUID.randomUUID(),
                        today(),
                        Outcome.NO_SUCH_ADDRESS,
                        null,
                        Finding.FAILED,
                        addresses.of(person).getFirst().id(),
                        "Asked next door"),
                registrar.actor());
    }
}
