/** The page of the followers. */
@NullMarked
package pk.gov.nsor.outreach.web;

import org.jspecify.annotations.NullMarked;
