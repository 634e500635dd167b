/** The commands of {@code bin/nsor audit}: the trail is signed, verified and exported without a server. */
@NullMarked
package pk.gov.nsor.startup.launch.trail;

import org.jspecify.annotations.NullMarked;
