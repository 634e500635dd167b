/** The commands of {@code bin/nsor}. */
@NullMarked
package pk.gov.nsor.startup.launch.command;

import org.jspecify.annotations.NullMarked;
