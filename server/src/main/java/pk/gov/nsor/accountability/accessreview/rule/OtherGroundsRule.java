package pk.gov.nsor.accountability.accessreview.rule;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Records that are no case of the reader's own; emergency access is counted apart. */
final class OtherGroundsRule implements OfficerRule {

    @Override
    public Optional<RuleHit> check(OfficerDay day, UsualActivity usual, RuleLimits limits) {
        Set<UUID> records = day.records(OtherGroundsRule::isByOther);
        return records.size() < limits.otherLinks()
                ? Optional.empty()
                : Optional.of(new RuleHit(
                        Rule.OTHER_LINKS,
                        records.size(),
                        Map.of("records", records.size(), "limit", limits.otherLinks()),
                        OtherGroundsRule::isByOther));
    }

    private static boolean isByOther(RecordViewsOfHour look) {
        return look.link() != null && !look.link().isOwn() && !RuleHit.isBroken(look);
    }
}
