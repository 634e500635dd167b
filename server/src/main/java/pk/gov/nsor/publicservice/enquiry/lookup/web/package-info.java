/** The page of a record on which a registered person's question, how often they were looked up, is answered. */
@NullMarked
package pk.gov.nsor.publicservice.enquiry.lookup.web;

import org.jspecify.annotations.NullMarked;
