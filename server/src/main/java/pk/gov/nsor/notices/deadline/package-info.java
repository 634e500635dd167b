/**
 * Until when something has to be told: the pure core of notices. Plain Java: no framework, no database, no clock. Whoever
 * asks brings the rows of the policy and the working days.
 */
@NullMarked
package pk.gov.nsor.notices.deadline;

import org.jspecify.annotations.NullMarked;
