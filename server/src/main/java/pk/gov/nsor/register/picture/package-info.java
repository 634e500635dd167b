/** Makes a harmless picture of a file that somebody sent: nothing of the file goes on but what can be seen. */
@NullMarked
@NamedInterface("picture")
package pk.gov.nsor.register.picture;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
