/** The review of notices with each day: deadlines, lateness, escalation, holidays and outages. */
@NullMarked
package pk.gov.nsor.policing.notices.review;

import org.jspecify.annotations.NullMarked;
