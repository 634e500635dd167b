package pk.gov.nsor.record.merging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.conviction.Conviction.Quashing;
import pk.gov.nsor.record.conviction.ConvictionId;
import pk.gov.nsor.record.conviction.CustodyEvent;
import pk.gov.nsor.record.conviction.CustodyPeriod;
import pk.gov.nsor.record.conviction.CustodyPeriodId;
import pk.gov.nsor.record.conviction.FactId;
import pk.gov.nsor.record.conviction.FactKind;
import pk.gov.nsor.record.conviction.NewConviction;
import pk.gov.nsor.record.conviction.merged.PartedFacts;
import pk.gov.nsor.record.register.Address;
import pk.gov.nsor.record.register.NewAddress;
import pk.gov.nsor.record.register.merged.Merge;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;

@RegisterTest
class PartingTest extends MergingSetting {

    @Test
    void aJudgmentOnBothCountsOnceAndComesBackWhenTheyAreParted() {
        NewConviction judgment = judgment("SC 7/2022", Offenders.JUDGMENT);
        PersonId older = registered("Akbar Twice", Samples.cnic(), judgment);
        PersonId newer = registered("Akbar Twice", null, judgment);
        int terms = standings.of(older).orElseThrow().terms().size();
        assertThat(facts.perhapsSame(older, newer)).hasSize(1);
        Merge merge = join(older, newer, facts.perhapsSame(older, newer));
        assertThat(convictions.of(older)).hasSize(1);
        assertThat(standings.of(older).orElseThrow().terms()).hasSize(terms);
        assertThat(check.stillDiffering(List.of(older, newer))).isEmpty();

        part(merge, nothing());
        assertThat(convictions.of(older)).hasSize(1);
        assertThat(convictions.of(newer)).hasSize(1);
        assertThat(standings.of(newer).orElseThrow().terms()).hasSize(terms);
        assertThat(merged.leading(newer)).isEqualTo(newer);
        assertThat(check.stillDiffering(List.of(older, newer))).isEmpty();
    }

    @Test
    void aJudgmentQuashedWhileTheRecordsWereOneBringsNobodyBackOntoTheRegister() {
        NewConviction judgment = judgment("SC 8/2022", Offenders.JUDGMENT);
        PersonId older = registered("Akbar Quashed", Samples.cnic(), judgment);
        PersonId newer = registered("Akbar Quashed", null, judgment);
        Merge merge = join(older, newer, facts.perhapsSame(older, newer));
        convictions.quash(
                older,
                convictions.of(older).getFirst().id(),
                new Quashing(today(), Quashing.Reason.ACQUITTED_ON_APPEAL),
                Actor.system("test"));
        part(merge, nothing());
        assertThat(convictions.of(newer)).isEmpty();
        assertThat(standings.of(newer).orElseThrow().isOnRegister(today())).isFalse();
        assertThat(standings.of(older).orElseThrow().isOnRegister(today())).isFalse();
    }

