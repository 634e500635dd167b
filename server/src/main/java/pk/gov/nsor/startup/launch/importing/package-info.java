/** {@code bin/nsor import}: files of people and convictions are taken in without a server. */
@NullMarked
package pk.gov.nsor.startup.launch.importing;

import org.jspecify.annotations.NullMarked;
