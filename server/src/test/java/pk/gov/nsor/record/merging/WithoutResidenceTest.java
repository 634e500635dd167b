package pk.gov.nsor.record.merging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.policing.supervision.whereabouts.HabitualResidences;
import pk.gov.nsor.policing.supervision.whereabouts.HabitualResidences.WithoutResidence;
import pk.gov.nsor.record.register.NewAddress;
import pk.gov.nsor.record.register.address.MistakenAddresses;
import pk.gov.nsor.record.register.merged.Merge;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.TestClock;

/** Who has no fixed residence appears every week until an address from then on is on record, whatever else changes. */
@RegisterTest
class WithoutResidenceTest extends MergingSetting {

    private static final String LOCALITY = "Data Darbar, the eastern gate";

    @Autowired
    private HabitualResidences residences;

    @Autowired
    private MistakenAddresses mistaken;

    @Autowired
    private TestClock testClock;

    @Test
    void anAddressOfEarlierYearsEndsNothing() {
        PersonId person = lost("SC 60/2022", today().minusDays(30));
        lives(person, LocalDate.of(2015, 1, 1));
        assertThat(since(person)).isEqualTo(today().minusDays(30));
        lives(person, today().minusDays(3));
        assertThat(residences.of(person)).isEmpty();
    }

    @Test
    void anAddressThatWasNoneIsWithdrawnAndTheDutyToAppearEveryWeekIsBack() {
        PersonId person = lost("SC 61/2022", today().minusDays(30));
        long none = lives(person, today().minusDays(10));
        assertThat(residences.of(person)).isEmpty();
        assertThat(weeks(person)).isZero();

        mistaken.takeBack(person, none, registrar.actor());
        assertThat(residences.of(person)).contains(new WithoutResidence(today().minusDays(30), LOCALITY));
        assertThat(weeks(person)).isPositive();
    }

    @Test
    void aWeekThatAMistakenAddressHadEndedIsNoBreachWhereItsDayIsOverWhenTheAddressIsTakenBack() {
        PersonId person = lost("SC 70/2022", today().minusDays(5));
        assertThat(weeks(person)).isPositive();
        long none = lives(person, today().minusDays(1));
        testClock.move(Duration.ofDays(20));

        mistaken.takeBack(person, none, registrar.actor());
        assertThat(residences.of(person)).isPresent();
        assertThat(weeks(person, "BREACHED")).isZero();
        assertThat(weeks(person, "WITHDRAWN")).isPositive();
    }

    @Test
    void theWithdrawalOfAnEarlierAddressEndsNothing() {
        PersonId person = registered("Akbar Roamer", null, judgment("SC 62/2022", Offenders.JUDGMENT));
        long earlier = lives(person, today().minusDays(90));
        residences.lost(person, today().minusDays(30), LOCALITY, registrar.actor());
        mistaken.takeBack(person, earlier, registrar.actor());
        assertThat(since(person)).isEqualTo(today().minusDays(30));
    }

    @Test
    void whoLostAResidenceAnewHasNoneSinceThatDayAlone() {
        PersonId person = lost("SC 63/2022", today().minusDays(30));
        long none = lives(person, today().minusDays(20));
        residences.lost(person, today().minusDays(5), LOCALITY, registrar.actor());
        mistaken.takeBack(person, none, registrar.actor());
        assertThat(since(person)).isEqualTo(today().minusDays(5));
        lives(person, today().minusDays(4));
        assertThat(residences.of(person)).isEmpty();
    }

    @Test
    void whoseRecordIsJoinedWithAnotherAndPartedStaysWithoutResidence() {
        PersonId older = lost("SC 64/2022", today().minusDays(30));
        PersonId newer = registered("Akbar Roamer", null, judgment("SC 65/2022", LocalDate.of(2024, 3, 1)));
        Merge merge = join(older, newer, List.of());
        assertThat(since(older)).isEqualTo(today().minusDays(30));
        part(merge, nothing());
        assertThat(since(older)).isEqualTo(today().minusDays(30));
        assertThat(residences.of(newer)).isEmpty();
    }

    @Test
    void whatOnlyTheJoinedRecordSaysHoldsUnderTheLeadingOneUntilTheyAreParted() {
        PersonId older = registered("Akbar Roamer", Samples.cnic(), judgment("SC 66/2022", Offenders.JUDGMENT));
        PersonId newer = lost("SC 67/2022", today().minusDays(30));
        Merge merge = join(older, newer, List.of());
        assertThat(residences.of(older)).contains(new WithoutResidence(today().minusDays(30), LOCALITY));
        assertThat(weeks(older)).isPositive();
        part(merge, nothing());
        assertThat(residences.of(older)).isEmpty();
        assertThat(since(newer)).isEqualTo(today().minusDays(30));
    }

    @Test
    void anAddressOfTheLeadingRecordFromThenOnEndsWhatTheJoinedOneSays() {
        PersonId older = registered("Akbar Roamer", Samples.cnic(), judgment("SC 68/2022", Offenders.JUDGMENT));
        lives(older, today().minusDays(3));
        PersonId newer = lost("SC 69/2022", today().minusDays(30));
        Merge merge = join(older, newer, List.of());
        assertThat(residences.of(older)).isEmpty();
        part(merge, nothing());
        assertThat(residences.of(older)).isEmpty();
        assertThat(since(newer)).isEqualTo(today().minusDays(30));
    }

    private PersonId lost(String caseNumber, LocalDate since) {
        PersonId person = registered("Akbar Roamer", null, judgment(caseNumber, LocalDate.of(2024, 2, 1)));
        residences.lost(person, since, LOCALITY, registrar.actor());
        return person;
    }

    private long lives(PersonId person, LocalDate from) {
        return people.recordAddress(person, new NewAddress("House 7, Street 4", "lahore", from), registrar.actor());
    }

    private LocalDate since(PersonId person) {
        return residences.of(person).orElseThrow().since();
    }

    private long weeks(PersonId person) {
        return weeks(person, "OPEN");
    }

    private long weeks(PersonId person, String state) {
        return jdbc.sql("select count(*) from supervision.duty where person_id = ? and kind = 'WEEKLY' and state = ?")
                .params(person.value(), state)
                .query(Long.class)
                .single();
    }
}
