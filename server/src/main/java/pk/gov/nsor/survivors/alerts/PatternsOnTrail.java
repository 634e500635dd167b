package pk.gov.nsor.survivors.alerts;

import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.TrailedAddress;

/** The vault's trail says that somebody looked or was refused, and not at which place: a place that is named is a real one. */
@Component
class PatternsOnTrail implements TrailedAddress {

    @Override
    public String of(String address, String pattern) {
        return pattern;
    }
}
