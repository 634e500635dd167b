/** Pages on which courts' decisions, custody and deaths are recorded, corrected and shown. */
@NullMarked
package pk.gov.nsor.record.conviction.web;

import org.jspecify.annotations.NullMarked;
