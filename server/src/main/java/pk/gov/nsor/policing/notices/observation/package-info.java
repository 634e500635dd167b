/** What hotels, landlords, telephone companies and others report of a person. */
@NullMarked
package pk.gov.nsor.policing.notices.observation;

import org.jspecify.annotations.NullMarked;
