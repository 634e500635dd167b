/** What immigration's system reads and reports. */
@NullMarked
package pk.gov.nsor.notices.api;

import org.jspecify.annotations.NullMarked;
