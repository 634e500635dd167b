/**
 * A simulated witness of transparency logs (C2SP tlog-witness): it is independent of the register, holds its newest
 * checkpoint and signs the next one only where a consistency proof links the two. It shares no code with the register,
 * so that each can detect the other's errors.
 */
@NullMarked
package pk.gov.nsor.simulator.witness;

import org.jspecify.annotations.NullMarked;