    @Test
    void whatCameSinceGoesWithWhomeverTheRegistrarSays() {
        PersonId older = registered("Akbar Since", Samples.cnic(), judgment("SC 11/2022", Offenders.JUDGMENT));
        PersonId newer = registered("Akbar Since", null, judgment("SC 12/2022", LocalDate.of(2024, 3, 1)));
        Merge merge = join(older, newer, List.of());
        var _ = registration.convicted(older, judgment("SC 13/2022", LocalDate.of(2025, 3, 1)), registrar.actor());
        var _ = registration.convicted(older, judgment("SC 14/2022", LocalDate.of(2025, 4, 1)), registrar.actor());
        long _ = people.recordAddress(older, new NewAddress("Flat 7", "multan", today()), registrar.actor());
        CustodyPeriodId stay = new CustodyPeriodId(UUID.randomUUID());
        var _ = recording.record(
                older,
                new CustodyEvent(
                        stay, null, CustodyEvent.Type.ADMITTED, LocalDate.of(2025, 5, 1), "Camp Jail Lahore", null),
                registrar.actor());
        PartedFacts.Since since = partedFacts.since(merge);
        assertThat(since.convictions()).hasSize(2);
        assertThat(since.admissions()).hasSize(1);
        assertThat(merged.addressesSince(merge)).hasSize(1);
        UUID going = since.convictions().stream()
                .filter(fact -> fact.now().caseNumber().equals("SC 13/2022"))
                .findFirst()
                .orElseThrow()
                .id()
                .value();
        part(
                merge,
                new Merging.Going(
                        List.of(going),
                        List.of(stay.value()),
                        false,
                        List.of(),
                        List.of(merged.addressesSince(merge).getFirst().id())));
        assertThat(convictions.of(newer))
                .extracting(each -> each.judgment().caseNumber())
                .containsExactlyInAnyOrder("SC 12/2022", "SC 13/2022");
        assertThat(convictions.of(older))
                .extracting(each -> each.judgment().caseNumber())
                .containsExactlyInAnyOrder("SC 11/2022", "SC 14/2022");
        assertThat(legal.of(newer).custody()).hasSize(1);
        assertThat(legal.of(older).custody()).isEmpty();
        assertThat(people.get(newer).addresses()).extracting(Address::line).contains("Flat 7");
        assertThat(people.get(older).addresses()).extracting(Address::line).doesNotContain("Flat 7");
        assertThat(check.stillDiffering(List.of(older, newer))).isEmpty();
    }

