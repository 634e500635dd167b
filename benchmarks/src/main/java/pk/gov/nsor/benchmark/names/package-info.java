/** How long a search by name takes, beside one by CNIC. */
@NullMarked
package pk.gov.nsor.benchmark.names;

import org.jspecify.annotations.NullMarked;
