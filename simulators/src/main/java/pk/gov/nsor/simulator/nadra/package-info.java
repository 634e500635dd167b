/**
 * A simulated identity verification of NADRA, over HTTP, in a process of its own: by CNIC, and by CNIC and finger. Its
 * contract is openapi.json, which it serves; its people are synthetic, and it can be as unreliable as the real one.
 */
@NullMarked
package pk.gov.nsor.simulator.nadra;

import org.jspecify.annotations.NullMarked;
