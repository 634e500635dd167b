/** The gateway: from the bounded queue of what came in, by batches, to the answers that the SMSC has confirmed. */
@NullMarked
package pk.gov.nsor.sms.internal;

import org.jspecify.annotations.NullMarked;
