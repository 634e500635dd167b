/** Scans of many numbers: detected, reported and slowed. */
@NullMarked
package pk.gov.nsor.publicservice.enquiry.internal.scan;

import org.jspecify.annotations.NullMarked;
