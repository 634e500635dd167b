/**
 * A simulator of a mobile operator's short message service centre (SMSC) and of the phones behind it: SMPP 3.4 towards
 * the register, a page that looks like a phone towards a person. All its data are synthetic and live in memory only.
 */
@NullMarked
package pk.gov.nsor.simulator.smsc;

import org.jspecify.annotations.NullMarked;
