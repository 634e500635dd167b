/** The nightly check that the stored standings are what the law derives. */
@NullMarked
package pk.gov.nsor.record.registration.check;

import org.jspecify.annotations.NullMarked;
