/** Notices announced by SMS. An announcement becomes a notice only when an officer has taken it. */
@NullMarked
package pk.gov.nsor.policing.notices.announcement;

import org.jspecify.annotations.NullMarked;
