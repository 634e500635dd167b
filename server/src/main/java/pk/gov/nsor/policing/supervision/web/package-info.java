/** The pages of supervision: the caseload, the day sheet, appearances, transfers and outages. */
@NullMarked
package pk.gov.nsor.policing.supervision.web;

import org.jspecify.annotations.NullMarked;
