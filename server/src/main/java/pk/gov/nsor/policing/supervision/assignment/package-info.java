/** Which station is responsible for a person, and how that passes to another. */
@NullMarked
package pk.gov.nsor.policing.supervision.assignment;

import org.jspecify.annotations.NullMarked;
