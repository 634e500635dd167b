/** How fast the law is applied: to one person after another, and to the whole register. */
@NullMarked
package pk.gov.nsor.benchmark.requirement;

import org.jspecify.annotations.NullMarked;
