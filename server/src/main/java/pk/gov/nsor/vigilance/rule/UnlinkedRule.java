package pk.gov.nsor.vigilance.rule;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import pk.gov.nsor.access.RecordLink;

/** National offices may read every record: what they looked at and did not work on is what nothing but the office explains. */
final class UnlinkedRule implements OfficerRule {

    @Override
    public Optional<Hit> check(OfficerDay day, Usual usual, Limits limits) {
        Set<UUID> records =
                day.records(look -> isOfOffice(look) && !day.worked().contains(look.record()));
        return records.size() < limits.unlinked()
                ? Optional.empty()
                : Optional.of(new Hit(
                        Rule.UNLINKED,
                        records.size(),
                        Map.of("records", records.size(), "limit", limits.unlinked()),
                        look -> isOfOffice(look) && records.contains(look.record())));
    }

    private static boolean isOfOffice(Seen look) {
        return look.link() == null || look.link() == RecordLink.NATIONAL_DUTY;
    }
}
