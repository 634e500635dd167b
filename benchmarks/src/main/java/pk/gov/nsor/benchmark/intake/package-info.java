/** What agencies send: the lines of a province's paper register, from a file. */
@NullMarked
package pk.gov.nsor.benchmark.intake;

import org.jspecify.annotations.NullMarked;
