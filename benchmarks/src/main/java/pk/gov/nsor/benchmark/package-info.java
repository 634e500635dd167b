/** Benchmarks: each measures the register beside a floor or a peer in the same run and prints the ratio. */
@NullMarked
package pk.gov.nsor.benchmark;

import org.jspecify.annotations.NullMarked;
