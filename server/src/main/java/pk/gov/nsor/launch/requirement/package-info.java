/** {@code bin/nsor requirement}: the law's answers from a file, without a database, so that anyone may check them. */
@NullMarked
package pk.gov.nsor.launch.requirement;

import org.jspecify.annotations.NullMarked;
