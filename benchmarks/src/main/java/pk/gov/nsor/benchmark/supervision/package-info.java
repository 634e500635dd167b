/** The daily sweep. */
@NullMarked
package pk.gov.nsor.benchmark.supervision;

import org.jspecify.annotations.NullMarked;
