/** What a record is opened for. */
@NullMarked
package pk.gov.nsor.record.registration.web.purpose;

import org.jspecify.annotations.NullMarked;
