/** The benchmark of the daily review of cases. */
@NullMarked
package pk.gov.nsor.benchmark.supervision;

import org.jspecify.annotations.NullMarked;
