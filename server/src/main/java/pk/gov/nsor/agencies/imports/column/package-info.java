/** What the columns of a table mean, and how its cells become the fields of a message. */
@NamedInterface("column")
@NullMarked
package pk.gov.nsor.agencies.imports.column;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
