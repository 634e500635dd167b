/** The pages of disputes, take-backs and scans, for NPB. */
@NullMarked
package pk.gov.nsor.enquiry.web;

import org.jspecify.annotations.NullMarked;
