/** Monthly totals as systems send them, and the pages that compare them. */
@NullMarked
package pk.gov.nsor.agencies.totals.web;

import org.jspecify.annotations.NullMarked;
