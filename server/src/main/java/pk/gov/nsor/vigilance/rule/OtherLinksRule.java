package pk.gov.nsor.vigilance.rule;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Records that are no case of the reader's own; breaking the glass is counted apart. */
final class OtherLinksRule implements OfficerRule {

    @Override
    public Optional<Hit> check(OfficerDay day, Usual usual, Limits limits) {
        Set<UUID> records = day.records(OtherLinksRule::isByOther);
        return records.size() < limits.otherLinks()
                ? Optional.empty()
                : Optional.of(new Hit(
                        Rule.OTHER_LINKS,
                        records.size(),
                        Map.of("records", records.size(), "limit", limits.otherLinks()),
                        OtherLinksRule::isByOther));
    }

    private static boolean isByOther(Seen look) {
        return look.link() != null && !look.link().isOwn() && !Hit.isBroken(look);
    }
}
