package pk.gov.nsor.accountability.accessreview.rule;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import pk.gov.nsor.foundation.access.AccessGround;

/**
 * National offices may read every record. A record that they viewed and did not work on has no access ground but the
 * office.
 */
final class NoWorkRule implements OfficerRule {

    @Override
    public Optional<RuleHit> check(OfficerDay day, UsualActivity usual, RuleLimits limits) {
        Set<UUID> records =
                day.records(look -> isOfOffice(look) && !day.worked().contains(look.record()));
        return records.size() < limits.unlinked()
                ? Optional.empty()
                : Optional.of(new RuleHit(
                        Rule.UNLINKED,
                        records.size(),
                        Map.of("records", records.size(), "limit", limits.unlinked()),
                        look -> isOfOffice(look) && records.contains(look.record())));
    }

    private static boolean isOfOffice(RecordViewsOfHour look) {
        return look.link() == null || look.link() == AccessGround.NATIONAL_DUTY;
    }
}
