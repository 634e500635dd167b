/** Pages on which a second person decides on removals from the register. */
@NullMarked
package pk.gov.nsor.record.registration.removal.web;

import org.jspecify.annotations.NullMarked;
