/** Simulators in processes of their own beside a demonstration. */
@NullMarked
package pk.gov.nsor.startup.launch.simulator;

import org.jspecify.annotations.NullMarked;
