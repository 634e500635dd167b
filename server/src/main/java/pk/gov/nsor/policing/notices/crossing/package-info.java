/** Border crossings and journeys abroad. */
@NullMarked
package pk.gov.nsor.policing.notices.crossing;

import org.jspecify.annotations.NullMarked;
