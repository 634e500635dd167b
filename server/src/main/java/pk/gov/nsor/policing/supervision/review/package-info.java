/** The review of every case, each day and with each fact: what is due, found answered, missed or withdrawn. */
@NullMarked
package pk.gov.nsor.policing.supervision.review;

import org.jspecify.annotations.NullMarked;
