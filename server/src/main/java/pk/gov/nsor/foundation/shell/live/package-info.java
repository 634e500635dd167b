/** Open pages are told that something on them has changed. What is told is lost without harm: the page is loaded anew. */
@NullMarked
@NamedInterface("live")
package pk.gov.nsor.foundation.shell.live;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
