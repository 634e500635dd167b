/** Pages of a person's telephones. */
@NullMarked
package pk.gov.nsor.policing.supervision.web.phone;

import org.jspecify.annotations.NullMarked;
