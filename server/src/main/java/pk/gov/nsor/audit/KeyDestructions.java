package pk.gov.nsor.audit;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import pk.gov.nsor.keys.Keys;

/** That keys are destroyed is on the trail before they are: where the trail takes no entries, they stay until it does. */
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
