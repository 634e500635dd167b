/** The client of NADRA's verification over HTTP, and what keeps its failures away from the register. */
@NullMarked
package pk.gov.nsor.agencies.verification.nadra;

import org.jspecify.annotations.NullMarked;
