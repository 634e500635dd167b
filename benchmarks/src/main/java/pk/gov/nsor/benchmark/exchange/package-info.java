/** How fast agencies' systems are told of events, and what that costs those who write. */
@NullMarked
package pk.gov.nsor.benchmark.exchange;

import org.jspecify.annotations.NullMarked;
