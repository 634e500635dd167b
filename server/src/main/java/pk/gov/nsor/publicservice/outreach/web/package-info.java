/** The page of the followers. */
@NullMarked
package pk.gov.nsor.publicservice.outreach.web;

import org.jspecify.annotations.NullMarked;
