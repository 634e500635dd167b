package pk.gov.nsor.accountability.screeningoverride;

import java.util.HashMap;
import java.util.Map;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;

/** What the trail records of a stopped text: where it was to be written and what was found, never any of the text. */
final class StoppedTextEntry {

    private StoppedTextEntry() {}

    static TrailEntry entry(TrailAction action, ScreeningOverride allowance, Actor actor, Map<String, String> content) {
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
