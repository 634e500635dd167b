package pk.gov.nsor.record.merging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.policing.supervision.PlannedRelease;
import pk.gov.nsor.policing.supervision.Releases;
import pk.gov.nsor.record.conviction.CustodyEvent.ReleaseReason;
import pk.gov.nsor.record.conviction.CustodyEvent.Type;
import pk.gov.nsor.record.conviction.CustodyPeriodId;
import pk.gov.nsor.record.register.merged.Merge;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;

/** A release that is planned is not lost where the record of the custody is joined with another, or parted from it. */
@RegisterTest
class PlanOfJoinedTest extends MergingSetting {

    @Autowired
    private Releases releases;

    @Test
    void aPlanUnderTheJoinedRecordStandsForTheLeadingOneUntilTheRelease() {
        PersonId older = registered("Akbar Planned", Samples.cnic(), judgment("SC 141/2022", Offenders.JUDGMENT));
        PersonId newer = registered("Akbar Planned", null, judgment("SC 142/2022", LocalDate.of(2024, 4, 1)));
        CustodyPeriodId stay = CustodyPeriodId.next();
        custody(newer, stay, Type.ADMITTED, today().minusDays(30), null);
        PlannedRelease plan = plan(newer, 20);

        join(older, newer, List.of());
        assertThat(releases.planned(older)).contains(plan);
        assertThat(releases.planned(newer)).isEmpty();

        custody(older, stay, Type.RELEASED, today(), ReleaseReason.SENTENCE_SERVED);
        assertThat(releases.planned(older)).isEmpty();
    }

    @Test
    void aPlanOfTheTimeTogetherGoesWithTheCustodyWhenTheyAreParted() {
        PersonId older = registered("Akbar Parted", Samples.cnic(), judgment("SC 143/2022", Offenders.JUDGMENT));
        PersonId newer = registered("Akbar Parted", null, judgment("SC 144/2022", LocalDate.of(2024, 4, 2)));
        custody(newer, CustodyPeriodId.next(), Type.ADMITTED, today().minusDays(30), null);
        Merge merge = join(older, newer, List.of());
        PlannedRelease plan = plan(older, 25);

        part(merge, nothing());
        assertThat(releases.planned(newer)).contains(plan);
        assertThat(releases.planned(older)).isEmpty();
    }

    private PlannedRelease plan(PersonId person, int daysAhead) {
        PlannedRelease plan = new PlannedRelease(today().plusDays(daysAhead), "Camp Jail Lahore", "quetta", "");
        releases.announce(person, plan, registrar.actor());
        return plan;
    }
}
