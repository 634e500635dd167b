/** The pages of a record's timeline. */
@NullMarked
package pk.gov.nsor.record.registration.web.timeline;

import org.jspecify.annotations.NullMarked;
