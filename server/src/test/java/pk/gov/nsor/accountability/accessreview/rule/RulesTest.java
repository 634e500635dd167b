package pk.gov.nsor.accountability.accessreview.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pk.gov.nsor.accountability.accessreview.rule.RuleSamples.LIMITS;
import static pk.gov.nsor.accountability.accessreview.rule.RuleSamples.MONDAY;
import static pk.gov.nsor.accountability.accessreview.rule.RuleSamples.day;
import static pk.gov.nsor.accountability.accessreview.rule.RuleSamples.dayOff;
import static pk.gov.nsor.accountability.accessreview.rule.RuleSamples.emergencyAccesses;
import static pk.gov.nsor.accountability.accessreview.rule.RuleSamples.refused;
import static pk.gov.nsor.accountability.accessreview.rule.RuleSamples.searched;
import static pk.gov.nsor.accountability.accessreview.rule.RuleSamples.twice;
import static pk.gov.nsor.accountability.accessreview.rule.RuleSamples.views;
import static pk.gov.nsor.accountability.accessreview.rule.RuleSamples.worked;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import pk.gov.nsor.foundation.access.AccessGround;
import pk.gov.nsor.foundation.access.Role;

/** Each rule on both sides of its limit. */
class RulesTest {

    @Test
    void recordsOfTheOfficeWithoutWorkAreCountedOnceEach() {
        assertThat(found(day(Role.REGISTRAR, views(9, AccessGround.NATIONAL_DUTY, 12)), UsualActivity.UNKNOWN))
                .isEmpty();
        assertThat(found(day(Role.REGISTRAR, twice(views(9, AccessGround.NATIONAL_DUTY, 12))), UsualActivity.UNKNOWN))
                .isEmpty();
        assertThat(found(day(Role.REGISTRAR, views(10, AccessGround.NATIONAL_DUTY, 12)), UsualActivity.UNKNOWN))
                .containsExactly(Map.entry(Rule.UNLINKED, 10));
        assertThat(found(day(Role.REGISTRAR, views(10, null, 12)), UsualActivity.UNKNOWN))
                .as("a look without a link is none of the own")
                .containsExactly(Map.entry(Rule.UNLINKED, 10));
    }

    @Test
    void whatWasWorkedOnAndOnesOwnCasesAreNoLooksWithoutALink() {
        OfficerDay ten = day(Role.REGISTRAR, views(10, AccessGround.NATIONAL_DUTY, 12));
        UUID one = ten.seen().getFirst().record();
        assertThat(found(worked(ten, Set.of(one)), UsualActivity.UNKNOWN)).isEmpty();
        assertThat(found(worked(ten, Set.of(UUID.randomUUID())), UsualActivity.UNKNOWN))
                .containsKey(Rule.UNLINKED);
        assertThat(found(day(Role.SUPERVISING_OFFICER, views(19, AccessGround.OWN_CASE, 12)), UsualActivity.UNKNOWN))
                .isEmpty();
    }

    @Test
    void otherLinksAreAllThatAreNeitherOnesOwnNorBrokenGlass() {
        assertThat(found(
                        day(Role.SUPERVISING_OFFICER, views(7, AccessGround.TRANSFER_OFFERED, 12)),
                        UsualActivity.UNKNOWN))
                .isEmpty();
        assertThat(found(
                        day(
                                Role.SUPERVISING_OFFICER,
                                views(4, AccessGround.TRANSFER_OFFERED, 12),
                                views(4, AccessGround.WHEREABOUTS_UNKNOWN, 12)),
                        UsualActivity.UNKNOWN))
                .containsExactly(Map.entry(Rule.OTHER_LINKS, 8));
        assertThat(found(
                        day(
                                Role.SUPERVISING_OFFICER,
                                views(7, AccessGround.JOURNEY_NOTIFIED, 12),
                                views(1, AccessGround.EMERGENCY_ACCESS_TAKEN, 12)),
                        UsualActivity.UNKNOWN))
                .isEmpty();
    }

