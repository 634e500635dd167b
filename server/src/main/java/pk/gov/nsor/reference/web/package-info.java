/** The law as it stood on a day, and the places, to read. */
@NullMarked
package pk.gov.nsor.reference.web;

import org.jspecify.annotations.NullMarked;
