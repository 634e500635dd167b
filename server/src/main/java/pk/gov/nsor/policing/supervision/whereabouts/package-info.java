/** Where a person lives or is: failed addresses, habitual residences, whereabouts unknown. */
@NullMarked
package pk.gov.nsor.policing.supervision.whereabouts;

import org.jspecify.annotations.NullMarked;
