/**
 * A second, deliberately naive reading of the law's derivation, written from the specification alone and without sight
 * of the real core. It walks the calendar a day at a time and serves the tests as an oracle.
 */
@NullMarked
package pk.gov.nsor.foundation.requirement.reading;

import org.jspecify.annotations.NullMarked;
