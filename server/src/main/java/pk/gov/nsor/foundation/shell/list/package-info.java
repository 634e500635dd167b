/**
 * Pages that list something, declared once: columns, tabs, filters, order, file. {@link
 * pk.gov.nsor.foundation.shell.list.ListPage} declares one; {@link pk.gov.nsor.foundation.shell.list.ListPages} shows
 * it, sends its file, and writes the trail.
 */
@NullMarked
@NamedInterface("list")
package pk.gov.nsor.foundation.shell.list;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
