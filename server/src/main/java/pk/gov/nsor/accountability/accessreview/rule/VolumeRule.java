package pk.gov.nsor.accountability.accessreview.rule;

import java.util.Map;
import java.util.Optional;

/**
 * Far more records than usual: some times the officer's own usual day, and above that of their role; or many times that of
 * their role, so that nobody makes a habit of it. Where neither is known there is nothing to compare with.
 */
final class VolumeRule implements OfficerRule {

    @Override
    public Optional<RuleHit> check(OfficerDay day, UsualActivity usual, RuleLimits limits) {
        int records = day.records();
        if (records < limits.volumeLeast() || !isFarMore(records, usual, limits)) {
            return Optional.empty();
        }
        return Optional.of(new RuleHit(
                Rule.VOLUME,
                records,
                Map.of(
                        "records", records,
                        "own", usual.own().orElse(0),
                        "peers", usual.peers().orElse(0)),
                look -> true));
    }

    private static boolean isFarMore(int records, UsualActivity usual, RuleLimits limits) {
        boolean isAboveOwn = usual.own().isPresent()
                && records >= limits.volumeOwn() * usual.own().getAsInt();
        boolean isAbovePeers =
                usual.peers().isEmpty() || records > usual.peers().getAsInt();
        boolean isFarAbovePeers = usual.peers().isPresent()
                && records >= limits.volumePeers() * usual.peers().getAsInt();
        return (isAboveOwn && isAbovePeers) || isFarAbovePeers;
    }
}
