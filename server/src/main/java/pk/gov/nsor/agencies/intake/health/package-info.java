/** Whether each agency's system still sends, and what of it waits. */
@NullMarked
package pk.gov.nsor.agencies.intake.health;

import org.jspecify.annotations.NullMarked;
