/**
 * How well the screen of free text distinguishes notes that name a survivor from those that do not, and how long it
 * takes.
 */
@NullMarked
package pk.gov.nsor.benchmark.disclosure;

import org.jspecify.annotations.NullMarked;
