package pk.gov.nsor.record.conviction.custody;

import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.record.conviction.CustodyEvent;

/** An event of custody that is to be recorded, and who reports it. */
public record ReportedEvent(CustodyEvent event, Actor by) {}
