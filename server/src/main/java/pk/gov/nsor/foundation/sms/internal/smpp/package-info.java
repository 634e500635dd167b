/** SMPP 3.4 as an ESME in transceiver mode: PDUs and links, nothing of the database. See docs/decisions/0007. */
@NullMarked
package pk.gov.nsor.foundation.sms.internal.smpp;

import org.jspecify.annotations.NullMarked;
