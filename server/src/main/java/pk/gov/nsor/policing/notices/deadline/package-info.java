/**
 * The deadlines of the duty to notify. Plain Java: no framework, no database, no clock. The caller passes the rows of
 * the policy and the working days.
 */
@NullMarked
package pk.gov.nsor.policing.notices.deadline;

import org.jspecify.annotations.NullMarked;
