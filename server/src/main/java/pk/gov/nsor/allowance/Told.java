package pk.gov.nsor.allowance;

import java.util.HashMap;
import java.util.Map;
import pk.gov.nsor.audit.Actor;
import pk.gov.nsor.audit.TrailAction;
import pk.gov.nsor.audit.TrailEntry;

/** What the trail is told of a text: where it was to be written and what was found, never a word of it. */
final class Told {

    private Told() {}

    static TrailEntry entry(TrailAction action, Allowance allowance, Actor actor, Map<String, String> content) {
        Map<String, Object> told = new HashMap<>(content);
        told.put("allowance", allowance.id().toString());
        told.put("place", allowance.where());
        told.put("field", allowance.field());
        told.put("found", allowance.kind().name());
        return TrailEntry.done(actor, action)
                .about(StoppedText.record(allowance.where()).orElse(allowance.id()))
                .with(told);
    }
}
