/** Telephones that a code has verified, and the messages and reminders sent to them. */
@NullMarked
package pk.gov.nsor.policing.supervision.phone;

import org.jspecify.annotations.NullMarked;
