package pk.gov.nsor.accountability.accessreview.rule;

import java.util.List;
import java.util.Optional;

/** A rule about one officer's day. */
public sealed interface OfficerRule
        permits NoWorkRule,
                OtherGroundsRule,
                VolumeRule,
                OffHoursRule,
                RefusalsRule,
                SearchesRule,
                FruitlessRule,
                EmergencyAccessRule,
                ListedRule {

    /** All there are. */
    List<OfficerRule> ALL = List.of(
            new NoWorkRule(),
            new OtherGroundsRule(),
            new VolumeRule(),
            new OffHoursRule(),
            new RefusalsRule(),
            new SearchesRule(),
            new FruitlessRule(),
            new EmergencyAccessRule(),
            new ListedRule());

    /** @return empty where the day is nothing unusual */
    Optional<RuleHit> check(OfficerDay day, UsualActivity usual, RuleLimits limits);
}
