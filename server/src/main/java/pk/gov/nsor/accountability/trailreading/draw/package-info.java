/**
 * Random samples of the trail that nobody can influence: what is declared, how it is drawn, and what is shown of it.
 */
@NullMarked
package pk.gov.nsor.accountability.trailreading.draw;

import org.jspecify.annotations.NullMarked;