    @Test
    void whatGoesHasToHaveComeSince() {
        PersonId older = registered("Akbar Before", Samples.cnic(), judgment("SC 15/2022", Offenders.JUDGMENT));
        PersonId newer = registered("Akbar Before", null, judgment("SC 16/2022", LocalDate.of(2024, 3, 1)));
        UUID own = convictions.of(older).getFirst().id().value();
        Merge merge = join(older, newer, List.of());
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> parting.ask(
                        merge,
                        new Merging.Going(List.of(own), List.of(), false, List.of(), List.of()),
                        "They are two people",
                        today(),
                        registrar.actor()))
                .matches(refused -> refused.code().equals("merge.since"));
    }

    @Test
    void anAddressThatIsOpenOnBothRecordsEndsBeforeTheLaterOneAndIsOpenAgainAfterwards() {
        PersonId older = registered("Akbar Homes", Samples.cnic(), judgment("SC 17/2022", Offenders.JUDGMENT));
        PersonId newer = registered("Akbar Homes", null, judgment("SC 18/2022", LocalDate.of(2024, 3, 1)));
        long _ = people.recordAddress(
                newer, new NewAddress("Flat 8", "multan", today().minusDays(3)), registrar.actor());
        Merge merge = join(older, newer, List.of());
        assertThat(people.get(older).addresses())
                .filteredOn(each -> each.until() == null)
                .extracting(Address::line)
                .containsExactly("Flat 8");
        part(merge, nothing());
        assertThat(people.get(older).addresses())
                .filteredOn(each -> each.until() == null)
                .hasSize(1);
        assertThat(people.get(newer).addresses())
                .filteredOn(each -> each.until() == null)
                .extracting(Address::line)
                .containsExactly("Flat 8");
    }

    @Test
    void aRecordThatIsJoinedAlreadyIsNotJoinedAgainAndALaterMergeIsUndoneFirst() {
        PersonId oldest = registered("Akbar Chain", Samples.cnic(), judgment("SC 23/2022", Offenders.JUDGMENT));
        PersonId middle = registered("Akbar Chain", null, judgment("SC 24/2022", LocalDate.of(2024, 3, 1)));
        PersonId newest = registered("Akbar Chain", null, judgment("SC 25/2022", LocalDate.of(2024, 4, 1)));
        Merge first = join(middle, newest, List.of());
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> joined.ask(oldest, newest, List.of()))
                .matches(refused -> refused.code().equals("merge.joined"));
        Merge second = join(oldest, middle, List.of());
        assertThat(merged.leading(newest)).isEqualTo(oldest);
        assertThat(convictions.of(oldest)).hasSize(3);
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> part(merged.find(first.id()).orElseThrow(), nothing()))
                .matches(refused -> refused.code().equals("merge.later"));
        part(second, nothing());
        assertThat(merged.leading(newest)).isEqualTo(middle);
        assertThat(convictions.of(middle)).hasSize(2);
        assertThat(convictions.of(oldest)).hasSize(1);
        part(merged.find(first.id()).orElseThrow(), nothing());
        assertThat(convictions.of(newest)).hasSize(1);
        assertThat(check.stillDiffering(List.of(oldest, middle, newest))).isEmpty();
    }

    @Test
    void aQuashingThatWasWithdrawnLongAgoBringsNobodyBackOntoTheRegister() {
        NewConviction judgment = judgment("SC 43/2022", Offenders.JUDGMENT);
        PersonId older = registered("Akbar Withdrawn", Samples.cnic(), judgment);
        PersonId newer = registered("Akbar Withdrawn", null, judgment);
        ConvictionId ofNewer = convictions.of(newer).getFirst().id();
        Quashing quashing = new Quashing(today(), Quashing.Reason.ACQUITTED_ON_APPEAL);
        convictions.quash(newer, ofNewer, quashing, Actor.system("test"));
        recording.withdraw(
                newer, FactKind.QUASHING, new FactId(ofNewer.value()), "Of another case", Actor.system("test"));
        Merge merge = join(older, newer, facts.perhapsSame(older, newer));
        convictions.quash(older, convictions.of(older).getFirst().id(), quashing, Actor.system("test"));
        part(merge, nothing());
        assertThat(convictions.of(newer)).isEmpty();
        assertThat(standings.of(newer).orElseThrow().isOnRegister(today())).isFalse();
    }

    @Test
    void whoeverWasToldOfThePersonWhoIsNotOnTheRegisterAfterAllIsToldSo() {
        Cnic ofNewer = Samples.cnic();
        PersonId older = registered("Akbar Back", Samples.cnic(), judgment("SC 40/2022", Offenders.JUDGMENT));
        PersonId newer = registered("Akbar Back", ofNewer, judgment("SC 41/2022", LocalDate.of(2024, 3, 1)));
        identities.confirm(newer);
        Merge merge = join(older, newer, List.of());
        convictions.quash(
                older,
                convictions.of(older).getFirst().id(),
                new Quashing(today(), Quashing.Reason.ACQUITTED_ON_APPEAL),
                Actor.system("test"));
        assertThat(isTold(ofNewer)).as("by the other judgment").isTrue();
        part(merge, nothing());
        assertThat(isTold(ofNewer)).isFalse();
        assertThat(jdbc.sql("select cause from enquiry.take_back where person_id = ?")
                        .param(newer.value())
                        .query(String.class)
                        .list())
                .containsExactly("CORRECTED");
    }

    @Test
    void aStayForAJudgmentOnBothIsForTheOneThatCountsAndGoesBackToItsOwn() {
        NewConviction judgment = judgment("SC 42/2022", Offenders.JUDGMENT);
        PersonId older = registered("Akbar Stay", Samples.cnic(), judgment);
        PersonId newer = registered("Akbar Stay", null, judgment);
        ConvictionId ofNewer = convictions.of(newer).getFirst().id();
        var _ = recording.record(
                newer,
                new CustodyEvent(
                        CustodyPeriodId.next(),
                        ofNewer,
                        CustodyEvent.Type.ADMITTED,
                        LocalDate.of(2023, 2, 1),
                        "Camp Jail Lahore",
                        null),
                registrar.actor());
        Merge merge = join(older, newer, facts.perhapsSame(older, newer));
        assertThat(legal.of(older).custody())
                .extracting(CustodyPeriod::conviction)
                .containsExactly(convictions.of(older).getFirst().id());
        part(merge, nothing());
        assertThat(legal.of(older).custody()).isEmpty();
        assertThat(legal.of(newer).custody())
                .extracting(CustodyPeriod::conviction)
                .containsExactly(ofNewer);
        assertThat(check.stillDiffering(List.of(older, newer))).isEmpty();
    }
}