    @Test
    void manyRecordsAreComparedWithTheOwnPastAndWithTheOthers() {
        assertThat(ofVolume(19, OptionalInt.of(1), OptionalInt.of(1)))
                .as("too few to matter")
                .isFalse();
        assertThat(ofVolume(20, OptionalInt.of(1), OptionalInt.of(1))).isTrue();
        assertThat(ofVolume(29, OptionalInt.of(10), OptionalInt.of(10))).isFalse();
        assertThat(ofVolume(30, OptionalInt.of(10), OptionalInt.of(10))).isTrue();
        assertThat(ofVolume(30, OptionalInt.of(10), OptionalInt.of(30)))
                .as("no more than the others")
                .isFalse();
        assertThat(ofVolume(31, OptionalInt.of(10), OptionalInt.of(30))).isTrue();
        assertThat(ofVolume(49, OptionalInt.of(49), OptionalInt.of(10))).isFalse();
        assertThat(ofVolume(50, OptionalInt.of(50), OptionalInt.of(10)))
                .as("a habit excuses nobody")
                .isTrue();
        assertThat(ofVolume(1000, OptionalInt.empty(), OptionalInt.empty()))
                .as("nothing to compare with")
                .isFalse();
        assertThat(ofVolume(30, OptionalInt.of(10), OptionalInt.empty())).isTrue();
    }

    @Test
    void hoursAreThoseOfTheRoleAndOfficesHaveDaysOff() {
        assertThat(found(day(Role.REGISTRAR, views(5, AccessGround.OWN_CASE, 7)), UsualActivity.UNKNOWN))
                .isEmpty();
        assertThat(found(day(Role.REGISTRAR, views(5, AccessGround.OWN_CASE, 19)), UsualActivity.UNKNOWN))
                .isEmpty();
        assertThat(found(day(Role.REGISTRAR, views(5, AccessGround.OWN_CASE, 6)), UsualActivity.UNKNOWN))
                .containsExactly(Map.entry(Rule.OFF_HOURS, 5));
        assertThat(found(day(Role.REGISTRAR, views(5, AccessGround.OWN_CASE, 20)), UsualActivity.UNKNOWN))
                .containsExactly(Map.entry(Rule.OFF_HOURS, 5));
        assertThat(found(day(Role.REGISTRAR, views(4, AccessGround.OWN_CASE, 20)), UsualActivity.UNKNOWN))
                .isEmpty();
        assertThat(found(day(Role.SUPERVISING_OFFICER, views(5, AccessGround.OWN_CASE, 22)), UsualActivity.UNKNOWN))
                .isEmpty();
        assertThat(found(day(Role.SUPERVISING_OFFICER, views(5, AccessGround.OWN_CASE, 23)), UsualActivity.UNKNOWN))
                .containsExactly(Map.entry(Rule.OFF_HOURS, 5));
        assertThat(found(dayOff(day(Role.REGISTRAR, views(5, AccessGround.OWN_CASE, 12))), UsualActivity.UNKNOWN))
                .containsExactly(Map.entry(Rule.OFF_HOURS, 5));
        assertThat(found(
                        dayOff(day(Role.SUPERVISING_OFFICER, views(5, AccessGround.OWN_CASE, 12))),
                        UsualActivity.UNKNOWN))
                .as("the police of a district work on Sundays")
                .isEmpty();
    }

    @Test
    void refusalsAreCounted() {
        assertThat(found(refused(14), UsualActivity.UNKNOWN)).isEmpty();
        assertThat(found(refused(15), UsualActivity.UNKNOWN)).containsExactly(Map.entry(Rule.REFUSALS, 15));
    }

    @Test
    void searchesAreCountedInTheDayAndInTheHourWithMostOfThem() {
        assertThat(found(searched(99, 39, 29), UsualActivity.UNKNOWN)).isEmpty();
        assertThat(found(searched(100, 39, 29), UsualActivity.UNKNOWN)).containsExactly(Map.entry(Rule.SEARCHES, 100));
        assertThat(found(searched(40, 40, 29), UsualActivity.UNKNOWN)).containsExactly(Map.entry(Rule.SEARCHES, 40));
        assertThat(Searched.NOTHING.and(39, 1).and(20, 0).and(40, 28)).isEqualTo(new Searched(99, 40, 29));
    }

    @Test
    void searchesThatOpenedNothingAreAFindingOfTheirOwn() {
        assertThat(found(searched(39, 39, 29), UsualActivity.UNKNOWN)).isEmpty();
        assertThat(found(searched(39, 39, 30), UsualActivity.UNKNOWN)).containsExactly(Map.entry(Rule.FRUITLESS, 30));
        assertThat(found(searched(100, 10, 30), UsualActivity.UNKNOWN)).containsOnlyKeys(Rule.SEARCHES, Rule.FRUITLESS);
        assertThatThrownBy(() -> new Searched(3, 1, 4)).hasMessageContaining("4 fruitless");
        assertThatThrownBy(() -> new Searched(3, 4, 1)).hasMessageContaining("4 in an hour");
    }

