/** What the systems of witnesses and of agencies read of the trail's tree. */
@NullMarked
package pk.gov.nsor.accountability.trailreading.api;

import org.jspecify.annotations.NullMarked;
