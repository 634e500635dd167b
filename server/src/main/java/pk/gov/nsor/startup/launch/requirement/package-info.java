/**
 * {@code bin/nsor requirement}: applies the law to cases from a file, without a database, so that anyone may check the
 * results.
 */
@NullMarked
package pk.gov.nsor.startup.launch.requirement;

import org.jspecify.annotations.NullMarked;
