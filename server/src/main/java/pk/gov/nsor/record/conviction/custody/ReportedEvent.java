package pk.gov.nsor.record.conviction;

import pk.gov.nsor.foundation.audit.Actor;

/** An event of custody that is to be recorded, and who reports it. */
public record ReportedEvent(CustodyEvent event, Actor by) {}
