/** Runs of a server process: which may send, and what is settled after a crash. */
@NullMarked
package pk.gov.nsor.foundation.sms.internal.run;

import org.jspecify.annotations.NullMarked;
