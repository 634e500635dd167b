/** Outlines of districts, to be drawn on pages. */
@NullMarked
@NamedInterface("map")
package pk.gov.nsor.foundation.reference.map;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
