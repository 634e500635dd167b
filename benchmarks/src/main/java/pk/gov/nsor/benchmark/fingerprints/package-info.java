/** How long a search for one finger takes among many, and in how much memory. */
@NullMarked
package pk.gov.nsor.benchmark.fingerprints;

import org.jspecify.annotations.NullMarked;
