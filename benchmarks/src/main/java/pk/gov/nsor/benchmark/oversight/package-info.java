/** Dashboards of a large register. */
@NullMarked
package pk.gov.nsor.benchmark.oversight;

import org.jspecify.annotations.NullMarked;
