/** The page that explains what a person's standing follows from, and what it would be with other dates. */
@NullMarked
package pk.gov.nsor.record.registration.web.why;

import org.jspecify.annotations.NullMarked;
