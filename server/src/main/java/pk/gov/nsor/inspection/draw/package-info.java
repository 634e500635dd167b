/** Samples of the trail that nobody can steer: what is declared, how it is drawn, and what is shown of it. */
@NullMarked
package pk.gov.nsor.inspection.draw;

import org.jspecify.annotations.NullMarked;
