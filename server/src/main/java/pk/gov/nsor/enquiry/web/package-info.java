/** The pages of the public's SMS service. */
@NullMarked
package pk.gov.nsor.enquiry.web;

import org.jspecify.annotations.NullMarked;
