/** How many searches find the right person, and how long they take; and the learning of the weights by which people are compared. */
@NullMarked
package pk.gov.nsor.benchmark.matching;

import org.jspecify.annotations.NullMarked;