    @Test
    void brokenGlassIsCountedOverTheWeekAndFoundOnADayOnWhichItWasBroken() {
        assertThat(found(emergencyAccesses(1, 2), UsualActivity.UNKNOWN)).isEmpty();
        assertThat(found(emergencyAccesses(1, 3), UsualActivity.UNKNOWN))
                .containsExactly(Map.entry(Rule.EMERGENCY_ACCESS, 3));
        assertThat(found(emergencyAccesses(0, 3), UsualActivity.UNKNOWN)).isEmpty();
    }

    @Test
    void aCrowdRoundARecordIsFoundFromTheLimitOn() {
        UUID record = UUID.randomUUID();
        assertThat(RecordRules.crowd(record, 7, LIMITS)).isEmpty();
        assertThat(RecordRules.crowd(record, 8, LIMITS)).isPresent();
    }

    @Test
    void comingBackIsFoundWhereNothingWasDone() {
        UUID record = UUID.randomUUID();
        assertThat(RecordRules.repeats(record, 4, 40, false, LIMITS)).isEmpty();
        assertThat(RecordRules.repeats(record, 5, 5, false, LIMITS)).isPresent();
        assertThat(RecordRules.repeats(record, 14, 40, true, LIMITS)).isEmpty();
    }

    @Test
    void aLastNameMeansSomethingWhereFewOfTheRegisterBearIt() {
        UUID record = UUID.randomUUID();
        assertThat(RecordRules.surname(record, 20, 10_000, LIMITS)).isPresent();
        assertThat(RecordRules.surname(record, 21, 10_000, LIMITS)).isEmpty();
        assertThat(RecordRules.surname(record, 1, 10, LIMITS)).as("nobody else").isPresent();
        assertThat(RecordRules.surname(record, 2, 10, LIMITS)).isEmpty();
    }

    @Test
    void anExplanationHoldsForItsDaysAndUpToItsFigure() {
        ExplainedViews explained = new ExplainedViews(10, MONDAY);
        assertThat(explained.covers(MONDAY, 20, 2)).isTrue();
        assertThat(explained.covers(MONDAY, 21, 2)).isFalse();
        assertThat(explained.covers(MONDAY.plusDays(1), 1, 2)).isFalse();
        assertThat(new ExplainedViews(10, null).covers(MONDAY, 1, 2)).isFalse();
    }

    @Test
    void theMiddleOfTheOthersIsKnownFromThreeOn() {
        assertThat(UsualActivity.ofPeers(List.of(1, 100))).isEmpty();
        assertThat(UsualActivity.ofPeers(List.of(1, 100, 3))).hasValue(3);
        assertThat(UsualActivity.ofPeers(List.of(1, 100, 3, 4))).hasValue(3);
    }

    @Test
    void aLookHasAnHourOfTheDayAndALook() {
        assertThatThrownBy(() -> new RecordViewsOfHour(UUID.randomUUID(), null, 24, 1))
                .hasMessageContaining("24");
        assertThatThrownBy(() -> new RecordViewsOfHour(UUID.randomUUID(), null, 1, 0))
                .hasMessageContaining("0");
    }

    @Test
    void aHitHasTheFiguresThatItsRuleWords() {
        assertThatThrownBy(() -> new RuleHit(Rule.CROWD, 8, Map.of("officers", 8), look -> true))
                .hasMessageContaining("limit");
    }

    private static boolean ofVolume(int records, OptionalInt own, OptionalInt peers) {
        return found(
                        day(Role.SUPERVISING_OFFICER, views(records, AccessGround.OWN_CASE, 12)),
                        new UsualActivity(own, peers))
                .containsKey(Rule.VOLUME);
    }

    static Map<Rule, Integer> found(OfficerDay day, UsualActivity usual) {
        return OfficerRule.ALL.stream()
                .flatMap(rule -> rule.check(day, usual, LIMITS).stream())
                .collect(Collectors.toMap(RuleHit::rule, RuleHit::amount));
    }
}
