/** The pages of disputes and take-backs, for NPB. */
@NullMarked
package pk.gov.nsor.enquiry.web;

import org.jspecify.annotations.NullMarked;
