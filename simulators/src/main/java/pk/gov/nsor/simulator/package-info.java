/** Simulators of the systems around the register; each speaks the real protocol in a process of its own. */
@NullMarked
package pk.gov.nsor.simulator;

import org.jspecify.annotations.NullMarked;
