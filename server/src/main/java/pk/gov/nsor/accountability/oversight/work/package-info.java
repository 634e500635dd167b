/** What is due in each district in the coming weeks against the hours its officers have. */
@NullMarked
package pk.gov.nsor.accountability.oversight.work;

import org.jspecify.annotations.NullMarked;
