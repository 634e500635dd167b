/**
 * A simulated witness of transparency logs (C2SP tlog-witness): somebody apart from the register who holds its newest
 * checkpoint and signs the next only where that goes on from it. It shares no code with the register: what one does wrong
 * the other must notice.
 */
@NullMarked
package pk.gov.nsor.simulator.witness;

import org.jspecify.annotations.NullMarked;
