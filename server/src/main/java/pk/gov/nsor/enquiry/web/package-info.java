/** The pages about scans of the register. */
@NullMarked
package pk.gov.nsor.enquiry.web;

import org.jspecify.annotations.NullMarked;
