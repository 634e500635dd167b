/** What benchmarks share: the machine, the register that is measured, processes that end with the benchmark. */
@NullMarked
package pk.gov.nsor.benchmark.setting;

import org.jspecify.annotations.NullMarked;
