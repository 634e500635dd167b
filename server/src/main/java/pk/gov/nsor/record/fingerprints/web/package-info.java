/** Pages of fingerprints. */
@NullMarked
package pk.gov.nsor.record.fingerprints.web;

import org.jspecify.annotations.NullMarked;
