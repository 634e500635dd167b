/**
 * What a person under supervision has to do on which day, and what has become of it: plain Java, without database or clock.
 */
@NullMarked
package pk.gov.nsor.policing.supervision.duty;

import org.jspecify.annotations.NullMarked;
