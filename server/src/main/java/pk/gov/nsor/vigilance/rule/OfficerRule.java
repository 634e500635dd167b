package pk.gov.nsor.vigilance.rule;

import java.util.List;
import java.util.Optional;

/** A rule about one officer's day. */
public sealed interface OfficerRule
        permits UnlinkedRule,
                OtherLinksRule,
                VolumeRule,
                OffHoursRule,
                RefusalsRule,
                SearchesRule,
                FruitlessRule,
                GlassRule {

    /** All there are. */
    List<OfficerRule> ALL = List.of(
            new UnlinkedRule(),
            new OtherLinksRule(),
            new VolumeRule(),
            new OffHoursRule(),
            new RefusalsRule(),
            new SearchesRule(),
            new FruitlessRule(),
            new GlassRule());

    /** @return empty where the day is nothing unusual */
    Optional<Hit> check(OfficerDay day, Usual usual, Limits limits);
}
