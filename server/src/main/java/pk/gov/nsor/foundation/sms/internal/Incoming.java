package pk.gov.nsor.foundation.sms.internal;

import java.time.Instant;
import pk.gov.nsor.foundation.sms.internal.smpp.DeliverSm;
import pk.gov.nsor.foundation.sms.internal.smpp.SmppLink;

/** What the SMSC delivered and waits to be acknowledged. */
record Incoming(SmppLink link, int sequence, DeliverSm delivered, Instant receivedAt) {}
