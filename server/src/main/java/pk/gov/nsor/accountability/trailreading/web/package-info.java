/** The pages of the trail. */
@NullMarked
package pk.gov.nsor.accountability.trailreading.web;

import org.jspecify.annotations.NullMarked;
