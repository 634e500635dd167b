package pk.gov.nsor.accountability.screeningoverride;

import java.util.HashMap;
import java.util.Map;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;

/** What the trail records of a stopped text: where it was to be written and what was found, never any of the text. */
final class StoppedTextEntry {

    private StoppedTextEntry() {}

    static TrailEntry entry(TrailAction action, ScreeningOverride override, Actor actor, Map<String, String> content) {
        Map<String, Object> told = new HashMap<>(content);
        told.put("override", override.id().toString());
        told.put("place", override.where());
        told.put("field", override.field());
        told.put("found", override.kind().name());
        return TrailEntry.done(actor, action)
                .about(StoppedText.record(override.where()).orElse(override.id()))
                .with(told);
    }
}
