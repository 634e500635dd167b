/** How languages are chosen and messages found. */
@NullMarked
package pk.gov.nsor.foundation.shell.internal;

import org.jspecify.annotations.NullMarked;
