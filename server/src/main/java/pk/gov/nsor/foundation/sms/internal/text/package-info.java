/** Texts of messages: alphabet, splitting into parts, and joining. */
@NullMarked
package pk.gov.nsor.foundation.sms.internal.text;

import org.jspecify.annotations.NullMarked;
