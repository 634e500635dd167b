/** The advisers' and prosecutors' pages. */
@NullMarked
package pk.gov.nsor.survivors.alerts.web;

import org.jspecify.annotations.NullMarked;
