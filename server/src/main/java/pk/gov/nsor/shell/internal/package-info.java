/** How languages are chosen and messages found. */
@NullMarked
package pk.gov.nsor.shell.internal;

import org.jspecify.annotations.NullMarked;
