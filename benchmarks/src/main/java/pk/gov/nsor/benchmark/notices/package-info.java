/** How fast notices are taken and decided, and how long the pages of the counter take. */
@NullMarked
package pk.gov.nsor.benchmark.notices;

import org.jspecify.annotations.NullMarked;
