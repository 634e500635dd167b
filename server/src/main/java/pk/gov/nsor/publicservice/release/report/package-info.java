/**
 * The quarterly report for the Special Committee: drawn from the months' figures that were published, approved by two,
 * then read by the Committee. Nothing is counted for it.
 */
@NullMarked
package pk.gov.nsor.publicservice.release.report;

import org.jspecify.annotations.NullMarked;
