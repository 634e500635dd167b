/** The pages of the public's SMS service, for NPB: figures, disputes, take-backs and scans. */
@NullMarked
package pk.gov.nsor.publicservice.enquiry.web;

import org.jspecify.annotations.NullMarked;
