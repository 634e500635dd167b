/** The law as it stood on a day, and the places, to read. */
@NullMarked
package pk.gov.nsor.foundation.reference.web;

import org.jspecify.annotations.NullMarked;
