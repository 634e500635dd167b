/** Filters for every request and answer: headers, limits, the account, the trail. */
@NullMarked
package pk.gov.nsor.foundation.access.web.filter;

import org.jspecify.annotations.NullMarked;
