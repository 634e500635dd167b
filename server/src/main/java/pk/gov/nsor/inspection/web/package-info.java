/** The pages of the trail. */
@NullMarked
package pk.gov.nsor.inspection.web;

import org.jspecify.annotations.NullMarked;
