/**
 * The gateway's processing: incoming messages go through a bounded queue, are answered in batches, and the answers are
 * sent until the SMSC has confirmed them.
 */
@NullMarked
package pk.gov.nsor.foundation.sms.internal;

import org.jspecify.annotations.NullMarked;
