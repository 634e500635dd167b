/** How much the trail takes, and how fast it is sealed, gone through and proved. */
@NullMarked
package pk.gov.nsor.benchmark.audit;

import org.jspecify.annotations.NullMarked;
