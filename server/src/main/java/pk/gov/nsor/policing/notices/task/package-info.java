/** Tasks and queues of whoever deals with notices. */
@NullMarked
package pk.gov.nsor.policing.notices.task;

import org.jspecify.annotations.NullMarked;
