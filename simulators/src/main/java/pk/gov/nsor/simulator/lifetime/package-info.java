/** How long a simulator runs; the same for all of them. */
@NullMarked
package pk.gov.nsor.simulator.lifetime;

import org.jspecify.annotations.NullMarked;
