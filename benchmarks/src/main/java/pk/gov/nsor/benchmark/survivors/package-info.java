/** Alerts to survivors. */
@NullMarked
package pk.gov.nsor.benchmark.survivors;

import org.jspecify.annotations.NullMarked;
