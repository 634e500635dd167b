/** The judgments that the prosecution says it obtained, and which of them no court has sent. */
@NullMarked
package pk.gov.nsor.agencies.totals.judgment;

import org.jspecify.annotations.NullMarked;
