/** Pages of a person's photographs. */
@NullMarked
package pk.gov.nsor.policing.supervision.web.photograph;

import org.jspecify.annotations.NullMarked;
