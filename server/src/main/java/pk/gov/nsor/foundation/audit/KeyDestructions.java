package pk.gov.nsor.foundation.audit;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.keys.Keys;

/**
 * Records the destruction of keys on the trail before they are destroyed: while the trail takes no entries, no key is
 * destroyed.
 */
@Component
class KeyDestructions {

    private static final Actor RETENTION = Actor.system("key retention");

    KeyDestructions(Keys keys, Trail trail) {
        keys.beforeDestroying(names -> tell(trail, names));
    }

    private static void tell(Trail trail, List<String> names) {
        trail.appendAlone(TrailEntry.done(RETENTION, TrailAction.KEYS_DESTROYED).with(Map.of("keys", names)));
    }
}
